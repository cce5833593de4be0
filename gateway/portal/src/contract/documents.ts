/** What is generated from the contracts for people, as the pages read it. */

/** An operation by a request, or by a message of a chat. */
export interface OperationReference {
  readonly id: string;
  readonly document: string;
  readonly method?: string;
  readonly path?: string;
  readonly message?: string;
  readonly where?: string;
  readonly internal?: boolean;
}

export interface ProblemMember {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

export interface Problem {
  readonly code: string;
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
  readonly members: readonly ProblemMember[];
  readonly headers: readonly ProblemMember[];
  readonly operations: readonly OperationReference[];
  /** Documents of which any path may answer it, as gateways and routers do before an operation is found. */
  readonly any_path_of: readonly string[];
  readonly example: object;
}

export interface CodeWithAdvice {
  readonly code: string | number;
  readonly meaning: string;
  readonly advice: string;
}

export interface Transition {
  readonly event: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly operations: readonly OperationReference[];
}

export interface StateMachine {
  readonly schema: string;
  readonly description: string;
  readonly initial: string;
  readonly final: readonly string[];
  readonly states: readonly string[];
  readonly transitions: readonly Transition[];
}

/** A change of a contract, in words for those who call it. */
export interface Change {
  readonly rule: string;
  readonly level: string;
  readonly group: string;
  readonly text: string;
  readonly subject: string;
  readonly advice: string;
  readonly operations: readonly OperationReference[];
}

export interface ChangelogVersion {
  readonly version: string;
  readonly status: string;
  readonly base: string | null;
  readonly level: string;
  readonly changes: readonly Change[];
}

export interface ChangelogDocument {
  readonly document: string;
  readonly title: string;
  readonly versions: readonly ChangelogVersion[];
}

export interface ChangeGroup {
  readonly group: string;
  readonly title: string;
}
