import { useEffect, useId, useState } from "react";

import document from "../../../../generated/docs/problems.json";
import "../contract/contract.css";
import type { CodeWithAdvice, Problem } from "../contract/documents.ts";
import { useContractMessages } from "../contract/messages.ts";
import { ProblemEntry } from "../contract/problem-entry.tsx";
import { Scrolled } from "../contract/scrolled.tsx";
import { ContractText } from "../shell/marked-text.tsx";
import { usePage } from "../shell/page.ts";

const problems: readonly Problem[] = document.problems;

/** Every kind of problem: what it means, who answers it, and what to do. */
export default function Problems() {
  const messages = useContractMessages();
  const [wanted, setWanted] = useState("");
  const field = useId();
  const found = problems.filter((problem) => fits(problem, wanted));

  useEffect(() => {
    // The entries were not there yet when the browser looked for the anchor.
    globalThis.document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);

  return (
    <>
      <h1>{usePage().title}</h1>
      <p className="prose">
        {messages.problemsLead} {messages.inEnglish}
      </p>
      <div className="filter">
        <label htmlFor={field}>{messages.filter}</label>
        <input id={field} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <output className="quiet">{found.length ? messages.found(found.length) : messages.nothingFound}</output>
      </div>
      {found.map((problem) => (
        <ProblemEntry key={problem.code} problem={problem} />
      ))}
      {document.channels.map((channel) => (
        <section key={channel.name}>
          <h2>{messages.chatErrors(channel.title)}</h2>
          <Codes label={messages.chatErrors(channel.title)} codes={channel.error_codes} />
          <h2>{messages.chatCloses(channel.title)}</h2>
          <Codes label={messages.chatCloses(channel.title)} codes={channel.close_codes} />
        </section>
      ))}
    </>
  );
}

function Codes({ label, codes }: { label: string; codes: readonly CodeWithAdvice[] }) {
  const messages = useContractMessages();
  return (
    <Scrolled label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{messages.code}</th>
            <th scope="col">{messages.meaning}</th>
            <th scope="col">{messages.whatToDo}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((each) => (
            <tr key={each.code}>
              <th scope="row">
                <code>{each.code}</code>
              </th>
              <td>
                <ContractText text={each.meaning} />
              </td>
              <td>
                <ContractText text={each.advice} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

/** Whether a problem has each word that was typed in its code, status, title or an operation's name. */
function fits(problem: Problem, wanted: string): boolean {
  const operations = problem.operations.map((operation) => operation.id).join(" ");
  const text = `${problem.code} ${problem.status} ${problem.title} ${operations}`.toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
