import { useState } from "react";

import { useShellMessages } from "./messages.ts";

/** A button that puts a text into the clipboard, and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const messages = useShellMessages();
  const [outcome, setOutcome] = useState<"copied" | "refused">();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  }

  return (
    <button type="button" className="copy" onClick={() => void copy()} onBlur={() => setOutcome(undefined)}>
      <span aria-live="polite">{outcome === undefined ? label : messages.copying[outcome]}</span>
    </button>
  );
}
