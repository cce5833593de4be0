import type { Tariff } from "@mobilitycorp/sdk";

import { useApi } from "../session/api.tsx";
import { useBookingWords } from "./words.ts";

/** What may come on top of the price, as the frozen tariff has it; what costs nothing is left out. */
export function Terms({ tariff }: { tariff: Tariff }) {
  const words = useBookingWords();
  const { formats } = useApi();
  const money = (amount: number): string => formats.money({ amount, currency: tariff.currency });
  const { cancellation, no_show, late_return, fines } = tariff;
  const terms = [
    words.freeUntil(formats.minutes(cancellation.free_until_min_before_start), money(cancellation.fee)),
    ...(no_show.fee > 0 ? [words.noShow(formats.minutes(no_show.grace_min), money(no_show.fee))] : []),
    words.late(formats.minutes(late_return.grace_min), money(late_return.per_minute)),
    ...(fines.wrong_place > 0 ? [words.wrongPlace(money(fines.wrong_place))] : []),
    ...(fines.unplugged > 0 ? [words.unplugged(money(fines.unplugged))] : []),
  ];
  return (
    <details className="terms">
      <summary>{words.terms}</summary>
      <ul>
        {terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
    </details>
  );
}
