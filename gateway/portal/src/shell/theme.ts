import { useSyncExternalStore } from "react";

import { stored, useStored } from "./stored.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const theme = stored<Theme>("mobility.theme", {
  storage: () => localStorage,
  initial: () => "system",
  read: (text) => themes.find((known) => known === text),
  write: (value) => (value === "system" ? undefined : value),
});
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function tellDocument(): void {
  const chosen = theme.get();
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
tellDocument();
theme.subscribe(tellDocument);

export const setTheme = theme.set;

/** What was chosen. */
export function useTheme(): Theme {
  return useStored(theme);
}

/** Whether it is dark now, for what cannot follow `color-scheme` by itself, such as maps. */
export function useIsDark(): boolean {
  const chosen = useTheme();
  const system = useSyncExternalStore(watchSystem, () => systemIsDark.matches);
  return chosen === "system" ? system : chosen === "dark";
}

function watchSystem(listener: () => void): () => void {
  systemIsDark.addEventListener("change", listener);
  return () => systemIsDark.removeEventListener("change", listener);
}
