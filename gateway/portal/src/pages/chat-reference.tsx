import { usePage } from "../shell/page.ts";

export default function ChatReference() {
  return <h1>{usePage().title}</h1>;
}
