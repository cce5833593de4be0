declare module "virtual:state-diagrams" {
  import type { Diagrams } from "./diagram.ts";

  /** The diagrams of state machines by the names of their schemas. */
  const diagrams: Readonly<Record<string, Diagrams>>;
  export default diagrams;
}
