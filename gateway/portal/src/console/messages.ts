import { messagesIn } from "../messages/catalogue.ts";

const en = {
  title: "Demo console",
};

const de: typeof en = {
  title: "Demo-Konsole",
};

export const words = { en, de };
export const useConsoleMessages = messagesIn(words);
