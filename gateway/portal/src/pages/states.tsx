import document from "../../../../generated/docs/state-machines.json";
import "../contract/contract.css";
import type { StateMachine } from "../contract/documents.ts";
import { useContractMessages } from "../contract/messages.ts";
import { OperationLink } from "../contract/operation-link.tsx";
import { Scrolled } from "../contract/scrolled.tsx";
import { StateDiagram } from "../contract/state-diagram.tsx";
import { ContractText } from "../shell/marked-text.tsx";
import { usePage } from "../shell/page.ts";

const machines: readonly StateMachine[] = document.state_machines;

/** The states that resources have, and how they change. */
export default function States() {
  const messages = useContractMessages();
  return (
    <>
      <h1>{usePage().title}</h1>
      <p className="prose">
        {messages.statesLead} {messages.inEnglish}
      </p>
      {machines.map((machine) => (
        <Machine key={machine.schema} machine={machine} />
      ))}
    </>
  );
}

function Machine({ machine }: { machine: StateMachine }) {
  const messages = useContractMessages();
  return (
    <section id={machine.schema} aria-labelledby={`${machine.schema}-title`}>
      <h2 id={`${machine.schema}-title`}>
        <code>{machine.schema}</code>
      </h2>
      <p className="prose">
        <ContractText text={machine.description} />
      </p>
      <StateDiagram schema={machine.schema} label={messages.diagramOf(machine.schema)} />
      <p>
        {messages.initial} <code>{machine.initial}</code>. {messages.final} <Names names={machine.final} />.
      </p>
      <Transitions machine={machine} />
    </section>
  );
}

function Transitions({ machine }: { machine: StateMachine }) {
  const messages = useContractMessages();
  return (
    <Scrolled label={messages.transitionsOf(machine.schema)}>
      <table>
        <caption className="unseen">{messages.transitionsOf(machine.schema)}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.event}</th>
            <th scope="col">{messages.from}</th>
            <th scope="col">{messages.to}</th>
            <th scope="col">{messages.by}</th>
          </tr>
        </thead>
        <tbody>
          {machine.transitions.map((transition) => (
            <tr key={`${transition.event} ${transition.to}`}>
              <th scope="row">{transition.event}</th>
              <td>
                <Names names={transition.from} />
              </td>
              <td>
                <code>{transition.to}</code>
              </td>
              <td>
                {transition.operations.length === 0 && messages.itself}
                {transition.operations.map((operation) => (
                  <OperationLink key={operation.id} operation={operation} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 && ", "}
      <code>{name}</code>
    </span>
  ));
}
