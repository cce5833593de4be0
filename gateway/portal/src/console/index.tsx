import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { type Session, useSession } from "../session/session.ts";
import "./console.css";
import { ApiProvider, newClient } from "./session/api.tsx";
import { failureBehind, newQueryClient, read } from "./session/reading.ts";
import { Welcome } from "./session/welcome.tsx";
import { useSessionWords } from "./session/words.ts";
import { Notice } from "./ui/notice.tsx";
import { Workspace } from "./workspace.tsx";

/** The demo console. */
export default function Console() {
  const session = useSession();
  const [queries] = useState(newQueryClient);
  const customer = customerOf(session);
  return (
    <QueryClientProvider client={queries}>
      {customer === undefined ? <Welcome /> : <SignedIn key={customer} customer={customer} />}
    </QueryClientProvider>
  );
}

/** Everything of one customer; another one gets another client, and nothing of what was read for the first. */
function SignedIn({ customer }: { customer: string }) {
  const words = useSessionWords();
  const [mobility] = useState(newClient);
  const [queries] = useState(newQueryClient);
  const { data, error, refetch } = useQuery(
    { queryKey: ["metros"], queryFn: () => read(mobility.metros.list()), staleTime: Infinity },
    queries,
  );
  useEffect(() => () => queries.clear(), [queries]);
  const metro = data?.items[0];
  const failure = failureBehind(error);
  return (
    <div className="console">
      <h1 className="unseen">{words.title}</h1>
      {metro ? (
        <QueryClientProvider client={queries}>
          <ApiProvider mobility={mobility} metro={metro}>
            <Workspace customer={customer} />
          </ApiProvider>
        </QueryClientProvider>
      ) : undefined}
      {!metro && !failure ? (
        <p className="quiet loading" role="status">
          {words.loading}
        </p>
      ) : undefined}
      {failure ? (
        <Notice kind="bad">
          <p>{words.cityFailed}</p>
          <button type="button" onClick={() => void refetch()}>
            {words.again}
          </button>
        </Notice>
      ) : undefined}
    </div>
  );
}

/** Tells customers apart; undefined while nobody is signed in. New tokens of the same customer change nothing. */
function customerOf(session: Session): string | undefined {
  switch (session.kind) {
    case "none":
      return undefined;
    case "demo":
      return session.customer;
    case "pasted":
      return subjectOf(session.access.token);
  }
}

function subjectOf(token: string): string {
  try {
    const claims: unknown = JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
    return typeof claims === "object" && claims !== null && "sub" in claims ? `token ${String(claims.sub)}` : "token";
  } catch {
    return "token";
  }
}
