import type { Card } from "@mobilitycorp/sdk";
import { type ReactNode, useEffect, useRef } from "react";

import { announcementOf } from "./announcement.ts";
import { Composer } from "./composer.tsx";
import { ConnectionNote, TroubleNote } from "./connection-note.tsx";
import type { Conversation, ConversationView } from "./conversation.ts";
import { EntryView } from "./entry-view.tsx";
import { useChatWords } from "./words.ts";

interface Props {
  readonly conversation: Conversation;
  readonly view: ConversationView;
  readonly onShow: (card: Card, optionId?: string) => void;
}

/** The conversation with the travel agent. */
export function ChatPanel({ conversation, view, onShow }: Props) {
  const words = useChatWords();
  const { timeline, unheard } = view;
  const isEmpty = timeline.entries.length === 0 && unheard.length === 0;
  const isRunning = timeline.turnId !== undefined;
  const suggestions = isEmpty ? words.examples : isRunning ? [] : timeline.suggestions;
  return (
    <div className="chat">
      <h2 className="unseen">{words.agent}</h2>
      <Scroller>
        {isEmpty ? <p className="answer">{words.welcome}</p> : undefined}
        <ol className="entries" aria-label={words.conversation}>
          {timeline.entries.map((entry) => (
            <li key={`${entry.kind} ${entry.key}`} data-kind={entry.kind}>
              <EntryView entry={entry} view={view} conversation={conversation} onShow={onShow} />
            </li>
          ))}
          {unheard.map((text, index) => (
            // Words that are on their way have no name yet, and keep their order.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`unheard ${index}`} data-kind="said">
              <div className="said unheard">{text}</div>
            </li>
          ))}
        </ol>
      </Scroller>
      <p className="unseen" role="status" aria-live="polite">
        {announcementOf(timeline, words)}
      </p>
      <ConnectionNote connection={view.connection} onReconnect={() => conversation.reconnect()} onStartOver={() => conversation.startOver()} />
      <TroubleNote trouble={view.trouble} />
      {suggestions.length > 0 ? (
        <ul className="suggestions" aria-label={words.suggestions}>
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <button type="button" onClick={() => conversation.say(suggestion)}>
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      ) : undefined}
      <Composer
        isRunning={isRunning}
        onSay={(text) => conversation.say(text)}
        onStop={() => conversation.cancelTurn()}
        onStartOver={isEmpty ? undefined : () => conversation.startOver()}
      />
    </div>
  );
}

const NEAR_THE_END_PX = 120;

/** Stays at the end while things are added, unless the reader has scrolled away from there. */
function Scroller({ children }: { children: ReactNode }) {
  const words = useChatWords();
  const element = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const { current } = element;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  });
  return (
    <div
      ref={element}
      className="chat-scroll"
      // A place that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={words.conversation}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
      }}
    >
      {children}
    </div>
  );
}
