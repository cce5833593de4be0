import { languageNames, languages } from "../messages/languages.ts";
import { setLanguage, useLanguage } from "./language.ts";
import { useShellMessages } from "./messages.ts";
import { setTheme, themes, useTheme } from "./theme.ts";

/** The switches of language and appearance. */
export function Preferences() {
  const messages = useShellMessages();
  const language = useLanguage();
  const theme = useTheme();
  return (
    <div className="preferences">
      <Choice
        name={messages.language}
        value={language}
        values={languages}
        nameOf={(known) => languageNames[known]}
        onChoice={setLanguage}
      />
      <Choice
        name={messages.theme}
        value={theme}
        values={themes}
        nameOf={(known) => messages.themes[known]}
        onChoice={setTheme}
      />
    </div>
  );
}

function Choice<Value extends string>(choice: {
  name: string;
  value: Value;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  onChoice: (value: Value) => void;
}) {
  return (
    <label>
      <span className="unseen">{choice.name}</span>
      <select
        value={choice.value}
        onChange={(event) => {
          const chosen = choice.values.find((known) => known === event.target.value);
          if (chosen !== undefined) choice.onChoice(chosen);
        }}
      >
        {choice.values.map((value) => (
          <option key={value} value={value}>
            {choice.nameOf(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
