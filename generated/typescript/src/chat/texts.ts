// Generated from scripts/generate/static/chat_client/texts.ts by `make generate`. DO NOT EDIT.
import type { ServerMessage, ServerMessages } from "./messages.js";

type Piece = ServerMessages["message.delta"];
type Named = Pick<Piece, "message_id" | "turn_id">;

/** An answer of the service, as far as it has come. */
export interface AnswerText {
  readonly messageId: string;
  readonly turnId: string;
  /** Provisional while it is `streaming`, checked once it is `completed`, empty when it was `retracted`. */
  readonly text: string;
  readonly state: "streaming" | "completed" | "retracted";
  /** Whether pieces are missing, as after a loss of the connection. The text ends before them until it is completed. */
  readonly hasGap: boolean;
}

interface Streaming {
  text: string;
  next: number;
  /** Pieces that came before those in front of them. */
  readonly ahead: Map<number, string>;
}

/**
 * Puts the texts of answers together from their pieces.
 *
 * @example
 * ```ts
 * const texts = new AnswerTexts();
 * for await (const message of chat) {
 *   const answer = texts.take(message);
 *   if (answer !== undefined) console.log(answer.state, answer.text);
 * }
 * ```
 */
export class AnswerTexts {
  readonly #streaming = new Map<string, Streaming>();
  readonly #finished = new Set<string>();

  /** Take a message of the service; gives the answer that it has changed, if it has changed one. */
  take(message: ServerMessage): AnswerText | undefined {
    switch (message.type) {
      case "message.delta":
        return this.#finished.has(message.message_id) ? undefined : this.#add(message);
      case "message.completed":
        return this.#finish(message, "completed", message.text);
      case "message.retracted":
        return this.#finish(message, "retracted", "");
      default:
        return undefined;
    }
  }

  #add(piece: Piece): AnswerText | undefined {
    const answer = this.#streaming.get(piece.message_id) ?? { text: "", next: 0, ahead: new Map() };
    this.#streaming.set(piece.message_id, answer);
    if (piece.index < answer.next || answer.ahead.has(piece.index)) return undefined;
    answer.ahead.set(piece.index, piece.text);
    for (let text; (text = answer.ahead.get(answer.next)) !== undefined; answer.next += 1) {
      answer.ahead.delete(answer.next);
      answer.text += text;
    }
    return told(piece, "streaming", answer.text, answer.ahead.size > 0);
  }

  #finish(message: Named, state: AnswerText["state"], text: string): AnswerText {
    this.#streaming.delete(message.message_id);
    this.#finished.add(message.message_id);
    return told(message, state, text, false);
  }
}

function told(message: Named, state: AnswerText["state"], text: string, hasGap: boolean): AnswerText {
  return { messageId: message.message_id, turnId: message.turn_id, text, state, hasGap };
}
