/** What the place where the portal is served decides of it: fetched when it starts, never built in. */

import { useEffect, useState } from "react";

import { PREFIX } from "../pages.ts";

/** A made-up customer whom the local issuer knows. */
export interface DemoCustomer {
  readonly name: string;
  readonly locale: string;
}

export interface Configuration {
  /** Signing in as a made-up customer, in development only. */
  readonly demoSignIn?: { readonly tokenUrl: string; readonly customers: readonly DemoCustomer[] };
  /** The map under the demo console, drawn from data of our own. */
  readonly map?: { readonly url: string; readonly attribution: string; readonly attributionUrl: string };
}

let loading: Promise<Configuration> | undefined;

/** The configuration; a failed attempt is not kept. */
export function configuration(): Promise<Configuration> {
  loading ??= load().catch((failure: unknown) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

/** The configuration of the place, once it is there; a portal without one offers less, and works. */
export function useConfiguration(): Configuration | undefined {
  const [known, setKnown] = useState<Configuration>();
  useEffect(() => {
    let isWanted = true;
    configuration().then(
      (loaded) => isWanted && setKnown(loaded),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return known;
}

async function load(): Promise<Configuration> {
  const response = await fetch(`${PREFIX}/configuration.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`The portal's configuration was answered with ${response.status}.`);
  return (await response.json()) as Configuration;
}
