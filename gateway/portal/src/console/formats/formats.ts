import type { Language } from "../../messages/languages.ts";

export interface Amount {
  /** In minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** Numbers, amounts and times as the reader writes them; times are those of the metro. */
export interface Formats {
  readonly timeZone: string;
  money(amount: Amount): string;
  /** Hundredths of a per cent. */
  rate(basisPoints: number): string;
  percent(value: number): string;
  distance(metres: number): string;
  minutes(minutes: number): string;
  duration(seconds: number): string;
  /** Minutes and seconds, for what runs out. */
  countdown(milliseconds: number): string;
  time(timestamp: string): string;
  date(timestamp: string): string;
  dateTime(timestamp: string): string;
  /** From one time to another, the day said once where it is the same. */
  period(from: string, to: string): string;
  number(value: number): string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };
const KILOMETRE = 1000;
const HOUR_MIN = 60;

/** The formats of a language in a metro's time zone. */
export function formatsIn(language: Language, timeZone: string): Formats {
  const locale = LOCALES[language];
  const unit = (name: string, digits = 0): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits });
  const [metres, kilometres, hours, minutes] = [unit("meter"), unit("kilometer", 1), unit("hour"), unit("minute")];
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { timeZone, weekday: "short", day: "numeric", month: "short" });
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const minutesText = (value: number): string => {
    const whole = Math.floor(value / HOUR_MIN);
    if (whole === 0) return minutes.format(value);
    const rest = value % HOUR_MIN;
    return rest === 0 ? hours.format(whole) : `${hours.format(whole)} ${minutes.format(rest)}`;
  };
  return {
    timeZone,
    money: ({ amount, currency }) => moneyText(amount, currency, locale),
    rate: (basisPoints) => rate.format(basisPoints / 10_000),
    percent: (value) => percent.format(value / 100),
    distance: (value) => (value < KILOMETRE ? metres.format(value) : kilometres.format(value / KILOMETRE)),
    minutes: minutesText,
    duration: (seconds) => minutesText(Math.max(1, Math.round(seconds / 60))),
    countdown: (milliseconds) => countdownText(milliseconds),
    time: (timestamp) => time.format(new Date(timestamp)),
    date: (timestamp) => date.format(new Date(timestamp)),
    dateTime: (timestamp) => dateTime.format(new Date(timestamp)),
    period: (from, to) => dateTime.formatRange(new Date(from), new Date(to)),
    number: (value) => number.format(value),
  };
}

function moneyText(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

function countdownText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
