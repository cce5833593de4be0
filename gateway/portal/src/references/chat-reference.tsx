import AsyncApiComponent from "@asyncapi/react-component/lib/esm/containers/AsyncApi/Standalone";
import "@asyncapi/react-component/styles/default.min.css";
import schema from "virtual:chat-document";

import { usePage } from "../shell/page.ts";
import "./chat-reference.css";

const config = {
  show: { sidebar: true, errors: false, messageExamples: true },
  expand: { messageExamples: false },
  sidebar: { showOperations: "byDefault" as const },
};

/** The reference of the AsyncAPI document. */
export function ChatReference() {
  return (
    <>
      <h1 className="unseen">{usePage().title}</h1>
      <div className="asyncapi-reference foreign">
        <AsyncApiComponent schema={schema} config={config} />
      </div>
    </>
  );
}
