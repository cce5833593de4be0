// Generated from scripts/generate/static/chat_client/frames.ts by `make generate`. DO NOT EDIT.
import type { ServerMessage } from "./messages.js";

/** Tell whether a gateway says that it could not pass a message on, as Amazon API Gateway does in a form of its own. */
export function isGatewayFailure(frame: string): boolean {
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === "object" && value !== null && !("type" in value) && "connectionId" in value;
  } catch {
    return false;
  }
}

/** Read a frame; nothing if it is no message. Types that are newer than this client are messages too. */
export function readMessage(frame: string): ServerMessage | undefined {
  try {
    const value: unknown = JSON.parse(frame);
    const isMessage = typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
    return isMessage ? (value as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
}
