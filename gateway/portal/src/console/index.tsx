import { useConsoleMessages } from "./messages.ts";

/** The demo console. */
export default function Console() {
  const messages = useConsoleMessages();
  return <h1>{messages.title}</h1>;
}
