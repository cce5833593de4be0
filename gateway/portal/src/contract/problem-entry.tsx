import { Code } from "../shell/code.tsx";
import { ContractText } from "../shell/marked-text.tsx";
import { useLanguage } from "../shell/language.ts";
import { pageOf } from "../pages.ts";
import type { Problem, ProblemMember } from "./documents.ts";
import { useContractMessages } from "./messages.ts";
import { OperationLink, referenceOf } from "./operation-link.tsx";

/** One kind of problem, at an anchor of its code. */
export function ProblemEntry({ problem }: { problem: Problem }) {
  const messages = useContractMessages();
  return (
    <article className="problem" id={problem.code} aria-labelledby={`${problem.code}-title`}>
      <h2 id={`${problem.code}-title`}>
        <span className="status">{problem.status}</span>
        <a href={`#${problem.code}`}>
          <code>{problem.code}</code>
        </a>
        <span lang="en">{problem.title}</span>
      </h2>
      <p>
        <ContractText text={problem.meaning} />
      </p>
      <p>
        <strong>{messages.whatToDo}:</strong> <ContractText text={problem.advice} />
      </p>
      <dl>
        <dt>{messages.type}</dt>
        <dd>
          <code>{problem.type}</code>
        </dd>
        <Members name={messages.members} members={problem.members} />
        <Members name={messages.headers} members={problem.headers} />
        <dt>{messages.answeredBy}</dt>
        <dd>
          <AnsweredBy problem={problem} />
        </dd>
      </dl>
      <details>
        <summary>{messages.example}</summary>
        <Code label={problem.code} text={JSON.stringify(problem.example, null, 2)} />
      </details>
    </article>
  );
}

function Members({ name, members }: { name: string; members: readonly ProblemMember[] }) {
  if (members.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {members.map((member) => (
          <p key={member.name}>
            <code>{member.name}</code> (<ContractText text={member.type} />): <ContractText text={member.description} />
          </p>
        ))}
      </dd>
    </>
  );
}

function AnsweredBy({ problem }: { problem: Problem }) {
  const messages = useContractMessages();
  const language = useLanguage();
  return (
    <ul className="operations">
      {problem.any_path_of.map((document) => {
        const reference = referenceOf(document);
        const title = reference === undefined ? document : pageOf(reference).title[language];
        return <li key={document}>{messages.anyPathOf(title)}</li>;
      })}
      {problem.operations.map((operation) => (
        <li key={operation.id}>
          <OperationLink operation={operation} />
        </li>
      ))}
    </ul>
  );
}
