import url from "../../../../generated/contracts/reservation.openapi.json?url";
import { OpenApiReference } from "../references/openapi-reference.tsx";
import { usePage } from "../shell/page.ts";

export default function ReservationReference() {
  return <OpenApiReference title={usePage().title} url={url} />;
}
