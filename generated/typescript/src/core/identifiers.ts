// Generated from scripts/generate/static/sdk_runtime/identifiers.ts by `make generate`. DO NOT EDIT.
/** Make an id that nobody else makes and that sorts by time (UUID version 7, RFC 9562). */
export function freshId(now: number): string {
  const bytes = randomBytes();
  for (let index = 0; index < 6; index += 1) {
    bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function randomBytes(): Uint8Array {
  const bytes = new Uint8Array(16);
  // React Native has no `crypto` without a polyfill. Keys must be unique, not secret.
  if (typeof globalThis.crypto?.getRandomValues === "function") return crypto.getRandomValues(bytes);
  return bytes.map(() => Math.floor(Math.random() * 256));
}
