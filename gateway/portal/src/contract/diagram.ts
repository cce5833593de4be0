/** A state machine drawn: where its states are, and the lines between them. Made by the build. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DrawnState extends Point {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly kind: "initial" | "inner" | "final";
}

export interface DrawnTransition {
  readonly key: string;
  readonly event: string;
  readonly path: string;
  readonly label: Point;
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly states: readonly DrawnState[];
  readonly transitions: readonly DrawnTransition[];
}

/** The diagrams of a machine: from left to right, and from top to bottom for narrow pages. */
export interface Diagrams {
  readonly wide: Diagram;
  readonly narrow: Diagram;
}
