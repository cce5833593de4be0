import type { Card } from "@mobilitycorp/sdk";

import { usePeriod } from "../reservations/reservation-list.tsx";
import { Notice } from "../ui/notice.tsx";
import { Thumb } from "../ui/thumb.tsx";
import { CardView } from "./cards/card-view.tsx";
import { Proposal } from "./cards/proposal.tsx";
import { IncidentLine } from "./cards/trip-cards.tsx";
import type { Conversation, ConversationView } from "./conversation.ts";
import type { Entry } from "./timeline.ts";
import { useChatWords } from "./words.ts";
import { WorkList } from "./work-list.tsx";

interface Props {
  readonly entry: Entry;
  readonly view: ConversationView;
  readonly conversation: Conversation;
  readonly onShow: (card: Card, optionId?: string) => void;
}

/** One thing of the conversation. */
export function EntryView({ entry, view, conversation, onShow }: Props) {
  const words = useChatWords();
  const period = usePeriod();
  switch (entry.kind) {
    case "said":
      return (
        <div className="said">
          <span className="unseen">{words.you}: </span>
          {entry.text}
        </div>
      );
    case "work":
      return <WorkList works={entry.works} isRunning={view.timeline.turnId === entry.turnId} />;
    case "answer":
      return <Answer entry={entry} />;
    case "card":
      return (
        <article className="card" data-invalid={entry.invalid !== undefined}>
          {entry.invalid ? <Notice kind="warn">{words.invalid[entry.invalid] ?? entry.invalid}</Notice> : undefined}
          <CardView
            card={entry.card}
            onShow={onShow}
            onChooseOption={entry.invalid ? undefined : (optionId) => conversation.chooseOption(optionId)}
          />
        </article>
      );
    case "question":
      return <Question entry={entry} view={view} conversation={conversation} />;
    case "proposal":
      return (
        <Proposal
          message={entry.message}
          status={entry.status}
          detail={entry.detail}
          decided={view.decided[entry.key]}
          onDecide={(decision) => conversation.decide(entry.message, decision)}
        />
      );
    case "reservation":
      return (
        <p className="event">
          <strong>{words.reservationChanged[entry.event] ?? entry.event}:</strong> {entry.reservation.vehicle.model},{" "}
          {period(entry.reservation)}
        </p>
      );
    case "incident":
      return (
        <Notice kind="warn">
          <IncidentLine incident={entry.incident} />
        </Notice>
      );
    case "fact":
      return (
        <p className="event">
          <strong>{words.learned}:</strong> {words.fact(entry.fact.subject, entry.fact.statement)}
        </p>
      );
    case "end":
      return <End entry={entry} view={view} conversation={conversation} />;
  }
}

type Kind<Name extends Entry["kind"]> = Extract<Entry, { kind: Name }>;

function Answer({ entry }: { entry: Kind<"answer"> }) {
  const words = useChatWords();
  if (typeof entry.state === "object") {
    const reason = words.retractions[entry.state.retracted] ?? entry.state.retracted;
    return (
      <div className="answer retracted">
        {entry.text ? <del>{entry.text}</del> : undefined}
        <p className="quiet">
          {words.retracted}: {reason}.
        </p>
      </div>
    );
  }
  return (
    <div className="answer" data-state={entry.state}>
      <span className="unseen">{words.agent}: </span>
      {entry.text}
    </div>
  );
}

function Question({ entry, view, conversation }: Pick<Props, "view" | "conversation"> & { entry: Kind<"question"> }) {
  const decided = view.decided[entry.key];
  const isOver = entry.answered || decided !== undefined;
  return (
    <div className="question">
      <p className="answer">{entry.message.question}</p>
      <div className="question-choices" role="group" aria-label={entry.message.question}>
        {entry.message.choices.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            disabled={isOver}
            aria-pressed={decided === id}
            onClick={() => conversation.choose(entry.message, id)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** How a turn ended, where that is not plain from its answer, and what the customer thinks of it. */
function End({ entry, view, conversation }: Pick<Props, "view" | "conversation"> & { entry: Kind<"end"> }) {
  const words = useChatWords();
  const rating = view.ratings[entry.turnId];
  const said = words.ends[entry.status];
  const answer = view.timeline.entries.findLast(
    (other): other is Kind<"answer"> => other.kind === "answer" && other.turnId === entry.turnId,
  );
  return (
    <div className="turn-end">
      {said ? (
        <Notice kind={entry.status === "failed" ? "bad" : "info"}>
          {said} {entry.problem?.detail}
        </Notice>
      ) : undefined}
      <div className="feedback" role="group" aria-label={words.rate}>
        {(["up", "down"] as const).map((value) => (
          <button
            key={value}
            type="button"
            aria-label={words[value]}
            aria-pressed={rating === value}
            title={words[value]}
            onClick={() => conversation.rate(entry.turnId, value)}
          >
            <Thumb points={value} />
          </button>
        ))}
        {answer ? (
          <button type="button" onClick={() => conversation.answerAgain(answer.key)}>
            {words.answerAgain}
          </button>
        ) : undefined}
        {rating ? <span className="quiet" role="status">{words.thanks}</span> : undefined}
      </div>
    </div>
  );
}
