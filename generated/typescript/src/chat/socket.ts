// Generated from scripts/generate/static/chat_client/socket.ts by `make generate`. DO NOT EDIT.
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

/** Find the WebSocket of the platform; throws where it has none. */
export function platformWebSocket(): WebSocketConstructor {
  const found = (globalThis as { WebSocket?: unknown }).WebSocket;
  if (typeof found !== "function") {
    throw new TypeError("This platform has no WebSocket (Node has one from version 22). Give one with the option `WebSocket`.");
  }
  return found as WebSocketConstructor;
}

// What a subprotocol may be written in (RFC 6455, section 4.1); JWTs are.
const SUBPROTOCOL_SIGNS = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Name the subprotocols to offer. Browsers can show gateways the token nowhere else; it is never the one chosen. */
export function offeredProtocols(token: string): string[] {
  const shown = TOKEN_SUBPROTOCOL !== undefined && SUBPROTOCOL_SIGNS.test(token);
  return shown ? [SUBPROTOCOL, TOKEN_SUBPROTOCOL + token] : [SUBPROTOCOL];
}

/** Put the address of the channel behind a base such as https://api.example or ws://127.0.0.1:8000. */
export function channelUrl(base: string, address: string): string {
  const url = new URL(base);
  url.protocol = { "http:": "ws:", "https:": "wss:" }[url.protocol] ?? url.protocol;
  url.pathname = url.pathname.replace(/\/+$/, "") + address;
  url.hash = "";
  return url.href;
}
