import type { Price } from "@mobilitycorp/sdk";

import { useApi } from "../session/api.tsx";
import { useBookingWords } from "./words.ts";

/** A price with its lines and its tax. */
export function PriceTable({ price, caption, total }: { price: Price; caption: string; total?: string }) {
  const words = useBookingWords();
  const { formats } = useApi();
  return (
    <table className="price">
      <caption className="unseen">{caption}</caption>
      <tbody>
        {price.lines.map(({ kind, minutes, amount }, index) => (
          // Lines have no names of their own, and never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            <th scope="row">
              {words.line[kind] ?? kind}
              {minutes === undefined ? undefined : <span className="quiet"> {words.minutes(formats.minutes(minutes))}</span>}
            </th>
            <td>{formats.money(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="quiet">
          <th scope="row">{words.net}</th>
          <td>{formats.money(price.net)}</td>
        </tr>
        <tr className="quiet">
          <th scope="row">{words.tax(formats.rate(price.vat_rate))}</th>
          <td>{formats.money(price.vat)}</td>
        </tr>
        <tr className="total">
          <th scope="row">{total ?? words.total}</th>
          <td>{formats.money(price.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
