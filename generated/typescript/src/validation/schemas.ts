// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
import type { Schema } from "./schema.js";

/** Schemas of the bodies of requests and answers, and those that they are made of. */
export type SchemaName =
  | "AcceptedAmount"
  | "AgentFinished"
  | "AgentName"
  | "AgentStarted"
  | "Attribution"
  | "BasisPoints"
  | "Bike"
  | "Cancellation"
  | "CancellationPreview"
  | "CancellationTerms"
  | "Car"
  | "Card"
  | "CardShown"
  | "ChangePreview"
  | "ChannelDocument"
  | "Choice"
  | "ChoiceId"
  | "ClarificationId"
  | "ClarificationRequired"
  | "ClientMessageId"
  | "Comment"
  | "Commute"
  | "CommuteCard"
  | "CommuteDay"
  | "CommuteDayStatus"
  | "CommuteId"
  | "Confirmation"
  | "ConfirmationId"
  | "ConfirmationRequired"
  | "ConfirmationResolved"
  | "ConfirmationStatus"
  | "Consents"
  | "ConsentsPatch"
  | "ContractDocument"
  | "Conversation"
  | "ConversationCreate"
  | "ConversationId"
  | "ConversationPage"
  | "Currency"
  | "Cursor"
  | "Customer"
  | "CustomerId"
  | "CustomerPatch"
  | "Decision"
  | "DecisionCreate"
  | "DepartureTime"
  | "Digest"
  | "DistanceM"
  | "DurableEvent"
  | "DurationMs"
  | "DurationS"
  | "Equipment"
  | "Erasure"
  | "ErasureCreate"
  | "ErasureId"
  | "EventId"
  | "EventPage"
  | "Expectation"
  | "Fact"
  | "FactId"
  | "FactUpdated"
  | "Feedback"
  | "FeedbackCreate"
  | "FeedbackId"
  | "Fines"
  | "Health"
  | "Incident"
  | "IncidentAlert"
  | "IncidentCard"
  | "IncidentId"
  | "IncidentKind"
  | "InvalidationReason"
  | "LastSequence"
  | "LateReturnTerms"
  | "Latitude"
  | "LicencePlate"
  | "Locale"
  | "Longitude"
  | "MaxWalkM"
  | "MessageCompleted"
  | "MessageId"
  | "MessageRetracted"
  | "MessageText"
  | "Metro"
  | "MetroId"
  | "MetroPage"
  | "MinorUnits"
  | "Money"
  | "NearbyParkingSpot"
  | "NearbyParkingSpotPage"
  | "NoShowTerms"
  | "NotBookableReason"
  | "Note"
  | "OptionReason"
  | "OptionScore"
  | "ParkingSpot"
  | "ParkingSpotId"
  | "Place"
  | "PlaceCategory"
  | "PlaceOnRoute"
  | "Plan"
  | "PlanId"
  | "PlanInvalidated"
  | "PlanOptionId"
  | "PoiListCard"
  | "Position"
  | "Preferences"
  | "PreferencesPatch"
  | "Price"
  | "PriceCard"
  | "PriceLine"
  | "PriceLineKind"
  | "ProposedAction"
  | "ProposedChange"
  | "Quote"
  | "QuoteCreate"
  | "QuoteId"
  | "Rating"
  | "Readiness"
  | "Reservation"
  | "ReservationCancel"
  | "ReservationCard"
  | "ReservationChanged"
  | "ReservationCreate"
  | "ReservationEventType"
  | "ReservationId"
  | "ReservationPage"
  | "ReservationPatch"
  | "ReservationStatus"
  | "ReservationTerms"
  | "RetractionReason"
  | "Route"
  | "RouteCard"
  | "RouteComparisonCard"
  | "RouteStep"
  | "Scooter"
  | "Score"
  | "Sequence"
  | "Source"
  | "Speaker"
  | "Suggestion"
  | "SuggestionsOffered"
  | "Tariff"
  | "Term"
  | "TimeWindow"
  | "TimeZone"
  | "Timestamp"
  | "ToolFinished"
  | "ToolName"
  | "ToolOutcome"
  | "ToolStarted"
  | "Transcript"
  | "TravelMode"
  | "TripOption"
  | "TurnCompleted"
  | "TurnId"
  | "TurnProblem"
  | "TurnProblemCode"
  | "TurnStarted"
  | "TurnStatus"
  | "TurnUsage"
  | "UserSaid"
  | "Utterance"
  | "UtterancePage"
  | "Van"
  | "Vehicle"
  | "VehicleBase"
  | "VehicleClass"
  | "VehicleId"
  | "VehicleOffer"
  | "VehicleOfferPage"
  | "VehicleStatus"
  | "VehicleSummary"
  | "Weather"
  | "WeatherCard"
  | "WeatherCondition"
  | "Weekday";

