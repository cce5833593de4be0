// Generated from scripts/generate/static/chat_client/frames.ts by `make generate`. DO NOT EDIT.
import type { ServerMessage } from "./messages.js";

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
