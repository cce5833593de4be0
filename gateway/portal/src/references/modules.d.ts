declare module "virtual:chat-document" {
  /** The parsed AsyncAPI document, as JSON. */
  const document: string;
  export default document;
}

declare module "@asyncapi/react-component/browser/without-parser.js" {
  import type { ComponentType } from "react";
  import type { ConfigInterface } from "@asyncapi/react-component";

  const AsyncApiComponent: ComponentType<{ schema: string; config?: ConfigInterface }>;
  export default AsyncApiComponent;
}
