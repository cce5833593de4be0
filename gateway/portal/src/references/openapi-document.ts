/** An OpenAPI document, of which the portal itself reads only where its operations stand. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

interface OpenApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
}

const SHORT = /^#operation\/(\w+)$/;

/** How the anchor of a tag is written in the reference. */
export function tagSlug(tag: string): string {
  return tag.toLowerCase().replaceAll(" ", "-");
}

/** The anchor that links to an operation have: it does not tell the tag, which may change. */
export function operationAnchor(id: string): string {
  return `#operation/${id}`;
}

/** The anchor as the reference knows it; undefined where it is no operation's, or the document has no such operation. */
export function fullAnchor(anchor: string, document: OpenApiDocument): string | undefined {
  const id = SHORT.exec(anchor)?.[1];
  if (id === undefined) return undefined;
  for (const operation of Object.values(document.paths).flatMap(Object.values<OpenApiOperation>)) {
    const tag = operation.tags?.[0];
    if (operation.operationId === id && tag !== undefined) return `#tag/${tagSlug(tag)}/${id}`;
  }
  return undefined;
}
