import { Link } from "wouter";

import { type PageId, pageOf } from "../pages.ts";
import { operationAnchor } from "../references/openapi-document.ts";
import type { OperationReference } from "./documents.ts";

const REFERENCES: Readonly<Record<string, PageId>> = {
  "reservation.openapi": "reservationReference",
  "travel-agent.openapi": "travelAgentReference",
  "travel-agent.asyncapi": "chatReference",
};

/** The page with the reference of a document. */
export function referenceOf(document: string): PageId | undefined {
  return REFERENCES[document];
}

/** An operation by its name, with a link to its place in the reference; internal ones are in none. */
export function OperationLink({ operation }: { operation: OperationReference }) {
  const reference = referenceOf(operation.document);
  const title = operation.where ?? operation.message ?? `${operation.method} ${operation.path}`;
  if (reference === undefined || operation.internal === true) return <code title={title}>{operation.id}</code>;
  const anchor = reference === "chatReference" ? "" : operationAnchor(operation.id);
  return (
    <Link href={`${pageOf(reference).path}${anchor}`} title={title}>
      <code>{operation.id}</code>
    </Link>
  );
}
