import type { Quote, Reservation, Vehicle } from "@mobilitycorp/sdk";
import { useEffect, useRef } from "react";

import { FailureNotice } from "../problems/failure-notice.tsx";
import type { Failure } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { Countdown } from "../ui/countdown.tsx";
import { Notice } from "../ui/notice.tsx";
import { VehicleFacts } from "../vehicles/vehicle-facts.tsx";
import { useVehicleWords } from "../vehicles/words.ts";
import { PriceTable } from "./price-table.tsx";
import { isBusy } from "./steps.ts";
import { Terms } from "./terms.tsx";
import { TripFields } from "./trip-fields.tsx";
import { type Bookings, useBooking } from "./use-booking.ts";
import { useBookingWords } from "./words.ts";

interface Props {
  readonly vehicle: Vehicle;
  /** One's own, as they were read last. */
  readonly reservations: readonly Reservation[];
  readonly onBack: () => void;
  readonly onCancel: (reservation: Reservation) => void;
}

/** One vehicle, from its facts to the confirmed reservation. */
export function BookingPanel({ vehicle, reservations, onBack, onCancel }: Props) {
  const words = useVehicleWords();
  const bookings = useBooking(reservations);
  const panel = useRef<HTMLDivElement>(null);
  const { step } = bookings.booking;
  useEffect(() => {
    // Who goes on by keyboard or hears the page is to be where it goes on.
    panel.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="booking" ref={panel} tabIndex={-1} data-step={step}>
      <button type="button" className="back" disabled={isBusy(bookings.booking)} onClick={onBack}>
        ← {words.back}
      </button>
      <VehicleFacts vehicle={vehicle} />
      <Step vehicle={vehicle} bookings={bookings} onBack={onBack} onCancel={onCancel} />
    </div>
  );
}

function Step({ vehicle, bookings, onBack, onCancel }: Omit<Props, "reservations"> & { bookings: Bookings }) {
  const { booking } = bookings;
  switch (booking.step) {
    case "details":
    case "quoting":
      return (
        <>
          {booking.step === "details" ? <WhyAgain failure={booking.failure} lapsed={booking.lapsed} /> : undefined}
          <TripFields
            key={vehicle.id}
            vehicle={vehicle}
            isBusy={booking.step === "quoting"}
            onAsk={(request) => void bookings.ask(request)}
          />
        </>
      );
    case "quoted":
    case "reserving":
      return <Offer quote={booking.quote} bookings={bookings} />;
    case "held":
    case "confirming":
      return <Hold reservation={booking.reservation} bookings={bookings} onCancel={onCancel} />;
    case "booked":
      return <Booked reservation={booking.reservation} onDone={onBack} />;
  }
}

function WhyAgain({ failure, lapsed }: { failure: Failure | undefined; lapsed: "quote" | "hold" | undefined }) {
  const words = useBookingWords();
  if (failure) return <FailureNotice failure={failure} />;
  if (!lapsed) return undefined;
  return <Notice kind="warn">{lapsed === "quote" ? words.lapsedQuote : words.lapsedHold}</Notice>;
}

function Offer({ quote, bookings }: { quote: Quote; bookings: Bookings }) {
  const words = useBookingWords();
  const { formats } = useApi();
  const { booking } = bookings;
  const isReserving = booking.step === "reserving";
  return (
    <section className="offer-card" aria-label={words.offer}>
      <h3>{words.offer}</h3>
      <p>
        {quote.ends_at ? formats.period(quote.starts_at, quote.ends_at) : formats.dateTime(quote.starts_at)}
      </p>
      <PriceTable price={quote.estimate} caption={words.offer} total={words.estimated} />
      <Terms tariff={quote.tariff} />
      <p className="ends">
        {words.offerEnds}{" "}
        <Countdown until={quote.expires_at} label={words.offerEnds} onEnd={() => bookings.tell({ type: "lapsed" })} />
      </p>
      {booking.step === "quoted" && booking.failure ? <FailureNotice failure={booking.failure} /> : undefined}
      <div className="actions">
        <button type="button" className="primary" disabled={isReserving} onClick={() => void bookings.reserve()}>
          {isReserving ? words.reserving : words.reserve(formats.money(quote.estimate.total))}
        </button>
        <button type="button" disabled={isReserving} onClick={() => bookings.tell({ type: "back" })}>
          {words.otherTimes}
        </button>
      </div>
    </section>
  );
}

function Hold({ reservation, bookings, onCancel }: { reservation: Reservation; bookings: Bookings; onCancel: Props["onCancel"] }) {
  const words = useBookingWords();
  const { booking } = bookings;
  const isConfirming = booking.step === "confirming";
  const failure = booking.step === "held" ? booking.failure : undefined;
  const needsCard = failure?.kind === "problem" && failure.problem.code === "payment_method_required";
  return (
    <section className="offer-card" aria-label={words.hold}>
      <h3>{words.hold}</h3>
      <Notice kind="good">{words.holdExplanation}</Notice>
      <PriceTable price={reservation.estimate} caption={words.hold} total={words.estimated} />
      {reservation.hold_expires_at ? (
        <p className="ends">
          {words.holdEnds}{" "}
          <Countdown
            until={reservation.hold_expires_at}
            label={words.holdEnds}
            onEnd={() => bookings.tell({ type: "lapsed" })}
          />
        </p>
      ) : undefined}
      {failure ? <FailureNotice failure={failure} /> : undefined}
      <div className="actions">
        {needsCard ? (
          <button type="button" className="primary" disabled={isConfirming} onClick={() => void bookings.payAndConfirm()}>
            {words.storeCard}
          </button>
        ) : (
          <button type="button" className="primary" disabled={isConfirming} onClick={() => void bookings.confirm()}>
            {isConfirming ? words.confirming : words.confirm}
          </button>
        )}
        <button type="button" disabled={isConfirming} onClick={() => onCancel(reservation)}>
          {words.release}
        </button>
      </div>
    </section>
  );
}

function Booked({ reservation, onDone }: { reservation: Reservation; onDone: () => void }) {
  const words = useBookingWords();
  const { formats } = useApi();
  return (
    <section className="offer-card" aria-label={words.booked}>
      <h3>{words.booked}</h3>
      <Notice kind="good">{words.bookedExplanation}</Notice>
      <p>
        {reservation.ends_at
          ? formats.period(reservation.starts_at, reservation.ends_at)
          : formats.dateTime(reservation.starts_at)}
      </p>
      <PriceTable price={reservation.estimate} caption={words.booked} total={words.estimated} />
      <div className="actions">
        <button type="button" className="primary" onClick={onDone}>
          {words.done}
        </button>
      </div>
    </section>
  );
}
