// Generated from scripts/generate/static/chat_client/socket.ts by `make generate`. DO NOT EDIT.
import { ConfigurationError } from "../core/errors.js";
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL } from "./messages.js";

/** As much of a WebSocket as the client needs; that of browsers, of Node and of the package `ws` have it. */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** Find the WebSocket of the platform; throws ConfigurationError where it has none. */
export function platformWebSocket(): WebSocketConstructor {
  const found = (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (found) return found;
  throw new ConfigurationError(
    "This platform has no WebSocket (Node has one from version 22); give one with the option `WebSocket`.",
  );
}

/** Name the subprotocols to offer. Browsers can show gateways the token nowhere else; it is never the one chosen. */
export function offeredProtocols(token: string): string[] {
  // What a subprotocol may be written in (RFC 6455, section 4.1); JWTs are.
  const shown = TOKEN_SUBPROTOCOL !== undefined && /^[\w!#$%&'*+.^`|~-]+$/.test(token);
  return shown ? [SUBPROTOCOL, TOKEN_SUBPROTOCOL + token] : [SUBPROTOCOL];
}
