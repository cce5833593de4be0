import type { Source } from "@mobilitycorp/sdk";

import { useApi } from "../../session/api.tsx";
import { useCardWords } from "./words.ts";

/** Where the facts of a card come from, with the credit that the sources ask for. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const words = useCardWords();
  const { formats } = useApi();
  const each = new Map(sources.map((source) => [`${source.name} ${source.attribution ?? ""}`, source]));
  if (each.size === 0) return undefined;
  return (
    <p className="sources">
      {words.sources}:{" "}
      {[...each.entries()].map(([key, { name, attribution, url, observed_at }], index) => {
        const text = attribution ?? words.source(name, formats.dateTime(observed_at));
        return (
          <span key={key}>
            {index > 0 ? "; " : ""}
            {url && isWebAddress(url) ? (
              <a href={url} target="_blank" rel="noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </span>
        );
      })}
    </p>
  );
}

/** Addresses come from others, and nothing but a page may be behind a link. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
