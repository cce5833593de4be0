import { type SyntheticEvent, useId, useRef, useState } from "react";

import { CopyButton } from "../shell/copy-button.tsx";
import { useLanguage } from "../shell/language.ts";
import { type DemoCustomer, useConfiguration } from "./configuration.ts";
import { useSessionMessages } from "./messages.ts";
import { type Session, signInAs, signInWith, signOut, useSession } from "./session.ts";
import "./sign-in.css";

/** The button that tells who is signed in, and the dialog behind it. */
export function SignIn() {
  const messages = useSessionMessages();
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const name = useAccountName(session);
  return (
    <>
      <button
        type="button"
        className="account"
        aria-haspopup="dialog"
        aria-label={name === undefined ? undefined : messages.account(name)}
        onClick={() => dialog.current?.showModal()}
      >
        {name ?? messages.signIn}
      </button>
      <dialog className="sign-in" ref={dialog} aria-labelledby={title}>
        <h2 id={title}>{messages.title}</h2>
        <p className="quiet">{messages.why}</p>
        {session.kind !== "none" && <Account session={session} />}
        <Demo onDone={() => dialog.current?.close()} />
        <Own onDone={() => dialog.current?.close()} />
        <button type="button" onClick={() => dialog.current?.close()}>
          {messages.close}
        </button>
      </dialog>
    </>
  );
}

/** The name of a made-up customer as people write it. */
export function displayName(customer: string): string {
  return customer.charAt(0).toUpperCase() + customer.slice(1);
}

function useAccountName(session: Session): string | undefined {
  const messages = useSessionMessages();
  switch (session.kind) {
    case "none":
      return undefined;
    case "demo":
      return displayName(session.customer);
    case "pasted":
      return messages.ownToken;
  }
}

function Account({ session }: { session: Exclude<Session, { kind: "none" }> }) {
  const messages = useSessionMessages();
  const language = useLanguage();
  const { token, expiresAt } = session.access;
  const time = expiresAt && new Date(expiresAt).toLocaleTimeString(language, { timeStyle: "short" });
  return (
    <section>
      {time && <p>{messages.validUntil(time)}</p>}
      <div className="choices">
        <CopyButton text={token} label={messages.copy} />
        <button type="button" onClick={signOut}>
          {messages.signOut}
        </button>
      </div>
    </section>
  );
}

function Demo({ onDone }: { onDone: () => void }) {
  const messages = useSessionMessages();
  const offered = useConfiguration()?.demoSignIn?.customers;
  const [hasFailed, setFailed] = useState(false);
  if (!offered) return null;

  async function choose(customer: DemoCustomer): Promise<void> {
    setFailed(false);
    try {
      await signInAs(customer.name);
      onDone();
    } catch {
      setFailed(true);
    }
  }

  return (
    <section>
      <h3>{messages.demo}</h3>
      <p className="quiet">{messages.demoWhy}</p>
      <div className="choices">
        {offered.map((customer) => (
          <button key={customer.name} type="button" onClick={() => void choose(customer)}>
            {displayName(customer.name)} <span className="quiet">{customer.locale}</span>
          </button>
        ))}
      </div>
      {hasFailed && <p role="alert">{messages.issuerFailed}</p>}
    </section>
  );
}

function Own({ onDone }: { onDone: () => void }) {
  const messages = useSessionMessages();
  const field = useId();
  const [token, setToken] = useState("");

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    signInWith(token.trim());
    setToken("");
    onDone();
  }

  return (
    <form onSubmit={submit}>
      <h3>{messages.own}</h3>
      <label htmlFor={field}>{messages.token}</label>
      <textarea
        id={field}
        rows={3}
        required
        spellCheck={false}
        autoComplete="off"
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <button type="submit" disabled={!token.trim()}>
        {messages.use}
      </button>
    </form>
  );
}
