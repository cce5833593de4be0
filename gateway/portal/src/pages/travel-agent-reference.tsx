import url from "../../../../generated/contracts/travel-agent.openapi.json?url";
import { OpenApiReference } from "../references/openapi-reference.tsx";

export default function TravelAgentReference() {
  return <OpenApiReference url={url} />;
}
