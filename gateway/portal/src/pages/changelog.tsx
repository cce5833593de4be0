import { usePage } from "../shell/page.ts";

export default function Changelog() {
  return <h1>{usePage().title}</h1>;
}
