import { type FormEvent, type KeyboardEvent, useId, useState } from "react";

import { useChatWords } from "./words.ts";

const LONGEST = 4000;

interface Props {
  readonly isRunning: boolean;
  readonly onSay: (text: string) => void;
  readonly onStop: () => void;
  /** Undefined while there is nothing to leave behind. */
  readonly onStartOver: (() => void) | undefined;
}

/** Where the customer writes. Enter sends, with Shift it begins a new line. */
export function Composer({ isRunning, onSay, onStop, onStartOver }: Props) {
  const words = useChatWords();
  const id = useId();
  const [text, setText] = useState("");
  const send = (): void => {
    const said = text.trim();
    if (!said) return;
    onSay(said);
    setText("");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const press = (event: KeyboardEvent): void => {
    // While a word is composed, as in Japanese, Enter belongs to the composition.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label className="unseen" htmlFor={id}>
        {words.message}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <div className="actions">
        <button type="submit" className="primary" disabled={!text.trim()}>
          {words.send}
        </button>
        {isRunning ? (
          <button type="button" onClick={onStop}>
            {words.stop}
          </button>
        ) : undefined}
        {onStartOver ? (
          <button type="button" className="plain" onClick={onStartOver}>
            {words.startOver}
          </button>
        ) : undefined}
      </div>
    </form>
  );
}
