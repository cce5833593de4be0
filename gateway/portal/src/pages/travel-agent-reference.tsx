import url from "../../../../generated/contracts/travel-agent.openapi.json?url";
import { OpenApiReference } from "../references/openapi-reference.tsx";
import { usePage } from "../shell/page.ts";

export default function TravelAgentReference() {
  return <OpenApiReference title={usePage().title} url={url} />;
}
