import { useEffect, useState } from "react";

import { Notice } from "../ui/notice.tsx";
import type { Connection, Trouble } from "./conversation.ts";
import { useChatWords } from "./words.ts";

/** How the connection is, where it is not simply there. */
export function ConnectionNote({
  connection,
  onReconnect,
  onStartOver,
}: {
  connection: Connection;
  onReconnect: () => void;
  onStartOver: () => void;
}) {
  const words = useChatWords();
  switch (connection.state) {
    case "ready":
      return undefined;
    case "connecting":
      return (
        <p className="connection quiet" role="status">
          {words.connecting}
        </p>
      );
    case "waiting":
      if (connection.isSignedOut) return <Notice kind="bad">{words.errors.token_expired}</Notice>;
      return (
        <Notice kind="warn">
          <Seconds until={connection.retryAt} sentence={words.waiting} />{" "}
          <button type="button" onClick={onReconnect}>
            {words.reconnectNow}
          </button>
        </Notice>
      );
    case "closed":
      return (
        <Notice kind="bad">
          {words.closed}{" "}
          <button type="button" onClick={onStartOver}>
            {words.startOver}
          </button>
        </Notice>
      );
  }
}

/** Why a message was not followed. */
export function TroubleNote({ trouble }: { trouble: Trouble | undefined }) {
  const words = useChatWords();
  if (!trouble) return undefined;
  switch (trouble.kind) {
    case "refused":
      return <Notice kind="bad">{words.errors[trouble.answer.code] ?? trouble.answer.detail}</Notice>;
    case "rate_limited":
      return (
        <Notice kind="warn">
          <Seconds until={trouble.until} sentence={words.rateLimited} />
        </Notice>
      );
    case "failed":
      return <Notice kind="bad">{words.failed(trouble.reason)}</Notice>;
  }
}

function Seconds({ until, sentence }: { until: number; sentence: (seconds: string) => string }) {
  const [left, setLeft] = useState(() => until - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  // Read out once and not each second.
  return <span aria-live="off">{sentence(`${Math.max(0, Math.ceil(left / 1000))} s`)}</span>;
}
