import type { ReactNode } from "react";

/** Something that the reader should know. What went wrong interrupts screen readers; everything else waits. */
export function Notice({ kind, children }: { kind: "bad" | "warn" | "good" | "info"; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}
