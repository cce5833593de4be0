import { usePage } from "../shell/page.ts";

export default function States() {
  return <h1>{usePage().title}</h1>;
}
