import AsyncApiComponent from "@asyncapi/react-component/browser/without-parser.js";
import "@asyncapi/react-component/styles/default.min.css";
import schema from "virtual:chat-document";

import "./references.css";

const config = {
  show: { sidebar: true, errors: false, messageExamples: true },
  expand: { messageExamples: false },
  sidebar: { showOperations: "byDefault" as const },
};

/** The reference of the AsyncAPI document. */
export function ChatReference() {
  return (
    <div className="asyncapi-reference">
      <AsyncApiComponent schema={schema} config={config} />
    </div>
  );
}
