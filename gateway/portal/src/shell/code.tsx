import { CopyButton } from "./copy-button.tsx";
import { useShellMessages } from "./messages.ts";

/** A block of code, with a button to copy it. Those who use a keyboard can scroll it. */
export function Code({ text, label }: { text: string; label: string }) {
  const messages = useShellMessages();
  return (
    <figure className="code">
      <figcaption>
        <span>{label}</span>
        <CopyButton text={text} label={messages.copy} />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls. */}
      <pre tabIndex={0} aria-label={label}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
