// Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
export * as reservation from "./reservation/index.js";
