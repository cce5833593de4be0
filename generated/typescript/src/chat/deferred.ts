// Generated from scripts/generate/static/chat_client/deferred.ts by `make generate`. DO NOT EDIT.
/** A promise that is settled from outside. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

export function deferred<Value>(): Deferred<Value> {
  let resolve!: (value: Value) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  // Whoever connects and never looks at the promise learns of the end from `onConnection`.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
