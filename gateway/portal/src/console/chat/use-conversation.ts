import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { useLanguage } from "../../shell/language.ts";
import { stored } from "../../shell/stored.ts";
import { readAgain } from "../reservations/announcements.ts";
import { useApi } from "../session/api.tsx";
import { Conversation, type ConversationView } from "./conversation.ts";

const CONVERSATION_ID = /^cnv_[0-9a-z]{26}$/;

/** The conversation of this tab, connected from when it is first wanted, or at once if it was begun before. */
export function useConversation(
  customer: string,
  isWanted: boolean,
): { readonly conversation: Conversation; readonly view: ConversationView } {
  const { mobility, metro } = useApi();
  const queries = useQueryClient();
  const language = useLanguage();
  const [memory] = useState(() => memoryOf(customer));
  const [conversation] = useState(
    () =>
      new Conversation({
        mobility,
        language,
        timeZone: metro.time_zone,
        memory,
        onReservationChanged: () => readAgain(queries),
      }),
  );
  const view = useSyncExternalStore(conversation.subscribe, conversation.view);
  const isBegun = isWanted || memory.get() !== undefined;
  useEffect(() => {
    if (!isBegun) return undefined;
    const reconnect = (): void => conversation.reconnect();
    conversation.start();
    window.addEventListener("online", reconnect);
    return () => {
      window.removeEventListener("online", reconnect);
      conversation.stop();
    };
  }, [conversation, isBegun]);
  return { conversation, view };
}

function memoryOf(customer: string): { get(): string | undefined; set(id: string | undefined): void } {
  return stored<string | undefined>(`mobility.conversation.${customer}`, {
    storage: () => sessionStorage,
    initial: () => undefined,
    read: (text) => (CONVERSATION_ID.test(text) ? text : undefined),
    write: (value) => value,
  });
}
