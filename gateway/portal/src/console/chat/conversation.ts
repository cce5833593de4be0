import { type MobilityClient, TokenError } from "@mobilitycorp/sdk";
import {
  ChatClient,
  type ConnectionEvent,
  MessageRefused,
  type ServerMessage,
  type ServerMessages,
} from "@mobilitycorp/sdk/chat";

import type { Language } from "../../messages/languages.ts";
import { EMPTY, type Timeline, withEvent } from "./timeline.ts";

export type Connection =
  | { readonly state: "connecting" }
  | { readonly state: "ready" }
  /** Lost; `retryAt` is when it is tried again, in milliseconds since 1970. */
  | { readonly state: "waiting"; readonly retryAt: number; readonly isSignedOut: boolean }
  | { readonly state: "closed"; readonly reason: string };

export type Trouble =
  | { readonly kind: "refused"; readonly answer: ServerMessages["error"] }
  | { readonly kind: "rate_limited"; readonly until: number }
  | { readonly kind: "failed"; readonly reason: string };

export interface ConversationView {
  readonly timeline: Timeline;
  readonly connection: Connection;
  /** What was said and not heard of again yet. */
  readonly unheard: readonly string[];
  readonly trouble: Trouble | undefined;
  readonly ratings: Readonly<Record<string, "up" | "down">>;
  /** What was decided and not heard of again yet, by the key of its entry. */
  readonly decided: Readonly<Record<string, string>>;
}

export interface Settings {
  readonly mobility: MobilityClient;
  readonly language: Language;
  readonly timeZone: string;
  /** Keeps which conversation it is, so that it goes on after the page was loaded again. */
  readonly memory: { get(): string | undefined; set(conversationId: string | undefined): void };
  readonly onReservationChanged: () => void;
}

const BEGINNING: ConversationView = {
  timeline: EMPTY,
  connection: { state: "connecting" },
  unheard: [],
  trouble: undefined,
  ratings: {},
  decided: {},
};

/** One conversation with the travel agent: what it looks like now, and what the customer can do in it. */
export class Conversation {
  readonly #settings: Settings;
  readonly #listeners = new Set<() => void>();
  #view: ConversationView = BEGINNING;
  #chat: ChatClient | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): ConversationView => this.#view;

  /** Connect, and go on with the remembered conversation: all its events are sent again. */
  start(): void {
    if (this.#chat) return;
    const { mobility, language, timeZone, memory } = this.#settings;
    const remembered = memory.get();
    const chat = new ChatClient({
      client: mobility,
      locale: language,
      timeZone,
      ...(remembered === undefined ? {} : { conversationId: remembered }),
      onError: (error) => this.#change({ trouble: { kind: "failed", reason: String(error) } }),
    });
    this.#chat = chat;
    chat.onAny((message) => this.#follow(message));
    chat.onConnection((event) => this.#connectionChanged(event, remembered));
    chat.connect().catch(() => undefined);
  }

  /** End the connection; the conversation itself stays where it is. */
  stop(): void {
    this.#chat?.close();
    this.#chat = undefined;
  }

  /** Begin a new conversation. */
  startOver(): void {
    this.stop();
    this.#settings.memory.set(undefined);
    this.#change(BEGINNING);
    this.start();
  }

  /** Try to connect at once instead of after the pause. */
  reconnect(): void {
    this.#chat?.reconnect();
  }

  say(text: string): void {
    this.#change({ unheard: [...this.#view.unheard, text], trouble: undefined });
    this.#send(this.#chat?.sayToAgent({ text }), () => this.#heard(text));
  }

  choose(message: ServerMessages["clarification.required"], choiceId: string): void {
    this.#decide(message.clarification_id, choiceId);
    this.#send(this.#chat?.choose(message, { choice_id: choiceId }), () => this.#undecide(message.clarification_id));
  }

  /** Choose an option of a plan. */
  chooseOption(optionId: string): void {
    this.#send(this.#chat?.selectChoice({ choice_id: optionId }));
  }

  decide(message: ServerMessages["confirmation.required"], decision: "approve" | "decline"): void {
    const { id } = message.confirmation;
    if (id in this.#view.decided) return;
    this.#decide(id, decision);
    const answer = decision === "approve" ? this.#chat?.confirm(message) : this.#chat?.decline(message);
    this.#send(answer, () => this.#undecide(id));
  }

  cancelTurn(): void {
    this.#send(this.#chat?.cancelTurn());
  }

  rate(turnId: string, rating: "up" | "down"): void {
    this.#change({ ratings: { ...this.#view.ratings, [turnId]: rating } });
    this.#send(this.#chat?.rateTurn({ turn_id: turnId, rating }));
  }

  answerAgain(messageId: string): void {
    this.#send(this.#chat?.regenerateMessage({ message_id: messageId }));
  }

  #send(sent: Promise<unknown> | undefined, undo: () => void = () => undefined): void {
    sent?.catch((error: unknown) => {
      undo();
      if (error instanceof MessageRefused) this.#change({ trouble: { kind: "refused", answer: error.answer } });
      else if (this.#chat) this.#change({ trouble: { kind: "failed", reason: String(error) } });
    });
  }

  #follow(message: ServerMessage): void {
    if (message.type === "user.said") this.#heard(message.text);
    if (message.type === "reservation.changed") this.#settings.onReservationChanged();
    if (message.type === "rate_limited") {
      this.#change({ trouble: { kind: "rate_limited", until: Date.now() + message.retry_after_s * 1000 } });
    }
    if (message.type === "turn.started") this.#change({ trouble: undefined });
    const timeline = withEvent(this.#view.timeline, message);
    if (timeline !== this.#view.timeline) this.#change({ timeline });
  }

  #connectionChanged(event: ConnectionEvent, remembered: string | undefined): void {
    switch (event.kind) {
      case "connecting":
        this.#change({ connection: { state: "connecting" } });
        break;
      case "ready":
        this.#settings.memory.set(event.ready.conversation_id);
        this.#change({ connection: { state: "ready" } });
        break;
      case "waiting":
        this.#change({
          connection: {
            state: "waiting",
            retryAt: Date.now() + event.delayMs,
            isSignedOut: event.error instanceof TokenError,
          },
        });
        break;
      case "closed":
        // The remembered conversation is gone, or was somebody else's.
        if (remembered !== undefined && isUnknown(event.error)) this.startOver();
        else this.#change({ connection: { state: "closed", reason: event.error.reason } });
        break;
      case "gap":
        break;
    }
  }

  #heard(text: string): void {
    const at = this.#view.unheard.indexOf(text);
    if (at >= 0) this.#change({ unheard: this.#view.unheard.toSpliced(at, 1) });
  }

  #decide(key: string, decision: string): void {
    this.#change({ decided: { ...this.#view.decided, [key]: decision }, trouble: undefined });
  }

  #undecide(key: string): void {
    const { [key]: _, ...decided } = this.#view.decided;
    this.#change({ decided });
  }

  #change(changed: Partial<ConversationView>): void {
    this.#view = { ...this.#view, ...changed };
    for (const listener of this.#listeners) listener();
  }
}

function isUnknown(error: { readonly cause?: unknown }): boolean {
  return error.cause instanceof MessageRefused && error.cause.code === "unknown_conversation";
}