export const schemas: Readonly<Record<SchemaName, Schema>> = {
  AcceptedAmount: {"type": "object", "required": ["amount", "currency"], "properties": {"amount": {"type": "integer", "minimum": 0, "maximum": 100000000}, "currency": {"$ref": "#/$defs/Currency"}}},
  AgentFinished: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "agent", "succeeded", "duration_ms"], "properties": {"type": {"type": "string", "const": "agent.finished"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "agent": {"$ref": "#/$defs/AgentName"}, "succeeded": {"type": "boolean"}, "duration_ms": {"$ref": "#/$defs/DurationMs"}}},
  AgentName: {"type": "string", "enum": ["orchestrator", "route_planner", "route_optimizer", "route_judge", "reservation_agent"]},
  AgentStarted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "agent"], "properties": {"type": {"type": "string", "const": "agent.started"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "agent": {"$ref": "#/$defs/AgentName"}}},
  Attribution: {"type": "object", "required": ["text", "url"], "properties": {"text": {"type": "string", "maxLength": 200}, "url": {"type": "string", "format": "uri", "maxLength": 200}}},
  BasisPoints: {"type": "integer", "minimum": 0, "maximum": 10000},
  Bike: {"allOf": [{"$ref": "#/$defs/VehicleBase"}, {"type": "object", "required": ["vehicle_class"], "properties": {"vehicle_class": {"type": "string", "const": "bike"}}}]},
  Cancellation: {"type": "object", "required": ["cancelled_at", "fee"], "properties": {"cancelled_at": {"$ref": "#/$defs/Timestamp"}, "fee": {"$ref": "#/$defs/Price"}}},
  CancellationPreview: {"type": "object", "required": ["reservation_id", "fee", "previewed_at", "time_zone"], "properties": {"reservation_id": {"$ref": "#/$defs/ReservationId"}, "fee": {"$ref": "#/$defs/Price"}, "free_until": {"$ref": "#/$defs/Timestamp"}, "previewed_at": {"$ref": "#/$defs/Timestamp"}, "time_zone": {"$ref": "#/$defs/TimeZone"}}},
  CancellationTerms: {"type": "object", "required": ["free_until_min_before_start", "fee"], "properties": {"free_until_min_before_start": {"type": "integer", "minimum": 0, "maximum": 10080}, "fee": {"$ref": "#/$defs/MinorUnits"}}},
  Car: {"allOf": [{"$ref": "#/$defs/VehicleBase"}, {"type": "object", "required": ["vehicle_class", "seats", "licence_plate"], "properties": {"vehicle_class": {"type": "string", "const": "car"}, "seats": {"type": "integer", "minimum": 1, "maximum": 9}, "licence_plate": {"$ref": "#/$defs/LicencePlate"}}}]},
  Card: {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["route", "route_comparison", "poi_list", "reservation", "price", "weather", "incident", "commute"]}}, "allOf": [{"if": {"properties": {"kind": {"const": "route"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/RouteCard"}}, {"if": {"properties": {"kind": {"const": "route_comparison"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/RouteComparisonCard"}}, {"if": {"properties": {"kind": {"const": "poi_list"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/PoiListCard"}}, {"if": {"properties": {"kind": {"const": "reservation"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/ReservationCard"}}, {"if": {"properties": {"kind": {"const": "price"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/PriceCard"}}, {"if": {"properties": {"kind": {"const": "weather"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/WeatherCard"}}, {"if": {"properties": {"kind": {"const": "incident"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/IncidentCard"}}, {"if": {"properties": {"kind": {"const": "commute"}}, "required": ["kind"]}, "then": {"$ref": "#/$defs/CommuteCard"}}]},
  CardShown: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "card"], "properties": {"type": {"type": "string", "const": "card"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "card": {"$ref": "#/$defs/Card"}}},
  ChangePreview: {"type": "object", "required": ["reservation_id", "vehicle", "starts_at", "price", "previous_total", "previewed_at", "time_zone"], "properties": {"reservation_id": {"$ref": "#/$defs/ReservationId"}, "vehicle": {"$ref": "#/$defs/VehicleSummary"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "price": {"$ref": "#/$defs/Price"}, "previous_total": {"$ref": "#/$defs/Money"}, "previewed_at": {"$ref": "#/$defs/Timestamp"}, "time_zone": {"$ref": "#/$defs/TimeZone"}}},
  ChannelDocument: {"type": "object", "required": ["asyncapi", "info", "channels"], "properties": {"asyncapi": {"type": "string"}, "info": {"type": "object", "additionalProperties": true}, "channels": {"type": "object", "additionalProperties": true}}, "additionalProperties": true},
  Choice: {"type": "object", "required": ["id", "label"], "properties": {"id": {"$ref": "#/$defs/ChoiceId"}, "label": {"type": "string", "minLength": 1, "maxLength": 200}, "place": {"$ref": "#/$defs/Place"}}},
  ChoiceId: {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_.:=-]+$"},
  ClarificationId: {"type": "string", "pattern": "^clr_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  ClarificationRequired: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "clarification_id", "question", "expects", "choices"], "properties": {"type": {"type": "string", "const": "clarification.required"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "clarification_id": {"$ref": "#/$defs/ClarificationId"}, "question": {"type": "string", "maxLength": 1000}, "expects": {"$ref": "#/$defs/Expectation"}, "choices": {"type": "array", "maxItems": 20, "items": {"$ref": "#/$defs/Choice"}}}},
  ClientMessageId: {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_.:=-]+$"},
  Comment: {"type": "string", "minLength": 1, "maxLength": 2000, "pattern": "^[^\\x00]+$"},
  Commute: {"type": "object", "required": ["id", "origin", "destination", "mode", "weekdays", "arrive_by", "time_zone", "days"], "properties": {"id": {"$ref": "#/$defs/CommuteId"}, "origin": {"$ref": "#/$defs/Place"}, "destination": {"$ref": "#/$defs/Place"}, "mode": {"$ref": "#/$defs/TravelMode"}, "weekdays": {"type": "array", "minItems": 1, "maxItems": 7, "uniqueItems": true, "items": {"$ref": "#/$defs/Weekday"}}, "arrive_by": {"type": "boolean"}, "local_time": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "days": {"type": "array", "maxItems": 14, "items": {"$ref": "#/$defs/CommuteDay"}}}},
  CommuteCard: {"type": "object", "required": ["kind", "commute"], "properties": {"kind": {"type": "string", "const": "commute"}, "commute": {"$ref": "#/$defs/Commute"}}},
  CommuteDay: {"type": "object", "required": ["date", "departs_at", "arrives_at", "status"], "properties": {"date": {"type": "string", "format": "date"}, "departs_at": {"$ref": "#/$defs/Timestamp"}, "arrives_at": {"$ref": "#/$defs/Timestamp"}, "status": {"$ref": "#/$defs/CommuteDayStatus"}, "bookable_from": {"$ref": "#/$defs/Timestamp"}, "reservation_id": {"$ref": "#/$defs/ReservationId"}}},
  CommuteDayStatus: {"type": "string", "enum": ["not_yet_bookable", "bookable", "proposed", "reserved", "declined", "unavailable", "past"]},
  CommuteId: {"type": "string", "pattern": "^cmt_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  Confirmation: {"type": "object", "required": ["id", "status", "digest", "change", "terms", "created_at", "expires_at"], "properties": {"id": {"$ref": "#/$defs/ConfirmationId"}, "status": {"$ref": "#/$defs/ConfirmationStatus"}, "digest": {"$ref": "#/$defs/Digest"}, "change": {"$ref": "#/$defs/ProposedChange"}, "terms": {"type": "array", "maxItems": 10, "items": {"$ref": "#/$defs/Term"}}, "reservation_id": {"$ref": "#/$defs/ReservationId"}, "created_at": {"$ref": "#/$defs/Timestamp"}, "expires_at": {"$ref": "#/$defs/Timestamp"}}},
  ConfirmationId: {"type": "string", "pattern": "^cnf_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  ConfirmationRequired: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "confirmation"], "properties": {"type": {"type": "string", "const": "confirmation.required"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "confirmation": {"$ref": "#/$defs/Confirmation"}}},
  ConfirmationResolved: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "confirmation_id", "status", "detail"], "properties": {"type": {"type": "string", "const": "confirmation.resolved"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "confirmation_id": {"$ref": "#/$defs/ConfirmationId"}, "status": {"$ref": "#/$defs/ConfirmationStatus"}, "detail": {"type": "string", "maxLength": 1000}, "reservation_id": {"$ref": "#/$defs/ReservationId"}}},
  ConfirmationStatus: {"type": "string", "enum": ["pending", "approved", "committed", "declined", "superseded", "expired", "stale", "failed"]},
  Consents: {"type": "object", "required": ["use_location", "keep_history", "external_models", "updated_at"], "properties": {"use_location": {"type": "boolean"}, "keep_history": {"type": "boolean"}, "external_models": {"type": "boolean"}, "updated_at": {"$ref": "#/$defs/Timestamp"}}},
  ConsentsPatch: {"type": "object", "minProperties": 1, "properties": {"use_location": {"type": "boolean"}, "keep_history": {"type": "boolean"}, "external_models": {"type": "boolean"}}},
  ContractDocument: {"type": "object", "required": ["openapi", "info", "paths"], "properties": {"openapi": {"type": "string"}, "info": {"type": "object", "additionalProperties": true}, "paths": {"type": "object", "additionalProperties": true}}, "additionalProperties": true},
  Conversation: {"type": "object", "required": ["id", "title", "locale", "time_zone", "last_seq", "created_at", "updated_at"], "properties": {"id": {"$ref": "#/$defs/ConversationId"}, "title": {"type": "string", "maxLength": 200}, "locale": {"$ref": "#/$defs/Locale"}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "last_seq": {"$ref": "#/$defs/LastSequence"}, "created_at": {"$ref": "#/$defs/Timestamp"}, "updated_at": {"$ref": "#/$defs/Timestamp"}}},
  ConversationCreate: {"type": "object", "properties": {"locale": {"$ref": "#/$defs/Locale"}, "time_zone": {"$ref": "#/$defs/TimeZone"}}},
  ConversationId: {"type": "string", "pattern": "^cnv_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  ConversationPage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Conversation"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  Currency: {"type": "string", "pattern": "^[A-Z]{3}$"},
  Cursor: {"type": "string", "minLength": 1, "maxLength": 512, "pattern": "^[A-Za-z0-9_.-]+$"},
  Customer: {"type": "object", "required": ["id", "locale", "preferences", "has_payment_method", "updated_at"], "properties": {"id": {"$ref": "#/$defs/CustomerId"}, "locale": {"$ref": "#/$defs/Locale"}, "preferences": {"$ref": "#/$defs/Preferences"}, "has_payment_method": {"type": "boolean"}, "updated_at": {"$ref": "#/$defs/Timestamp"}}},
  CustomerId: {"type": "string", "pattern": "^cus_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  CustomerPatch: {"type": "object", "minProperties": 1, "properties": {"locale": {"$ref": "#/$defs/Locale"}, "preferences": {"$ref": "#/$defs/PreferencesPatch"}, "payment_method_token": {"type": ["string", "null"], "minLength": 8, "maxLength": 200, "pattern": "^[A-Za-z]+_[A-Za-z0-9_]+$"}}},
  Decision: {"type": "string", "enum": ["approve", "decline"]},
  DecisionCreate: {"type": "object", "required": ["confirmation_id", "digest", "decision"], "properties": {"confirmation_id": {"$ref": "#/$defs/ConfirmationId"}, "digest": {"$ref": "#/$defs/Digest"}, "decision": {"$ref": "#/$defs/Decision"}}},
  DepartureTime: {"type": "object", "required": ["departs_at", "arrives_at", "duration_s", "recommended"], "properties": {"departs_at": {"$ref": "#/$defs/Timestamp"}, "arrives_at": {"$ref": "#/$defs/Timestamp"}, "duration_s": {"$ref": "#/$defs/DurationS"}, "recommended": {"type": "boolean"}}},
  Digest: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
  DistanceM: {"type": "integer", "minimum": 0, "maximum": 1000000},
  DurableEvent: {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "enum": ["user.said", "turn.started", "agent.started", "agent.finished", "tool.started", "tool.finished", "message.completed", "message.retracted", "card", "suggestions", "clarification.required", "confirmation.required", "confirmation.resolved", "turn.completed", "reservation.changed", "plan.invalidated", "incident.alert", "fact.updated"]}}, "allOf": [{"if": {"properties": {"type": {"const": "user.said"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/UserSaid"}}, {"if": {"properties": {"type": {"const": "turn.started"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/TurnStarted"}}, {"if": {"properties": {"type": {"const": "agent.started"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/AgentStarted"}}, {"if": {"properties": {"type": {"const": "agent.finished"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/AgentFinished"}}, {"if": {"properties": {"type": {"const": "tool.started"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ToolStarted"}}, {"if": {"properties": {"type": {"const": "tool.finished"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ToolFinished"}}, {"if": {"properties": {"type": {"const": "message.completed"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/MessageCompleted"}}, {"if": {"properties": {"type": {"const": "message.retracted"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/MessageRetracted"}}, {"if": {"properties": {"type": {"const": "card"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/CardShown"}}, {"if": {"properties": {"type": {"const": "suggestions"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/SuggestionsOffered"}}, {"if": {"properties": {"type": {"const": "clarification.required"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ClarificationRequired"}}, {"if": {"properties": {"type": {"const": "confirmation.required"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ConfirmationRequired"}}, {"if": {"properties": {"type": {"const": "confirmation.resolved"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ConfirmationResolved"}}, {"if": {"properties": {"type": {"const": "turn.completed"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/TurnCompleted"}}, {"if": {"properties": {"type": {"const": "reservation.changed"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/ReservationChanged"}}, {"if": {"properties": {"type": {"const": "plan.invalidated"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/PlanInvalidated"}}, {"if": {"properties": {"type": {"const": "incident.alert"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/IncidentAlert"}}, {"if": {"properties": {"type": {"const": "fact.updated"}}, "required": ["type"]}, "then": {"$ref": "#/$defs/FactUpdated"}}]},
  DurationMs: {"type": "integer", "minimum": 0, "maximum": 86400000},
  DurationS: {"type": "integer", "minimum": 0, "maximum": 604800},
  Equipment: {"type": "string", "enum": ["phone_holder", "helmet", "basket", "child_seat", "charging_cable", "cargo_straps"]},
  Erasure: {"type": "object", "required": ["id", "conversations", "erased_at"], "properties": {"id": {"$ref": "#/$defs/ErasureId"}, "conversations": {"type": "integer", "minimum": 0, "maximum": 1000000}, "erased_at": {"$ref": "#/$defs/Timestamp"}}},
  ErasureCreate: {"type": "object", "properties": {"conversation_id": {"$ref": "#/$defs/ConversationId"}}},
  ErasureId: {"type": "string", "pattern": "^era_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  EventId: {"type": "string", "pattern": "^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  EventPage: {"type": "object", "required": ["items", "next_cursor", "last_seq"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/DurableEvent"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}, "last_seq": {"$ref": "#/$defs/LastSequence"}}},
  Expectation: {"type": "string", "enum": ["origin", "destination", "place", "time", "vehicle", "reservation", "option", "yes_no", "intent", "text"]},
  Fact: {"type": "object", "required": ["id", "subject", "statement", "source", "corrected"], "properties": {"id": {"$ref": "#/$defs/FactId"}, "subject": {"type": "string", "maxLength": 200}, "statement": {"type": "string", "maxLength": 500}, "position": {"$ref": "#/$defs/Position"}, "source": {"$ref": "#/$defs/Source"}, "corrected": {"type": "boolean"}}},
  FactId: {"type": "string", "pattern": "^fct_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  FactUpdated: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "fact"], "properties": {"type": {"type": "string", "const": "fact.updated"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "fact": {"$ref": "#/$defs/Fact"}}},
  Feedback: {"type": "object", "required": ["id", "turn_id", "rating", "given_at"], "properties": {"id": {"$ref": "#/$defs/FeedbackId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "rating": {"$ref": "#/$defs/Rating"}, "comment": {"$ref": "#/$defs/Comment"}, "given_at": {"$ref": "#/$defs/Timestamp"}}},
  FeedbackCreate: {"type": "object", "required": ["turn_id", "rating"], "properties": {"turn_id": {"$ref": "#/$defs/TurnId"}, "rating": {"$ref": "#/$defs/Rating"}, "comment": {"$ref": "#/$defs/Comment"}}},
  FeedbackId: {"type": "string", "pattern": "^fbk_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  Fines: {"type": "object", "required": ["wrong_place", "unplugged"], "properties": {"wrong_place": {"$ref": "#/$defs/MinorUnits"}, "unplugged": {"$ref": "#/$defs/MinorUnits"}}},
  Health: {"type": "object", "required": ["status"], "properties": {"status": {"type": "string", "enum": ["ok"]}}},
  Incident: {"type": "object", "required": ["id", "kind", "title", "position", "blocks", "valid_from", "source"], "properties": {"id": {"$ref": "#/$defs/IncidentId"}, "kind": {"$ref": "#/$defs/IncidentKind"}, "title": {"type": "string", "maxLength": 200}, "position": {"$ref": "#/$defs/Position"}, "radius_m": {"$ref": "#/$defs/DistanceM"}, "blocks": {"type": "boolean"}, "valid_from": {"$ref": "#/$defs/Timestamp"}, "valid_until": {"$ref": "#/$defs/Timestamp"}, "source": {"$ref": "#/$defs/Source"}}},
  IncidentAlert: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "incident"], "properties": {"type": {"type": "string", "const": "incident.alert"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "incident": {"$ref": "#/$defs/Incident"}, "plan_id": {"$ref": "#/$defs/PlanId"}, "reservation_id": {"$ref": "#/$defs/ReservationId"}}},
  IncidentCard: {"type": "object", "required": ["kind", "incident"], "properties": {"kind": {"type": "string", "const": "incident"}, "incident": {"$ref": "#/$defs/Incident"}}},
  IncidentId: {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9_.:=-]+$"},
  IncidentKind: {"type": "string", "enum": ["crash", "flooding", "closure", "works", "congestion", "event", "other"]},
  InvalidationReason: {"type": "string", "enum": ["fact_corrected", "incident", "vehicle_gone", "reservation_changed", "expired"]},
  LastSequence: {"type": "integer", "minimum": 0, "maximum": 2147483647},
  LateReturnTerms: {"type": "object", "required": ["grace_min", "per_minute"], "properties": {"grace_min": {"type": "integer", "minimum": 0, "maximum": 1440}, "per_minute": {"$ref": "#/$defs/MinorUnits"}}},
  Latitude: {"type": "number", "minimum": -90, "maximum": 90},
  LicencePlate: {"type": "string", "maxLength": 12},
  Locale: {"type": "string", "enum": ["en", "de", "fr", "es", "it", "nl", "fi"]},
  Longitude: {"type": "number", "minimum": -180, "maximum": 180},
  MaxWalkM: {"type": "integer", "minimum": 0, "maximum": 5000},
  MessageCompleted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "message_id", "text", "locale"], "properties": {"type": {"type": "string", "const": "message.completed"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "message_id": {"$ref": "#/$defs/MessageId"}, "text": {"type": "string", "maxLength": 20000}, "locale": {"$ref": "#/$defs/Locale"}}},
  MessageId: {"type": "string", "pattern": "^msg_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  MessageRetracted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "message_id", "reason"], "properties": {"type": {"type": "string", "const": "message.retracted"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "message_id": {"$ref": "#/$defs/MessageId"}, "reason": {"$ref": "#/$defs/RetractionReason"}}},
  MessageText: {"type": "string", "minLength": 1, "maxLength": 4000, "pattern": "^[^\\x00]+$"},
  Metro: {"type": "object", "required": ["id", "name", "country", "currency", "time_zone", "vat_rate", "centre", "radius_m", "tariffs", "attributions"], "properties": {"id": {"$ref": "#/$defs/MetroId"}, "name": {"type": "string", "minLength": 1, "maxLength": 80}, "country": {"type": "string", "pattern": "^[A-Z]{2}$"}, "currency": {"$ref": "#/$defs/Currency"}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "vat_rate": {"$ref": "#/$defs/BasisPoints"}, "centre": {"$ref": "#/$defs/Position"}, "radius_m": {"$ref": "#/$defs/DistanceM"}, "tariffs": {"type": "array", "items": {"$ref": "#/$defs/Tariff"}}, "attributions": {"type": "array", "items": {"$ref": "#/$defs/Attribution"}}}},
  MetroId: {"type": "string", "pattern": "^met_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  MetroPage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Metro"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  MinorUnits: {"type": "integer", "minimum": 0, "maximum": 100000000},
  Money: {"type": "object", "required": ["amount", "currency"], "properties": {"amount": {"type": "integer", "minimum": -100000000, "maximum": 100000000}, "currency": {"$ref": "#/$defs/Currency"}}},
  NearbyParkingSpot: {"type": "object", "required": ["parking_spot", "distance_m"], "properties": {"parking_spot": {"$ref": "#/$defs/ParkingSpot"}, "distance_m": {"$ref": "#/$defs/DistanceM"}}},
  NearbyParkingSpotPage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/NearbyParkingSpot"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  NoShowTerms: {"type": "object", "required": ["grace_min", "fee"], "properties": {"grace_min": {"type": "integer", "minimum": 0, "maximum": 1440}, "fee": {"$ref": "#/$defs/MinorUnits"}}},
  NotBookableReason: {"type": "string", "enum": ["no_vehicle_near", "range_insufficient", "too_early_to_book", "in_the_past", "walking"]},
  Note: {"type": "string", "minLength": 1, "maxLength": 500, "pattern": "^[^\\x00]+$"},
  OptionReason: {"type": "string", "enum": ["fastest", "cheapest", "least_walking", "greenest", "matches_preference", "avoids_incident", "avoids_toll", "scenic", "only_option"]},
  OptionScore: {"type": "object", "required": ["total", "time", "price", "walking", "range", "preference"], "properties": {"total": {"$ref": "#/$defs/Score"}, "time": {"$ref": "#/$defs/Score"}, "price": {"$ref": "#/$defs/Score"}, "walking": {"$ref": "#/$defs/Score"}, "range": {"$ref": "#/$defs/Score"}, "preference": {"$ref": "#/$defs/Score"}}},
  ParkingSpot: {"type": "object", "required": ["id", "metro_id", "name", "position", "vehicle_classes", "capacity", "chargers"], "properties": {"id": {"$ref": "#/$defs/ParkingSpotId"}, "metro_id": {"$ref": "#/$defs/MetroId"}, "name": {"type": "string", "minLength": 1, "maxLength": 120}, "position": {"$ref": "#/$defs/Position"}, "vehicle_classes": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/VehicleClass"}}, "capacity": {"type": "integer", "minimum": 1, "maximum": 10000}, "chargers": {"type": "integer", "minimum": 0, "maximum": 10000}}},
  ParkingSpotId: {"type": "string", "pattern": "^spt_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  Place: {"type": "object", "required": ["name", "position"], "properties": {"name": {"type": "string", "maxLength": 200}, "position": {"$ref": "#/$defs/Position"}, "address": {"type": "string", "maxLength": 200}, "category": {"$ref": "#/$defs/PlaceCategory"}}},
  PlaceCategory: {"type": "string", "enum": ["address", "street", "area", "station", "restaurant", "cafe", "fast_food", "bar", "supermarket", "convenience", "bakery", "pharmacy", "atm", "charging_station", "fuel", "toilets", "drinking_water", "park", "hotel", "museum", "parking", "bicycle_parking", "other"]},
  PlaceOnRoute: {"type": "object", "required": ["place", "distance_from_route_m", "detour_s", "detour_m"], "properties": {"place": {"$ref": "#/$defs/Place"}, "cuisine": {"type": "string", "maxLength": 100}, "opening_hours": {"type": "string", "maxLength": 300}, "open": {"type": "boolean"}, "distance_from_route_m": {"$ref": "#/$defs/DistanceM"}, "detour_s": {"$ref": "#/$defs/DurationS"}, "detour_m": {"$ref": "#/$defs/DistanceM"}, "source": {"$ref": "#/$defs/Source"}}},
  Plan: {"type": "object", "required": ["id", "origin", "destination", "time_zone", "options", "sources", "created_at"], "properties": {"id": {"$ref": "#/$defs/PlanId"}, "origin": {"$ref": "#/$defs/Place"}, "destination": {"$ref": "#/$defs/Place"}, "stops": {"type": "array", "maxItems": 10, "items": {"$ref": "#/$defs/Place"}}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "departure_window": {"$ref": "#/$defs/TimeWindow"}, "options": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"$ref": "#/$defs/TripOption"}}, "departure_times": {"type": "array", "maxItems": 96, "items": {"$ref": "#/$defs/DepartureTime"}}, "sources": {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/Source"}}, "replaces_plan_id": {"$ref": "#/$defs/PlanId"}, "created_at": {"$ref": "#/$defs/Timestamp"}}},
  PlanId: {"type": "string", "pattern": "^pln_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  PlanInvalidated: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "plan_id", "reason"], "properties": {"type": {"type": "string", "const": "plan.invalidated"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "plan_id": {"$ref": "#/$defs/PlanId"}, "reason": {"$ref": "#/$defs/InvalidationReason"}, "fact_id": {"$ref": "#/$defs/FactId"}}},
  PlanOptionId: {"type": "string", "pattern": "^opt_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  PoiListCard: {"type": "object", "required": ["kind", "places"], "properties": {"kind": {"type": "string", "const": "poi_list"}, "plan_id": {"$ref": "#/$defs/PlanId"}, "places": {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/PlaceOnRoute"}}}},
  Position: {"type": "object", "required": ["latitude", "longitude"], "properties": {"latitude": {"$ref": "#/$defs/Latitude"}, "longitude": {"$ref": "#/$defs/Longitude"}}},
  Preferences: {"type": "object", "properties": {"vehicle_classes": {"type": "array", "maxItems": 4, "uniqueItems": true, "items": {"$ref": "#/$defs/VehicleClass"}}, "max_walk_m": {"$ref": "#/$defs/MaxWalkM"}, "avoid_tolls": {"type": "boolean"}, "scenic": {"type": "boolean"}}},
  PreferencesPatch: {"type": "object", "properties": {"vehicle_classes": {"type": ["array", "null"], "maxItems": 4, "uniqueItems": true, "items": {"$ref": "#/$defs/VehicleClass"}}, "max_walk_m": {"oneOf": [{"$ref": "#/$defs/MaxWalkM"}, {"type": "null"}]}, "avoid_tolls": {"type": ["boolean", "null"]}, "scenic": {"type": ["boolean", "null"]}}},
  Price: {"type": "object", "required": ["lines", "net", "vat", "vat_rate", "total"], "properties": {"lines": {"type": "array", "items": {"$ref": "#/$defs/PriceLine"}}, "net": {"$ref": "#/$defs/Money"}, "vat": {"$ref": "#/$defs/Money"}, "vat_rate": {"$ref": "#/$defs/BasisPoints"}, "total": {"$ref": "#/$defs/Money"}}},
  PriceCard: {"type": "object", "required": ["kind", "price", "vehicle"], "properties": {"kind": {"type": "string", "const": "price"}, "vehicle": {"$ref": "#/$defs/VehicleSummary"}, "price": {"$ref": "#/$defs/Price"}, "valid_until": {"$ref": "#/$defs/Timestamp"}}},
  PriceLine: {"type": "object", "required": ["kind", "amount"], "properties": {"kind": {"$ref": "#/$defs/PriceLineKind"}, "minutes": {"type": "integer", "minimum": 0, "maximum": 10000000}, "amount": {"$ref": "#/$defs/Money"}}},
  PriceLineKind: {"type": "string", "enum": ["unlock_fee", "usage", "cap_discount", "cancellation_fee", "no_show_fee", "late_return", "wrong_place", "unplugged"]},
  ProposedAction: {"type": "string", "enum": ["create", "change", "cancel"]},
  ProposedChange: {"type": "object", "required": ["action"], "properties": {"action": {"$ref": "#/$defs/ProposedAction"}, "reservation_id": {"$ref": "#/$defs/ReservationId"}, "reservation_version": {"type": "string", "maxLength": 64}, "quote_id": {"$ref": "#/$defs/QuoteId"}, "before": {"$ref": "#/$defs/ReservationTerms"}, "after": {"$ref": "#/$defs/ReservationTerms"}, "fee": {"$ref": "#/$defs/Price"}, "price": {"$ref": "#/$defs/Price"}, "time_zone": {"$ref": "#/$defs/TimeZone"}}},
  Quote: {"type": "object", "required": ["id", "vehicle", "metro_id", "time_zone", "starts_at", "estimate", "tariff", "expires_at", "created_at"], "properties": {"id": {"$ref": "#/$defs/QuoteId"}, "vehicle": {"$ref": "#/$defs/VehicleSummary"}, "metro_id": {"$ref": "#/$defs/MetroId"}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "estimate": {"$ref": "#/$defs/Price"}, "tariff": {"$ref": "#/$defs/Tariff"}, "trip_distance_m": {"$ref": "#/$defs/DistanceM"}, "expires_at": {"$ref": "#/$defs/Timestamp"}, "created_at": {"$ref": "#/$defs/Timestamp"}}},
  QuoteCreate: {"type": "object", "required": ["vehicle_id"], "properties": {"vehicle_id": {"$ref": "#/$defs/VehicleId"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "expected_duration_min": {"type": "integer", "minimum": 1, "maximum": 720}, "trip_distance_m": {"$ref": "#/$defs/DistanceM"}}},
  QuoteId: {"type": "string", "pattern": "^quo_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  Rating: {"type": "string", "enum": ["up", "down"]},
  Readiness: {"type": "object", "required": ["status"], "properties": {"status": {"type": "string", "enum": ["ready"]}}},
  Reservation: {"type": "object", "required": ["id", "status", "vehicle", "metro_id", "time_zone", "starts_at", "estimate", "tariff", "quote_id", "created_at", "updated_at"], "properties": {"id": {"$ref": "#/$defs/ReservationId"}, "status": {"$ref": "#/$defs/ReservationStatus"}, "vehicle": {"$ref": "#/$defs/VehicleSummary"}, "metro_id": {"$ref": "#/$defs/MetroId"}, "time_zone": {"$ref": "#/$defs/TimeZone"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "hold_expires_at": {"$ref": "#/$defs/Timestamp"}, "estimate": {"$ref": "#/$defs/Price"}, "tariff": {"$ref": "#/$defs/Tariff"}, "quote_id": {"$ref": "#/$defs/QuoteId"}, "note": {"$ref": "#/$defs/Note"}, "cancellation": {"$ref": "#/$defs/Cancellation"}, "created_at": {"$ref": "#/$defs/Timestamp"}, "updated_at": {"$ref": "#/$defs/Timestamp"}}},
  ReservationCancel: {"type": "object", "required": ["accepted_fee"], "properties": {"accepted_fee": {"$ref": "#/$defs/AcceptedAmount"}}},
  ReservationCard: {"type": "object", "required": ["kind", "reservation"], "properties": {"kind": {"type": "string", "const": "reservation"}, "reservation": {"$ref": "#/$defs/Reservation"}}},
  ReservationChanged: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "event", "reservation"], "properties": {"type": {"type": "string", "const": "reservation.changed"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "event": {"$ref": "#/$defs/ReservationEventType"}, "reservation": {"$ref": "#/$defs/Reservation"}}},
  ReservationCreate: {"type": "object", "required": ["quote_id"], "properties": {"quote_id": {"$ref": "#/$defs/QuoteId"}, "note": {"$ref": "#/$defs/Note"}}},
  ReservationEventType: {"type": "string", "enum": ["reservation.held", "reservation.confirmed", "reservation.changed", "reservation.cancelled", "reservation.expired"]},
  ReservationId: {"type": "string", "pattern": "^res_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  ReservationPage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Reservation"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  ReservationPatch: {"type": "object", "minProperties": 1, "properties": {"vehicle_id": {"$ref": "#/$defs/VehicleId"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "note": {"oneOf": [{"$ref": "#/$defs/Note"}, {"type": "null"}]}, "accepted_total": {"$ref": "#/$defs/AcceptedAmount"}}},
  ReservationStatus: {"type": "string", "enum": ["held", "confirmed", "active", "paused", "returned", "settled", "expired", "cancelled", "no_show"]},
  ReservationTerms: {"type": "object", "required": ["vehicle", "starts_at", "total"], "properties": {"vehicle": {"$ref": "#/$defs/VehicleSummary"}, "starts_at": {"$ref": "#/$defs/Timestamp"}, "ends_at": {"$ref": "#/$defs/Timestamp"}, "total": {"$ref": "#/$defs/Money"}, "note": {"$ref": "#/$defs/Note"}}},
  RetractionReason: {"type": "string", "enum": ["unsupported_claim", "interrupted"]},
  Route: {"type": "object", "required": ["mode", "distance_m", "duration_s", "polyline"], "properties": {"mode": {"$ref": "#/$defs/TravelMode"}, "distance_m": {"$ref": "#/$defs/DistanceM"}, "duration_s": {"$ref": "#/$defs/DurationS"}, "polyline": {"type": "string", "maxLength": 60000}, "has_toll": {"type": "boolean"}, "steps": {"type": "array", "maxItems": 500, "items": {"$ref": "#/$defs/RouteStep"}}}},
  RouteCard: {"type": "object", "required": ["kind", "option", "plan_id"], "properties": {"kind": {"type": "string", "const": "route"}, "plan_id": {"$ref": "#/$defs/PlanId"}, "option": {"$ref": "#/$defs/TripOption"}, "sources": {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/Source"}}}},
  RouteComparisonCard: {"type": "object", "required": ["kind", "plan"], "properties": {"kind": {"type": "string", "const": "route_comparison"}, "plan": {"$ref": "#/$defs/Plan"}}},
  RouteStep: {"type": "object", "required": ["instruction", "distance_m", "duration_s"], "properties": {"instruction": {"type": "string", "maxLength": 500}, "distance_m": {"$ref": "#/$defs/DistanceM"}, "duration_s": {"$ref": "#/$defs/DurationS"}}},
  Scooter: {"allOf": [{"$ref": "#/$defs/VehicleBase"}, {"type": "object", "required": ["vehicle_class"], "properties": {"vehicle_class": {"type": "string", "const": "scooter"}}}]},
  Score: {"type": "integer", "minimum": 0, "maximum": 100},
  Sequence: {"type": "integer", "minimum": 1, "maximum": 2147483647},
  Source: {"type": "object", "required": ["name", "observed_at"], "properties": {"name": {"type": "string", "maxLength": 100}, "url": {"type": "string", "format": "uri", "maxLength": 300}, "licence": {"type": "string", "maxLength": 60}, "attribution": {"type": "string", "maxLength": 200}, "observed_at": {"$ref": "#/$defs/Timestamp"}, "valid_until": {"$ref": "#/$defs/Timestamp"}}},
  Speaker: {"type": "string", "enum": ["customer", "agent"]},
  Suggestion: {"type": "string", "minLength": 1, "maxLength": 200},
  SuggestionsOffered: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "suggestions"], "properties": {"type": {"type": "string", "const": "suggestions"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "suggestions": {"type": "array", "minItems": 1, "maxItems": 6, "items": {"$ref": "#/$defs/Suggestion"}}}},
  Tariff: {"type": "object", "required": ["vehicle_class", "currency", "vat_rate", "unlock_fee", "per_minute", "daily_cap", "cancellation", "no_show", "late_return", "fines"], "properties": {"vehicle_class": {"$ref": "#/$defs/VehicleClass"}, "currency": {"$ref": "#/$defs/Currency"}, "vat_rate": {"$ref": "#/$defs/BasisPoints"}, "unlock_fee": {"$ref": "#/$defs/MinorUnits"}, "per_minute": {"$ref": "#/$defs/MinorUnits"}, "daily_cap": {"$ref": "#/$defs/MinorUnits"}, "cancellation": {"$ref": "#/$defs/CancellationTerms"}, "no_show": {"$ref": "#/$defs/NoShowTerms"}, "late_return": {"$ref": "#/$defs/LateReturnTerms"}, "fines": {"$ref": "#/$defs/Fines"}}},
  Term: {"type": "string", "minLength": 1, "maxLength": 500},
  TimeWindow: {"type": "object", "required": ["earliest", "latest"], "properties": {"earliest": {"$ref": "#/$defs/Timestamp"}, "latest": {"$ref": "#/$defs/Timestamp"}}},
  TimeZone: {"type": "string", "pattern": "^[A-Za-z]+(/[A-Za-z0-9_+-]+)+$", "maxLength": 64},
  Timestamp: {"type": "string", "format": "date-time"},
  ToolFinished: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "agent", "tool", "outcome", "duration_ms"], "properties": {"type": {"type": "string", "const": "tool.finished"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "agent": {"$ref": "#/$defs/AgentName"}, "tool": {"$ref": "#/$defs/ToolName"}, "outcome": {"$ref": "#/$defs/ToolOutcome"}, "duration_ms": {"$ref": "#/$defs/DurationMs"}}},
  ToolName: {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 60},
  ToolOutcome: {"type": "string", "enum": ["succeeded", "failed", "refused", "waiting"]},
  ToolStarted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "agent", "tool"], "properties": {"type": {"type": "string", "const": "tool.started"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "agent": {"$ref": "#/$defs/AgentName"}, "tool": {"$ref": "#/$defs/ToolName"}}},
  Transcript: {"type": "object", "required": ["conversation", "exported_at", "events"], "properties": {"conversation": {"$ref": "#/$defs/Conversation"}, "exported_at": {"$ref": "#/$defs/Timestamp"}, "events": {"type": "array", "items": {"$ref": "#/$defs/DurableEvent"}}}},
  TravelMode: {"type": "string", "enum": ["scooter", "bike", "car", "van", "walk"]},
  TripOption: {"type": "object", "required": ["id", "mode", "departs_at", "arrives_at", "duration_s", "distance_m", "route", "walk_to_vehicle_m", "walk_to_vehicle_s", "bookable", "reasons", "score"], "properties": {"id": {"$ref": "#/$defs/PlanOptionId"}, "mode": {"$ref": "#/$defs/TravelMode"}, "departs_at": {"$ref": "#/$defs/Timestamp"}, "arrives_at": {"$ref": "#/$defs/Timestamp"}, "duration_s": {"$ref": "#/$defs/DurationS"}, "distance_m": {"$ref": "#/$defs/DistanceM"}, "route": {"$ref": "#/$defs/Route"}, "vehicle": {"$ref": "#/$defs/VehicleSummary"}, "vehicle_position": {"$ref": "#/$defs/Position"}, "walk_to_vehicle_m": {"$ref": "#/$defs/DistanceM"}, "walk_to_vehicle_s": {"$ref": "#/$defs/DurationS"}, "range_left_m": {"$ref": "#/$defs/DistanceM"}, "price": {"$ref": "#/$defs/Money"}, "bookable": {"type": "boolean"}, "not_bookable_reason": {"$ref": "#/$defs/NotBookableReason"}, "bookable_from": {"$ref": "#/$defs/Timestamp"}, "reasons": {"type": "array", "maxItems": 9, "uniqueItems": true, "items": {"$ref": "#/$defs/OptionReason"}}, "score": {"$ref": "#/$defs/OptionScore"}, "incidents": {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/Incident"}}}},
  TurnCompleted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "status", "usage"], "properties": {"type": {"type": "string", "const": "turn.completed"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "status": {"$ref": "#/$defs/TurnStatus"}, "usage": {"$ref": "#/$defs/TurnUsage"}, "problem": {"$ref": "#/$defs/TurnProblem"}}},
  TurnId: {"type": "string", "pattern": "^trn_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  TurnProblem: {"type": "object", "required": ["code", "detail", "retryable"], "properties": {"code": {"$ref": "#/$defs/TurnProblemCode"}, "detail": {"type": "string", "maxLength": 2000}, "retryable": {"type": "boolean"}}},
  TurnProblemCode: {"type": "string", "enum": ["model_unavailable", "model_failed", "limit_reached", "timed_out", "interrupted", "reservations_unavailable", "token_expired", "internal_error"]},
  TurnStarted: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "model"], "properties": {"type": {"type": "string", "const": "turn.started"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "model": {"type": "string", "maxLength": 200}, "regenerates": {"$ref": "#/$defs/MessageId"}}},
  TurnStatus: {"type": "string", "enum": ["completed", "awaiting_confirmation", "awaiting_answer", "cancelled", "failed"]},
  TurnUsage: {"type": "object", "required": ["model_requests", "tool_calls", "input_tokens", "output_tokens", "duration_ms"], "properties": {"model_requests": {"type": "integer", "minimum": 0, "maximum": 10000}, "tool_calls": {"type": "integer", "minimum": 0, "maximum": 10000}, "input_tokens": {"type": "integer", "minimum": 0, "maximum": 100000000}, "output_tokens": {"type": "integer", "minimum": 0, "maximum": 100000000}, "duration_ms": {"$ref": "#/$defs/DurationMs"}, "cost": {"$ref": "#/$defs/Money"}}},
  UserSaid: {"type": "object", "required": ["type", "id", "seq", "ts", "conversation_id", "turn_id", "text", "client_message_id"], "properties": {"type": {"type": "string", "const": "user.said"}, "id": {"$ref": "#/$defs/EventId"}, "seq": {"$ref": "#/$defs/Sequence"}, "ts": {"$ref": "#/$defs/Timestamp"}, "conversation_id": {"$ref": "#/$defs/ConversationId"}, "turn_id": {"$ref": "#/$defs/TurnId"}, "text": {"$ref": "#/$defs/MessageText"}, "client_message_id": {"$ref": "#/$defs/ClientMessageId"}}},
  Utterance: {"type": "object", "required": ["seq", "speaker", "text", "said_at"], "properties": {"seq": {"$ref": "#/$defs/Sequence"}, "speaker": {"$ref": "#/$defs/Speaker"}, "text": {"type": "string", "maxLength": 20000}, "turn_id": {"$ref": "#/$defs/TurnId"}, "message_id": {"$ref": "#/$defs/MessageId"}, "said_at": {"$ref": "#/$defs/Timestamp"}}},
  UtterancePage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/Utterance"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  Van: {"allOf": [{"$ref": "#/$defs/VehicleBase"}, {"type": "object", "required": ["vehicle_class", "seats", "licence_plate", "cargo_volume_l"], "properties": {"vehicle_class": {"type": "string", "const": "van"}, "seats": {"type": "integer", "minimum": 1, "maximum": 9}, "licence_plate": {"$ref": "#/$defs/LicencePlate"}, "cargo_volume_l": {"type": "integer", "minimum": 0, "maximum": 30000}}}]},
  Vehicle: {"type": "object", "required": ["vehicle_class"], "properties": {"vehicle_class": {"type": "string", "enum": ["scooter", "bike", "car", "van"]}}, "allOf": [{"if": {"properties": {"vehicle_class": {"const": "scooter"}}, "required": ["vehicle_class"]}, "then": {"$ref": "#/$defs/Scooter"}}, {"if": {"properties": {"vehicle_class": {"const": "bike"}}, "required": ["vehicle_class"]}, "then": {"$ref": "#/$defs/Bike"}}, {"if": {"properties": {"vehicle_class": {"const": "car"}}, "required": ["vehicle_class"]}, "then": {"$ref": "#/$defs/Car"}}, {"if": {"properties": {"vehicle_class": {"const": "van"}}, "required": ["vehicle_class"]}, "then": {"$ref": "#/$defs/Van"}}]},
  VehicleBase: {"type": "object", "required": ["id", "metro_id", "model", "status", "battery_percent", "range_m", "equipment"], "properties": {"id": {"$ref": "#/$defs/VehicleId"}, "metro_id": {"$ref": "#/$defs/MetroId"}, "model": {"type": "string", "maxLength": 60}, "status": {"$ref": "#/$defs/VehicleStatus"}, "position": {"$ref": "#/$defs/Position"}, "parking_spot_id": {"$ref": "#/$defs/ParkingSpotId"}, "battery_percent": {"type": "integer", "minimum": 0, "maximum": 100}, "range_m": {"$ref": "#/$defs/DistanceM"}, "equipment": {"type": "array", "items": {"$ref": "#/$defs/Equipment"}}}},
  VehicleClass: {"type": "string", "enum": ["scooter", "bike", "car", "van"]},
  VehicleId: {"type": "string", "pattern": "^veh_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
  VehicleOffer: {"type": "object", "required": ["vehicle", "distance_m", "unlock_fee", "per_minute"], "properties": {"vehicle": {"$ref": "#/$defs/Vehicle"}, "distance_m": {"$ref": "#/$defs/DistanceM"}, "unlock_fee": {"$ref": "#/$defs/Money"}, "per_minute": {"$ref": "#/$defs/Money"}}},
  VehicleOfferPage: {"type": "object", "required": ["items", "next_cursor"], "properties": {"items": {"type": "array", "items": {"$ref": "#/$defs/VehicleOffer"}}, "next_cursor": {"oneOf": [{"$ref": "#/$defs/Cursor"}, {"type": "null"}]}}},
  VehicleStatus: {"type": "string", "enum": ["available", "reserved", "in_use", "charging", "out_of_service"]},
  VehicleSummary: {"type": "object", "required": ["id", "vehicle_class", "model"], "properties": {"id": {"$ref": "#/$defs/VehicleId"}, "vehicle_class": {"$ref": "#/$defs/VehicleClass"}, "model": {"type": "string", "maxLength": 60}, "licence_plate": {"$ref": "#/$defs/LicencePlate"}}},
  Weather: {"type": "object", "required": ["place", "at", "condition", "temperature_c", "precipitation_mm", "wind_m_s", "source"], "properties": {"place": {"$ref": "#/$defs/Place"}, "at": {"$ref": "#/$defs/Timestamp"}, "condition": {"$ref": "#/$defs/WeatherCondition"}, "temperature_c": {"type": "number", "minimum": -90, "maximum": 60}, "precipitation_mm": {"type": "number", "minimum": 0, "maximum": 500}, "wind_m_s": {"type": "number", "minimum": 0, "maximum": 120}, "source": {"$ref": "#/$defs/Source"}}},
  WeatherCard: {"type": "object", "required": ["kind", "weather"], "properties": {"kind": {"type": "string", "const": "weather"}, "weather": {"$ref": "#/$defs/Weather"}}},
  WeatherCondition: {"type": "string", "enum": ["clear", "partly_cloudy", "cloudy", "fog", "rain", "heavy_rain", "sleet", "snow", "thunderstorm"]},
  Weekday: {"type": "string", "enum": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]},
};
