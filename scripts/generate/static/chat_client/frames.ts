import type { ServerMessage } from "./messages.js";

/** What a gateway says in a form of its own when it could not pass a message on, as Amazon API Gateway does. */
export interface GatewayFailure {
  readonly connectionId: unknown;
}

/** Read a frame; nothing if it is neither. Types that are newer than this client are messages too. */
export function readFrame(frame: string): ServerMessage | GatewayFailure | undefined {
  try {
    const value = JSON.parse(frame);
    return typeof value?.type === "string" || value?.connectionId !== undefined ? value : undefined;
  } catch {
    return undefined;
  }
}
