import document from "../../../../generated/docs/changelog.json";
import "../contract/contract.css";
import type { Change, ChangeGroup, ChangelogDocument, ChangelogVersion } from "../contract/documents.ts";
import { useContractMessages } from "../contract/messages.ts";
import { OperationLink } from "../contract/operation-link.tsx";
import { MarkedText, ContractText } from "../shell/marked-text.tsx";
import { usePage } from "../shell/page.ts";

const documents: readonly ChangelogDocument[] = document.documents;
const groups: readonly ChangeGroup[] = document.groups;

/** What has changed from release to release of each contract. */
export default function Changelog() {
  const messages = useContractMessages();
  return (
    <>
      <h1>{usePage().title}</h1>
      <p className="prose">
        {messages.changelogLead} {messages.inEnglish}
      </p>
      {documents.map((each) => (
        <section key={each.document} id={each.document}>
          <h2 lang="en">{each.title}</h2>
          {each.versions.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </section>
      ))}
    </>
  );
}

function Version({ version }: { version: ChangelogVersion }) {
  const messages = useContractMessages();
  const level = messages.levels[version.level];
  return (
    <section className="version">
      <h3>
        {version.version}
        {version.status === "unreleased" && <span className="tag">{messages.unreleased}</span>}
        {level !== undefined && <span className="tag">{level}</span>}
      </h3>
      {version.base === null ? (
        <p>{messages.firstRelease}</p>
      ) : (
        version.changes.length === 0 && <p>{messages.nothingChanged(version.base)}</p>
      )}
      {groups.map((group) => (
        <Group key={group.group} group={group} changes={version.changes.filter((each) => each.group === group.group)} />
      ))}
    </section>
  );
}

function Group({ group, changes }: { group: ChangeGroup; changes: readonly Change[] }) {
  const messages = useContractMessages();
  if (changes.length === 0) return null;
  const list = (
    <ul className="changes">
      {changes.map((change) => (
        <Entry key={`${change.rule} ${change.subject} ${change.text}`} change={change} />
      ))}
    </ul>
  );
  const title = messages.groups[group.group] ?? group.title;
  // Rewordings are many, and change nothing for an application.
  if (group.group === "wording") {
    return (
      <details>
        <summary>
          {title} ({changes.length})
        </summary>
        {list}
      </details>
    );
  }
  return (
    <>
      <h4>{title}</h4>
      {list}
    </>
  );
}

function Entry({ change }: { change: Change }) {
  return (
    <li>
      <p lang="en">
        <MarkedText text={change.text} />
      </p>
      {change.advice !== "" && (
        <p className="quiet">
          <ContractText text={change.advice} />
        </p>
      )}
      {change.operations.length > 0 && (
        <ul className="operations">
          {change.operations.map((operation) => (
            <li key={operation.id}>
              <OperationLink operation={operation} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
