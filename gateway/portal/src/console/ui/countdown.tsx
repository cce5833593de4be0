import { useEffect, useEffectEvent, useState } from "react";

import { useApi } from "../session/api.tsx";
import { serverNow } from "../session/server-clock.ts";

const TICK_MS = 1000;

/** What is left until a time of the server. Not read out each second; `onEnd` tells the rest. */
export function Countdown({ until, label, onEnd }: { until: string; label: string; onEnd: () => void }) {
  const { formats } = useApi();
  const end = Date.parse(until);
  const [left, setLeft] = useState(() => end - serverNow());
  const tellEnd = useEffectEvent(() => onEnd());
  useEffect(() => {
    const tick = (): void => {
      const now = end - serverNow();
      setLeft(now);
      if (now <= 0) {
        clearInterval(timer);
        tellEnd();
      }
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [end]);
  return (
    <span className="countdown" data-urgent={left < 60_000} role="timer" aria-label={label}>
      {formats.countdown(left)}
    </span>
  );
}
