import { usePage } from "../shell/page.ts";

export default function TravelAgentReference() {
  return <h1>{usePage().title}</h1>;
}
