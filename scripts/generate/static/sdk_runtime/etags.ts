// Objects are held weakly: what the application forgets is forgotten here.
const versions = new WeakMap<object, string>();

/** Tell the version of an object as the service gave it, if it was read with one. Copies of it have none. */
export function etagOf(read: object): string | undefined {
  return versions.get(read);
}

export function rememberETag(read: unknown, etag: string | null): void {
  if (etag !== null && typeof read === "object" && read !== null) versions.set(read, etag);
}
