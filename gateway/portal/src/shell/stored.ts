/** A value that is kept, watched by React, and checked when it is read again, as anything may stand in storage. */

import { useSyncExternalStore } from "react";

export interface Stored<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * @param storage where it is kept; it may be refused, as in private windows, and then the value lasts as the page does.
 * @param read what the stored text means; a text without a meaning is undefined.
 */
export function stored<Value>(
  name: string,
  options: {
    storage: () => Storage;
    initial: () => Value;
    read: (text: string) => Value | undefined;
    write: (value: Value) => string | undefined;
  },
): Stored<Value> {
  const listeners = new Set<() => void>();
  let value: Value = attempt(() => options.storage().getItem(name), options.read) ?? options.initial();
  return {
    get: () => value,
    set(next) {
      value = next;
      const text = options.write(next);
      try {
        if (text === undefined) options.storage().removeItem(name);
        else options.storage().setItem(name, text);
      } catch {
        // Storage is refused or full; the value stays in memory.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value, and a new rendering whenever it changes. */
export function useStored<Value>(store: Stored<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

function attempt<Value>(get: () => string | null, read: (text: string) => Value | undefined): Value | undefined {
  try {
    const text = get();
    return text === null ? undefined : read(text);
  } catch {
    return undefined;
  }
}
