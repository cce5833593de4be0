import type { Card } from "@mobilitycorp/sdk";

import { PriceTable } from "../../booking/price-table.tsx";
import { usePeriod } from "../../reservations/reservation-list.tsx";
import { useReservationWords } from "../../reservations/words.ts";
import { useApi } from "../../session/api.tsx";
import { Pictogram } from "../../ui/pictogram.tsx";
import { Sources } from "./sources.tsx";
import { useCardWords } from "./words.ts";

type CardOf<Kind extends Card["kind"]> = Extract<Card, { kind: Kind }>;

export function ReservationCard({ card: { reservation } }: { card: CardOf<"reservation"> }) {
  const words = useCardWords();
  const { statuses } = useReservationWords();
  const { formats } = useApi();
  const period = usePeriod();
  return (
    <>
      <h3>{words.reservation}</h3>
      <p className="option-name">
        <Pictogram of={reservation.vehicle.vehicle_class} />
        <strong>{reservation.vehicle.model}</strong>
        <span className="status" data-status={reservation.status}>
          {statuses[reservation.status] ?? reservation.status}
        </span>
      </p>
      <p>{period(reservation)}</p>
      <p className="quiet">{words.about(formats.money(reservation.estimate.total))}</p>
    </>
  );
}

export function PriceCard({ card }: { card: CardOf<"price"> }) {
  const words = useCardWords();
  const { formats } = useApi();
  return (
    <>
      <h3>
        {words.price}: {card.vehicle.model}
      </h3>
      <PriceTable price={card.price} caption={words.price} />
      {card.valid_until ? <p className="quiet">{words.validUntil(formats.dateTime(card.valid_until))}</p> : undefined}
    </>
  );
}

export function WeatherCard({ card: { weather } }: { card: CardOf<"weather"> }) {
  const words = useCardWords();
  const { formats } = useApi();
  return (
    <>
      <h3>
        {words.weather}: {weather.place.name}
      </h3>
      <p>
        <strong>
          {formats.number(weather.temperature_c)} °C, {words.conditions[weather.condition] ?? weather.condition}
        </strong>
      </p>
      <p className="quiet">
        {formats.dateTime(weather.at)} · {words.rain(formats.number(weather.precipitation_mm))} ·{" "}
        {words.wind(formats.number(weather.wind_m_s))}
      </p>
      <Sources sources={[weather.source]} />
    </>
  );
}

export function CommuteCard({ card: { commute } }: { card: CardOf<"commute"> }) {
  const words = useCardWords();
  const { formats } = useApi();
  const time = commute.local_time
    ? commute.arrive_by
      ? words.arriveBy(commute.local_time)
      : words.leaveAt(commute.local_time)
    : "";
  const weekdays = commute.weekdays.map((weekday) => words.weekdays[weekday] ?? weekday).join(", ");
  return (
    <>
      <h3>{words.commute}</h3>
      <p>
        <strong>{words.fromTo(commute.origin.name, commute.destination.name)}</strong>
        <br />
        {[words.modes[commute.mode] ?? commute.mode, weekdays, time].filter(Boolean).join(" · ")}
      </p>
      <ul className="days" aria-label={words.days}>
        {commute.days.map((day) => (
          <li key={day.date} data-status={day.status}>
            <span>
              {formats.date(day.departs_at)}, {formats.time(day.departs_at)} → {formats.time(day.arrives_at)}
            </span>
            <span className="quiet">
              {day.status === "not_yet_bookable" && day.bookable_from
                ? words.bookableFrom(formats.dateTime(day.bookable_from))
                : (words.dayStates[day.status] ?? day.status)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
