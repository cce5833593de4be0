import url from "../../../../generated/contracts/reservation.openapi.json?url";
import { OpenApiReference } from "../references/openapi-reference.tsx";

export default function ReservationReference() {
  return <OpenApiReference url={url} />;
}
