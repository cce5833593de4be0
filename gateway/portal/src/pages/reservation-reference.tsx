import { usePage } from "../shell/page.ts";

export default function ReservationReference() {
  return <h1>{usePage().title}</h1>;
}
