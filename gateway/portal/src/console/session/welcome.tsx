import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";

import { configuration } from "../../session/configuration.ts";
import { signInAs, signInWith } from "../../session/session.ts";
import { displayName } from "../../session/sign-in.tsx";
import { useLanguage } from "../../shell/language.ts";
import { Notice } from "../ui/notice.tsx";
import { useSessionWords } from "./words.ts";

/** Who is not signed in chooses a made-up customer, where there are some, or brings a token. */
export function Welcome() {
  const words = useSessionWords();
  const { data, error } = useQuery({ queryKey: ["configuration"], queryFn: configuration });
  return (
    <div className="welcome">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {error ? <Notice kind="bad">{words.noConfiguration}</Notice> : undefined}
      {data?.demoSignIn ? <DemoCustomers customers={data.demoSignIn.customers} /> : undefined}
      <TokenForm />
    </div>
  );
}

function DemoCustomers({ customers }: { customers: readonly { name: string; locale: string }[] }) {
  const words = useSessionWords();
  const language = useLanguage();
  const [failure, setFailure] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const languages = new Intl.DisplayNames(language, { type: "language" });
  const choose = async (name: string): Promise<void> => {
    setChosen(name);
    try {
      await signInAs(name);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setChosen(undefined);
    }
  };
  return (
    <section aria-labelledby="demo-customers">
      <h2 id="demo-customers">{words.demoCustomers}</h2>
      <p className="quiet">{words.demoCustomersHint}</p>
      <ul className="customers">
        {customers.map(({ name, locale }) => (
          <li key={name}>
            <button type="button" disabled={chosen !== undefined} onClick={() => void choose(name)}>
              <strong>{words.signInAs(displayName(name))}</strong>
              <span className="quiet">{languages.of(locale)}</span>
            </button>
          </li>
        ))}
      </ul>
      {failure ? <Notice kind="bad">{words.signInFailed(failure)}</Notice> : undefined}
    </section>
  );
}

function TokenForm() {
  const words = useSessionWords();
  const id = useId();
  const [token, setToken] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (token.trim()) signInWith(token.trim());
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <h2>{words.ownToken}</h2>
      <label htmlFor={id}>{words.tokenLabel}</label>
      <div className="row">
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <button type="submit" disabled={!token.trim()}>
          {words.useToken}
        </button>
      </div>
      <p className="quiet">{words.tokenHint}</p>
    </form>
  );
}
