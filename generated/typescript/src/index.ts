// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
export * as chat from "./chat/index.js";
export * as reservation from "./reservation/index.js";
export * as travelAgent from "./travel-agent/index.js";
