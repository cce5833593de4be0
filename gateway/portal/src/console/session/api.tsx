import { type Metro, MobilityClient, type Token, type TokenReason } from "@mobilitycorp/sdk";
import { createContext, type ReactNode, useContext, useMemo } from "react";

import { provideToken } from "../../session/session.ts";
import { useLanguage } from "../../shell/language.ts";
import { type Formats, formatsIn } from "../formats/formats.ts";
import { learnServerTime } from "./server-clock.ts";

/** What every part of the console works with. */
export interface Api {
  readonly mobility: MobilityClient;
  readonly metro: Metro;
  readonly formats: Formats;
}

const Context = createContext<Api | undefined>(undefined);

/** A client of the SDK for the origin that serves the portal, with the token of whoever is signed in. */
export function newClient(): MobilityClient {
  return new MobilityClient({
    baseUrl: location.origin,
    token: sdkToken,
    hooks: { onResponse: ({ headers }) => learnServerTime(headers.get("Date"), Date.now()) },
  });
}

/** The token of the session in the form of the SDK. */
export async function sdkToken(reason: TokenReason): Promise<Token> {
  const { token, expiresAt } = await provideToken(reason);
  return expiresAt === undefined ? { token } : { token, expiresAt: new Date(expiresAt) };
}

export function ApiProvider({ mobility, metro, children }: { mobility: MobilityClient; metro: Metro; children: ReactNode }) {
  const language = useLanguage();
  const api = useMemo(
    () => ({ mobility, metro, formats: formatsIn(language, metro.time_zone) }),
    [mobility, metro, language],
  );
  return <Context value={api}>{children}</Context>;
}

export function useApi(): Api {
  const api = useContext(Context);
  if (!api) throw new Error("useApi needs an ApiProvider around it.");
  return api;
}
