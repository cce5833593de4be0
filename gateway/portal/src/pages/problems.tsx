import { usePage } from "../shell/page.ts";

export default function Problems() {
  return <h1>{usePage().title}</h1>;
}
