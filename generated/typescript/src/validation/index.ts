// Generated from scripts/generate/static/sdk_validation/index.ts by `make generate`. DO NOT EDIT.
/**
 * Checks bodies against the schemas of the contract as they are sent and received. It needs `@cfworker/json-schema`.
 */
import { type CheckedBody, MobilityError, type Validator } from "../core/index.js";
import { type Fault, faultsOf, type Strictness } from "./faults.js";
import { type SchemaName, schemas } from "./schemas.js";

export { type Fault, faultsOf, type SchemaName, type Strictness };

/** A body that is not as the contract says. */
export interface ContractViolation {
  /** The operationId. */
  readonly operation: string;
  readonly kind: CheckedBody["kind"];
  /** Status of the answer; 0 for a request. */
  readonly status: number;
  readonly schema: SchemaName;
  /** What is wrong, at least one. */
  readonly faults: readonly Fault[];
}

/** A body is not as the contract says. A request was not sent; an answer came, and what was asked for may have happened. */
export class ContractViolationError extends MobilityError {
  override readonly name: string = "ContractViolationError";

  constructor(readonly violation: ContractViolation) {
    super(described(violation), violation.operation);
  }
}

export interface ValidationOptions {
  /** Told of each violation in place of an error: the call goes on as if there were none. */
  readonly onViolation?: ((violation: ContractViolation) => void) | undefined;
  /** How answers are read (default: tolerant). What is sent has to be strictly as the contract says: the service refuses anything else. */
  readonly answers?: Strictness | undefined;
}

/** Make what the option `validate` of a client takes. */
export function contractValidation({ onViolation, answers = "tolerant" }: ValidationOptions = {}): Validator {
  return ({ operation, kind, status, schema, body }) => {
    if (!isKnown(schema)) return;
    const faults = kind === "request" ? faultsOf(schema, asSent(body), "strict") : faultsOf(schema, body, answers);
    if (faults.length === 0) return;
    const violation = { operation, kind, status, schema, faults };
    if (onViolation === undefined) throw new ContractViolationError(violation);
    onViolation(violation);
  };
}

function isKnown(schema: string): schema is SchemaName {
  return Object.hasOwn(schemas, schema);
}

/** What the service will read: dates as texts, and nothing of members that are undefined. */
function asSent(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function described({ operation, kind, schema, faults }: ContractViolation): string {
  const list = faults.map(({ pointer, reason }) => `${pointer || "the whole"}: ${reason}`).join(" ");
  return `${operation}: the ${kind} is not a ${schema} of the contract. ${list}`;
}
