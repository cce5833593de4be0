declare module "virtual:chat-document" {
  /** The parsed AsyncAPI document, as JSON. */
  const document: string;
  export default document;
}

declare module "@asyncapi/react-component/lib/esm/containers/AsyncApi/Standalone" {
  export { AsyncApiComponentWP as default } from "@asyncapi/react-component";
}
