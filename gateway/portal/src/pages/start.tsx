import { usePage } from "../shell/page.ts";

export default function Start() {
  return <h1>{usePage().title}</h1>;
}
