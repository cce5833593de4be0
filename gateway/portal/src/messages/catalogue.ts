import { useLanguage } from "../shell/language.ts";
import type { Language } from "./languages.ts";

/**
 * A hook that gives words in the language of the reader.
 *
 * Write the English words, then every other language with the type of the English ones: a word that is missing,
 * superfluous or of other values does not compile.
 */
export function messagesIn<Words>(words: Readonly<Record<Language, Words>>): () => Words {
  return () => words[useLanguage()];
}
