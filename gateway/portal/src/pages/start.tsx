import booking from "virtual:booking-example";
import { Link } from "wouter";

import { pageOf } from "../pages.ts";
import { useConfiguration } from "../session/configuration.ts";
import { Code } from "../shell/code.tsx";
import { MarkedText } from "../shell/marked-text.tsx";
import { useLanguage } from "../shell/language.ts";
import { useStartMessages } from "./start-messages.ts";
import "./start.css";

const COMMANDS = `make run
TOKEN=$(make --silent token)      # in another terminal`;

/** The address of the API that the example has, as it is not known before somebody reads it somewhere. */
const SOMEWHERE = "https://api.example";

/** What the APIs are, and how one begins. */
export default function Start() {
  const messages = useStartMessages();
  return (
    <div className="start">
      <h1>{messages.title}</h1>
      <p className="lead">{messages.lead}</p>
      <p className="choices">
        <Link className="action primary" href={pageOf("console").path}>
          {messages.tryIt}
        </Link>
        <Link className="action" href={pageOf("reservationReference").path}>
          {messages.readIt}
        </Link>
      </p>
      <h2>{messages.start}</h2>
      <p>{messages.startWhy}</p>
      <Code label={messages.commands} text={COMMANDS} />
      <h2>{messages.sdk}</h2>
      <p>{messages.sdkWhy}</p>
      <Code label="TypeScript" text={booking.replace(SOMEWHERE, location.origin)} />
      <h2>{messages.token}</h2>
      <Token />
      <h2>{messages.next}</h2>
      <Links />
    </div>
  );
}

function Token() {
  const messages = useStartMessages();
  const demo = useConfiguration()?.demoSignIn;
  const customer = demo?.customers[0];
  if (!demo || !customer) return <p>{messages.tokenOther}</p>;
  const command = `curl -s -H 'Accept: text/plain' -d customer=${customer.name} ${demo.tokenUrl}`;
  return (
    <>
      <p>
        <MarkedText text={messages.tokenLocal} />
      </p>
      <Code label="Shell" text={command} />
    </>
  );
}

function Links() {
  const { links } = useStartMessages();
  const language = useLanguage();
  const ids = Object.keys(links) as (keyof typeof links)[];
  return (
    <ul className="links">
      {ids.map((id) => (
        <li key={id}>
          <Link href={pageOf(id).path}>{pageOf(id).title[language]}</Link>
          <span>{links[id]}</span>
        </li>
      ))}
    </ul>
  );
}
