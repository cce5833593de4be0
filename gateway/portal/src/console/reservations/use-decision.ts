import type { Reservation } from "@mobilitycorp/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { PendingKeys } from "../booking/pending-keys.ts";
import { type Failure, isUnknownOutcome, type KnownProblem, outcomeOf } from "../problems/failure.ts";
import { useApi } from "../session/api.tsx";
import { failureBehind, read } from "../session/reading.ts";
import { announceReservations } from "./announcements.ts";
import { type Difference, differences } from "./differences.ts";

/** A reservation as it stands, what differs from how it was shown before, and what else one decides by. */
export interface Terms<More> {
  readonly reservation: Reservation;
  readonly changes: readonly Difference[] | undefined;
  readonly more: More;
}

export type Decision<More> =
  | { readonly step: "reading" }
  | { readonly step: "impossible"; readonly failure: Failure }
  | { readonly step: "deciding" | "acting"; readonly terms: Terms<More>; readonly failure: Failure | undefined }
  | { readonly step: "done"; readonly reservation: Reservation };

type Call = Parameters<typeof outcomeOf<Reservation, KnownProblem>>[0];

interface Options<More> {
  /** What is decided, such as `cancel`. */
  readonly name: string;
  /** The reservation as it was shown. */
  readonly shown: Reservation;
  /** Reads what else one decides by, such as the fee. */
  readonly readMore: (reservation: Reservation) => Promise<More>;
}

interface Deciding<More> {
  readonly decision: Decision<More>;
  /** Acts on the terms as they are shown; a second time only once the first is answered. */
  readonly act: (call: (terms: Terms<More>, idempotencyKey: string) => Call) => Promise<void>;
}

/**
 * A decision about a reservation: it is read again before, so that its version is known, and after each refusal, so that
 * one sees what has changed.
 */
export function useDecision<More>({ name, shown, readMore }: Options<More>): Deciding<More> {
  const { mobility } = useApi();
  const queries = useQueryClient();
  const last = useRef(shown);
  const isActing = useRef(false);
  const keys = useRef(new PendingKeys());
  const [action, setAction] = useState<Action>({ step: "none" });
  const { data: terms, error, refetch } = useQuery({
    queryKey: [name, shown.id],
    queryFn: async (): Promise<Terms<More>> => {
      const reservation = await read(mobility.reservations.get(shown.id));
      const changes = differences(last.current, reservation);
      last.current = reservation;
      return { reservation, changes: changes.length > 0 ? changes : undefined, more: await readMore(reservation) };
    },
    gcTime: 0,
    staleTime: 0,
  });

  const act: Deciding<More>["act"] = async (call) => {
    if (!terms || isActing.current) return;
    isActing.current = true;
    setAction({ step: "acting" });
    const outcome = await outcomeOf(call(terms, keys.current.keyOf(name)));
    if (outcome.ok || !isUnknownOutcome(outcome.failure)) keys.current.settle(name);
    if (outcome.ok) {
      setAction({ step: "done", reservation: outcome.data });
      announceReservations(queries);
    } else {
      if (outcome.failure.kind === "problem") await refetch();
      setAction({ step: "none", failure: outcome.failure });
    }
    isActing.current = false;
  };

  return { decision: decisionOf(action, terms, failureBehind(error)), act };
}

type Action =
  | { readonly step: "none"; readonly failure?: Failure }
  | { readonly step: "acting" }
  | { readonly step: "done"; readonly reservation: Reservation };

function decisionOf<More>(action: Action, terms: Terms<More> | undefined, failure: Failure | undefined): Decision<More> {
  if (action.step === "done") return action;
  if (failure) return { step: "impossible", failure: (action.step === "none" && action.failure) || failure };
  if (!terms) return { step: "reading" };
  return action.step === "acting"
    ? { step: "acting", terms, failure: undefined }
    : { step: "deciding", terms, failure: action.failure };
}
