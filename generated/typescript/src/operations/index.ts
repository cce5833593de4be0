// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
/** Every operation as a function of its own, for bundles that need only some: each takes a client first. */
export * from "./metros.js";
export * from "./vehicles.js";
export * from "./parking.js";
export * from "./quotes.js";
export * from "./reservations.js";
export * from "./customers.js";
export * from "./service.js";
export * from "./conversations.js";
export * from "./confirmations.js";
export * from "./feedback.js";
export * from "./privacy.js";
