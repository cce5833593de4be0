// Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
export type ClientOptions = {
    baseUrl: 'http://127.0.0.1:8000' | 'https://api.mobilitycorp.example' | (string & {});
};

export type Webhooks = ReceiveReservationEventWebhookRequest;

/**
 * Opaque position in a list. Take it from `next_cursor`; anything else is refused.
 */
export type Cursor = string;

/**
 * Identifies a metro.
 */
export type MetroId = string;

/**
 * ISO 4217 currency code.
 */
export type Currency = string;

/**
 * IANA time zone of the metro; use it where a person reads a time.
 */
export type TimeZone = string;

/**
 * A rate in hundredths of a per cent (2550 is 25.5 %).
 */
export type BasisPoints = number;

/**
 * Degrees north.
 */
export type Latitude = number;

/**
 * Degrees east.
 */
export type Longitude = number;

/**
 * A WGS 84 position in degrees.
 */
export type Position = {
    latitude: Latitude;
    longitude: Longitude;
};

/**
 * A distance in metres.
 */
export type DistanceM = number;

/**
 * Scooters and bikes are for short, open-ended hops; cars and vans for planned trips of a fixed duration.
 */
export type VehicleClass = 'scooter' | 'bike' | 'car' | 'van';

/**
 * An amount in minor units of the tariff's currency.
 */
export type MinorUnits = number;

/**
 * A confirmed reservation is cancelled free of charge until the cut-off; then the fee is due. A hold is always free to cancel.
 */
export type CancellationTerms = {
    /**
     * Minutes before the start at which cancelling stops being free.
     */
    free_until_min_before_start: number;
    fee: MinorUnits;
};

/**
 * A confirmed reservation that is not used expires after the grace period, with the fee.
 */
export type NoShowTerms = {
    grace_min: number;
    fee: MinorUnits;
};

/**
 * After the grace period each started minute of lateness costs the fine.
 */
export type LateReturnTerms = {
    grace_min: number;
    per_minute: MinorUnits;
};

/**
 * Fixed charges at return.
 */
export type Fines = {
    wrong_place: MinorUnits;
    unplugged: MinorUnits;
};

/**
 * Prices and terms of one vehicle class in one metro, VAT included. A quote freezes the tariff; the later bill is reckoned from the frozen one.
 */
export type Tariff = {
    vehicle_class: VehicleClass;
    currency: Currency;
    vat_rate: BasisPoints;
    /**
     * Charged once for each ride.
     */
    unlock_fee: MinorUnits;
    /**
     * Charged for each started minute.
     */
    per_minute: MinorUnits;
    /**
     * The most that 24 hours of minutes cost; the unlock fee comes on top.
     */
    daily_cap: MinorUnits;
    cancellation: CancellationTerms;
    no_show: NoShowTerms;
    late_return: LateReturnTerms;
    fines: Fines;
};

/**
 * The credit a data source asks for.
 */
export type Attribution = {
    text: string;
    url: string;
};

/**
 * A city area with its own fleet, tariffs, currency, time zone and VAT rate.
 */
export type Metro = {
    id: MetroId;
    name: string;
    /**
     * ISO 3166-1 alpha-2.
     */
    country: string;
    currency: Currency;
    time_zone: TimeZone;
    vat_rate: BasisPoints;
    centre: Position;
    radius_m: DistanceM;
    /**
     * The price list in force, one entry for each vehicle class.
     */
    tariffs: Array<Tariff>;
    /**
     * Sources of the map data behind this metro. Show them where the data is shown.
     */
    attributions: Array<Attribution>;
};

/**
 * One page of metros.
 */
export type MetroPage = {
    items: Array<Metro>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * What went wrong (RFC 9457). `type` and `code` are stable and name the kind of problem; `detail` tells a person what happened and what to do; `request_id` finds the request in the service's logs.
 */
export type Problem = {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
    request_id: string;
};

/**
 * The cursor was not made by this operation, or for other filters.
 *
 * Begin again without `cursor`. Keep the filters as they are while you read page after page.
 */
export type InvalidCursor = Problem & {
    type: 'https://errors.mobilitycorp.example/invalid-cursor';
    title: 'Invalid cursor';
    status: 400;
    code: 'invalid_cursor';
};

/**
 * The `Accept` header rules out every media type the operation answers with.
 *
 * Accept `application/json`, or the media type that the operation names.
 */
export type NotAcceptable = Problem & {
    type: 'https://errors.mobilitycorp.example/not-acceptable';
    title: 'Not acceptable';
    status: 406;
    code: 'not_acceptable';
};

/**
 * One fault of the request.
 */
export type FieldError = {
    /**
     * JSON Pointer (RFC 6901) into the request seen as an object of `path`, `query`, `header` and `body`.
     */
    pointer: string;
    code: string;
    detail: string;
};

/**
 * The request does not fit the contract; `errors` names each fault.
 *
 * Show each fault at the field that its `pointer` names, and let the customer correct it.
 */
export type ValidationFailed = Problem & {
    type: 'https://errors.mobilitycorp.example/validation-failed';
    title: 'Validation failed';
    status: 422;
    code: 'validation_failed';
    errors: Array<FieldError>;
};

/**
 * The caller has used up the operation's rate limit.
 *
 * Repeat the request after `Retry-After` seconds. If it happens often, ask less often or keep answers.
 */
export type RateLimited = Problem & {
    type: 'https://errors.mobilitycorp.example/rate-limited';
    title: 'Too many requests';
    status: 429;
    code: 'rate_limited';
};

/**
 * The service failed. The request id finds the reason in its logs.
 *
 * Repeat a read, or a request with an `Idempotency-Key`, after a pause. If it stays, tell support the `request_id`.
 */
export type InternalError = Problem & {
    type: 'https://errors.mobilitycorp.example/internal-error';
    title: 'Internal error';
    status: 500;
    code: 'internal_error';
};

/**
 * The service is too busy or cannot reach its database.
 *
 * Repeat the request after `Retry-After` seconds, with the same `Idempotency-Key` where it has one.
 */
export type ServiceUnavailable = Problem & {
    type: 'https://errors.mobilitycorp.example/service-unavailable';
    title: 'Service unavailable';
    status: 503;
    code: 'service_unavailable';
};

/**
 * There is no such resource, or it is not the caller's.
 *
 * Take it out of what you show. Check the id if it was typed or kept for long.
 */
export type NotFound = Problem & {
    type: 'https://errors.mobilitycorp.example/not-found';
    title: 'Not found';
    status: 404;
    code: 'not_found';
};

/**
 * A moment in time, RFC 3339 with offset.
 */
export type Timestamp = string;

/**
 * Identifies a vehicle.
 */
export type VehicleId = string;

/**
 * What the vehicle does now. Only `available` and `charging` vehicles are offered for a trip that starts now.
 */
export type VehicleStatus = 'available' | 'reserved' | 'in_use' | 'charging' | 'out_of_service';

/**
 * Identifies a parking spot.
 */
export type ParkingSpotId = string;

/**
 * What the vehicle carries.
 */
export type Equipment = 'phone_holder' | 'helmet' | 'basket' | 'child_seat' | 'charging_cable' | 'cargo_straps';

/**
 * What every vehicle has.
 */
export type VehicleBase = {
    id: VehicleId;
    metro_id: MetroId;
    model: string;
    status: VehicleStatus;
    /**
     * Absent while somebody rides the vehicle.
     */
    position?: Position;
    /**
     * Absent where the vehicle stands outside a known spot.
     */
    parking_spot_id?: ParkingSpotId;
    battery_percent: number;
    /**
     * How far the battery still reaches.
     */
    range_m: DistanceM;
    equipment: Array<Equipment>;
};

/**
 * An electric kick scooter.
 */
export type Scooter = VehicleBase & {
    vehicle_class: 'scooter';
};

/**
 * An e-bike.
 */
export type Bike = VehicleBase & {
    vehicle_class: 'bike';
};

/**
 * Licence plate as on the vehicle.
 */
export type LicencePlate = string;

/**
 * An electric car.
 */
export type Car = VehicleBase & {
    vehicle_class: 'car';
    seats: number;
    licence_plate: LicencePlate;
};

/**
 * An electric van.
 */
export type Van = VehicleBase & {
    vehicle_class: 'van';
    seats: number;
    licence_plate: LicencePlate;
    /**
     * Cargo volume in litres.
     */
    cargo_volume_l: number;
};

/**
 * Any vehicle of the fleet.
 */
export type Vehicle = ({
    vehicle_class: 'scooter';
} & Scooter) | ({
    vehicle_class: 'bike';
} & Bike) | ({
    vehicle_class: 'car';
} & Car) | ({
    vehicle_class: 'van';
} & Van);

/**
 * An exact amount in the minor units of its currency (1250 EUR is 12.50 €).
 */
export type Money = {
    /**
     * Minor units.
     */
    amount: number;
    currency: Currency;
};

/**
 * A vehicle that can be reserved for the asked time and distance, with its distance and basic prices.
 */
export type VehicleOffer = {
    vehicle: Vehicle;
    /**
     * From the asked position to the vehicle, as the crow flies.
     */
    distance_m: DistanceM;
    unlock_fee: Money;
    per_minute: Money;
};

/**
 * One page of offered vehicles, nearest first.
 */
export type VehicleOfferPage = {
    items: Array<VehicleOffer>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * No bearer token, or one that does not hold: bad signature, wrong issuer or audience, expired.
 *
 * Get a fresh token and repeat the request once. If it is refused again, let the customer sign in.
 */
export type Unauthenticated = Problem & {
    type: 'https://errors.mobilitycorp.example/unauthenticated';
    title: 'Unauthenticated';
    status: 401;
    code: 'unauthenticated';
};

/**
 * The token lacks a scope that the operation needs.
 *
 * Ask for a token with the operation's scopes. Repeating the request with the same token does not help.
 */
export type Forbidden = Problem & {
    type: 'https://errors.mobilitycorp.example/forbidden';
    title: 'Forbidden';
    status: 403;
    code: 'forbidden';
};

/**
 * A designated place to leave a vehicle.
 */
export type ParkingSpot = {
    id: ParkingSpotId;
    metro_id: MetroId;
    name: string;
    position: Position;
    /**
     * Classes that may be left here.
     */
    vehicle_classes: Array<VehicleClass>;
    capacity: number;
    /**
     * Charging points for cars and vans.
     */
    chargers: number;
};

/**
 * A parking spot and how far it is.
 */
export type NearbyParkingSpot = {
    parking_spot: ParkingSpot;
    distance_m: DistanceM;
};

/**
 * One page of parking spots, nearest first.
 */
export type NearbyParkingSpotPage = {
    items: Array<NearbyParkingSpot>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * What to price. Cars and vans need `ends_at`, and start at most 7 days ahead; bikes and scooters start at most 30 minutes ahead and are open-ended, so they take no `ends_at`.
 */
export type QuoteCreate = {
    vehicle_id: VehicleId;
    /**
     * Now when absent.
     */
    starts_at?: Timestamp;
    /**
     * Required for cars and vans.
     */
    ends_at?: Timestamp;
    /**
     * Minutes the estimate of an open-ended ride assumes.
     */
    expected_duration_min?: number;
    /**
     * A vehicle whose range does not cover it is refused.
     */
    trip_distance_m?: DistanceM;
};

/**
 * Identifies a quote.
 */
export type QuoteId = string;

/**
 * Which vehicle is meant, in few words.
 */
export type VehicleSummary = {
    id: VehicleId;
    vehicle_class: VehicleClass;
    model: string;
    licence_plate?: LicencePlate;
};

/**
 * What a line charges for.
 */
export type PriceLineKind = 'unlock_fee' | 'usage' | 'cap_discount' | 'cancellation_fee' | 'no_show_fee' | 'late_return' | 'wrong_place' | 'unplugged';

/**
 * One line of a price, VAT included.
 */
export type PriceLine = {
    kind: PriceLineKind;
    /**
     * Started minutes the line charges for.
     */
    minutes?: number;
    amount: Money;
};

/**
 * A total with its lines and its VAT. `total` is the sum of the lines; `net` is total × 10000 / (10000 + vat_rate), rounded half up to a minor unit; `vat` is the rest.
 */
export type Price = {
    lines: Array<PriceLine>;
    net: Money;
    vat: Money;
    vat_rate: BasisPoints;
    total: Money;
};

/**
 * A priced offer for one vehicle and time. Price and terms stay as they are until `expires_at`. It does not keep the vehicle free; a reservation does.
 */
export type Quote = {
    id: QuoteId;
    vehicle: VehicleSummary;
    metro_id: MetroId;
    time_zone: TimeZone;
    starts_at: Timestamp;
    /**
     * Absent for open-ended rides.
     */
    ends_at?: Timestamp;
    estimate: Price;
    tariff: Tariff;
    trip_distance_m?: DistanceM;
    expires_at: Timestamp;
    created_at: Timestamp;
};

/**
 * The body is not what its media type says: not JSON, or cut off.
 *
 * Send the body whole and as valid JSON. Repeating the same bytes does not help.
 */
export type MalformedRequest = Problem & {
    type: 'https://errors.mobilitycorp.example/malformed-request';
    title: 'Malformed request';
    status: 400;
    code: 'malformed_request';
};

/**
 * The operation creates or acts, so it needs an `Idempotency-Key` header.
 *
 * Make a fresh key for each new request, and keep it when the request is repeated. The SDK does so by itself.
 */
export type IdempotencyKeyRequired = Problem & {
    type: 'https://errors.mobilitycorp.example/idempotency-key-required';
    title: 'Idempotency key required';
    status: 400;
    code: 'idempotency_key_required';
};

/**
 * The vehicle is promised to somebody for an overlapping time, or out of service.
 *
 * Search again and offer the customer another vehicle, or another time.
 */
export type VehicleUnavailable = Problem & {
    type: 'https://errors.mobilitycorp.example/vehicle-unavailable';
    title: 'Vehicle unavailable';
    status: 409;
    code: 'vehicle_unavailable';
};

/**
 * The vehicle's battery does not reach as far as the trip.
 *
 * Tell how far it reaches (`range_m`), and search with `trip_distance_m` for one that reaches far enough.
 */
export type RangeInsufficient = Problem & {
    type: 'https://errors.mobilitycorp.example/range-insufficient';
    title: 'Range insufficient';
    status: 409;
    code: 'range_insufficient';
    /**
     * How far the battery reaches.
     */
    range_m: DistanceM;
};

/**
 * The times are not bookable for this vehicle class: in the past, too far ahead, too long, or with an end where none is taken.
 *
 * Let the customer choose other times: `detail` tells which ones are bookable.
 */
export type OutsideBookingWindow = Problem & {
    type: 'https://errors.mobilitycorp.example/outside-booking-window';
    title: 'Outside the booking window';
    status: 409;
    code: 'outside_booking_window';
};

/**
 * A request with the same idempotency key is still being worked on.
 *
 * Repeat it a little later with the same key and body: you get the answer of the first.
 */
export type IdempotencyInProgress = Problem & {
    type: 'https://errors.mobilitycorp.example/idempotency-in-progress';
    title: 'Request in progress';
    status: 409;
    code: 'idempotency_in_progress';
};

/**
 * The body is larger than the operation takes.
 *
 * Shorten it, free texts first. Repeating the request as it is does not help.
 */
export type PayloadTooLarge = Problem & {
    type: 'https://errors.mobilitycorp.example/payload-too-large';
    title: 'Payload too large';
    status: 413;
    code: 'payload_too_large';
};

/**
 * The `Content-Type` is not one the operation takes.
 *
 * Send `application/json`, or `application/merge-patch+json` where a resource is changed.
 */
export type UnsupportedMediaType = Problem & {
    type: 'https://errors.mobilitycorp.example/unsupported-media-type';
    title: 'Unsupported media type';
    status: 415;
    code: 'unsupported_media_type';
};

/**
 * The idempotency key was used before with another request.
 *
 * Use a new key for each new request. If this should have been a repetition, send exactly the first body.
 */
export type IdempotencyKeyReused = Problem & {
    type: 'https://errors.mobilitycorp.example/idempotency-key-reused';
    title: 'Idempotency key reused';
    status: 422;
    code: 'idempotency_key_reused';
};

/**
 * Where a reservation is in its life. A transition that is not listed is refused with `illegal_transition`.
 */
export type ReservationStatus = 'held' | 'confirmed' | 'active' | 'paused' | 'returned' | 'settled' | 'expired' | 'cancelled' | 'no_show';

/**
 * Identifies a reservation.
 */
export type ReservationId = string;

/**
 * A note of the customer's own.
 */
export type Note = string;

/**
 * When the reservation was cancelled and what it cost.
 */
export type Cancellation = {
    cancelled_at: Timestamp;
    fee: Price;
};

/**
 * A customer's claim on a vehicle for a time range.
 */
export type Reservation = {
    id: ReservationId;
    status: ReservationStatus;
    vehicle: VehicleSummary;
    metro_id: MetroId;
    time_zone: TimeZone;
    starts_at: Timestamp;
    /**
     * Absent for open-ended rides.
     */
    ends_at?: Timestamp;
    /**
     * Present while the reservation is held; then it lapses by itself.
     */
    hold_expires_at?: Timestamp;
    estimate: Price;
    tariff: Tariff;
    quote_id: QuoteId;
    note?: Note;
    cancellation?: Cancellation;
    created_at: Timestamp;
    updated_at: Timestamp;
};

/**
 * One page of the customer's reservations, latest start first.
 */
export type ReservationPage = {
    items: Array<Reservation>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * Turns a quote into a hold on its vehicle.
 */
export type ReservationCreate = {
    quote_id: QuoteId;
    note?: Note;
};

/**
 * The quote has expired.
 *
 * Ask for a new one and show its price before reserving: it may differ.
 */
export type QuoteExpired = Problem & {
    type: 'https://errors.mobilitycorp.example/quote-expired';
    title: 'Quote expired';
    status: 409;
    code: 'quote_expired';
};

/**
 * A reservation was made from this quote before.
 *
 * Look among the customer's reservations before asking for a new quote: they may have what they want already.
 */
export type QuoteAlreadyUsed = Problem & {
    type: 'https://errors.mobilitycorp.example/quote-already-used';
    title: 'Quote already used';
    status: 409;
    code: 'quote_already_used';
};

/**
 * The customer has as many open reservations as one may have.
 *
 * Show the open ones; one of them has to be cancelled or ridden first. `limit` tells how many one may have.
 */
export type TooManyOpenReservations = Problem & {
    type: 'https://errors.mobilitycorp.example/too-many-open-reservations';
    title: 'Too many open reservations';
    status: 409;
    code: 'too_many_open_reservations';
    /**
     * How many open reservations a customer may have.
     */
    limit: number;
};

/**
 * The amount the customer has seen and accepts, VAT included.
 */
export type AcceptedAmount = {
    /**
     * Minor units.
     */
    amount: number;
    currency: Currency;
};

/**
 * JSON merge patch (RFC 7396) of times, vehicle or note. A change that alters the estimated total needs `accepted_total` equal to the new one; without it the answer is `price_changed` with the new price, and nothing has changed.
 */
export type ReservationPatch = {
    vehicle_id?: VehicleId;
    starts_at?: Timestamp;
    ends_at?: Timestamp;
    /**
     * Null removes the note.
     */
    note?: Note | null;
    accepted_total?: AcceptedAmount;
};

/**
 * The change alters the price, and `accepted_total` is absent or differs from the new total. Nothing has changed.
 *
 * Show `current_price`; if the customer agrees, send the change again with its `total` as `accepted_total`.
 */
export type PriceChanged = Problem & {
    type: 'https://errors.mobilitycorp.example/price-changed';
    title: 'Price changed';
    status: 409;
    code: 'price_changed';
    current_price: Price;
};

/**
 * What moves a reservation from one status to the next.
 */
export type ReservationEventName = 'confirm' | 'expire' | 'cancel' | 'miss' | 'start' | 'pause' | 'resume' | 'return' | 'settle' | 'change';

/**
 * The reservation's status does not allow this.
 *
 * Read the reservation again and offer only what its status allows; `current_status` tells where it is.
 */
export type IllegalTransition = Problem & {
    type: 'https://errors.mobilitycorp.example/illegal-transition';
    title: 'Illegal transition';
    status: 409;
    code: 'illegal_transition';
    current_status: ReservationStatus;
    attempted: ReservationEventName;
};

/**
 * The resource has changed since it was read: `If-Match` names an older version.
 *
 * Read it again, show what has changed, and send the change with the new `ETag` if it still makes sense.
 */
export type PreconditionFailed = Problem & {
    type: 'https://errors.mobilitycorp.example/precondition-failed';
    title: 'Precondition failed';
    status: 412;
    code: 'precondition_failed';
};

/**
 * The operation changes a resource, so it needs `If-Match` with the `ETag` last read.
 *
 * Read the resource and send its `ETag` back. The SDK does so when it is given the object that was read.
 */
export type PreconditionRequired = Problem & {
    type: 'https://errors.mobilitycorp.example/precondition-required';
    title: 'Precondition required';
    status: 428;
    code: 'precondition_required';
};

/**
 * The profile has no payment method.
 *
 * Let the customer add one, store its `payment_method_token` in the profile, and confirm again.
 */
export type PaymentMethodRequired = Problem & {
    type: 'https://errors.mobilitycorp.example/payment-method-required';
    title: 'Payment method required';
    status: 409;
    code: 'payment_method_required';
};

/**
 * What cancelling would cost now. Send `fee.total` back as `accepted_fee`.
 */
export type CancellationPreview = {
    reservation_id: ReservationId;
    fee: Price;
    /**
     * Until then cancelling is free; absent for a hold, which is always free to cancel.
     */
    free_until?: Timestamp;
    previewed_at: Timestamp;
    time_zone: TimeZone;
};

/**
 * What a change would lead to and cost now. Send `price.total` back as `accepted_total`, and the `ETag` as `If-Match`.
 */
export type ChangePreview = {
    reservation_id: ReservationId;
    vehicle: VehicleSummary;
    starts_at: Timestamp;
    /**
     * Absent for open-ended rides.
     */
    ends_at?: Timestamp;
    /**
     * The estimate after the change.
     */
    price: Price;
    /**
     * The estimated total before it.
     */
    previous_total: Money;
    previewed_at: Timestamp;
    time_zone: TimeZone;
};

/**
 * The customer's decision, with the fee they were shown.
 */
export type ReservationCancel = {
    accepted_fee: AcceptedAmount;
};

/**
 * `accepted_fee` is not what cancelling costs now. Nothing has changed.
 *
 * Show `current_fee`; if the customer agrees, cancel again with its `total` as `accepted_fee`.
 */
export type CancellationFeeChanged = Problem & {
    type: 'https://errors.mobilitycorp.example/cancellation-fee-changed';
    title: 'Cancellation fee changed';
    status: 409;
    code: 'cancellation_fee_changed';
    current_fee: Price;
};

/**
 * Identifies a customer.
 */
export type CustomerId = string;

/**
 * Language of messages to the customer.
 */
export type Locale = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'fi';

/**
 * The farthest the customer walks to a vehicle, in metres.
 */
export type MaxWalkM = number;

/**
 * What the customer likes; absent members have no preference.
 */
export type Preferences = {
    vehicle_classes?: Array<VehicleClass>;
    max_walk_m?: MaxWalkM;
    avoid_tolls?: boolean;
    /**
     * Prefers pleasant routes to fast ones.
     */
    scenic?: boolean;
};

/**
 * The profile of the customer who asks. The identity itself belongs to the identity provider.
 */
export type Customer = {
    id: CustomerId;
    locale: Locale;
    preferences: Preferences;
    /**
     * Whether a payment method token is stored. The token itself is never returned.
     */
    has_payment_method: boolean;
    updated_at: Timestamp;
};

/**
 * JSON merge patch (RFC 7396) of the preferences; null removes one.
 */
export type PreferencesPatch = {
    vehicle_classes?: Array<VehicleClass> | null;
    max_walk_m?: MaxWalkM | null;
    avoid_tolls?: boolean | null;
    scenic?: boolean | null;
};

/**
 * JSON merge patch (RFC 7396) of the profile.
 */
export type CustomerPatch = {
    locale?: Locale;
    preferences?: PreferencesPatch;
    /**
     * Token of the payment processor, as its client library returns it; null removes it. Never a card number.
     */
    payment_method_token?: string | null;
};

/**
 * The process answers.
 */
export type Health = {
    status: 'ok';
};

/**
 * The process can serve requests.
 */
export type Readiness = {
    status: 'ready';
};

/**
 * An OpenAPI document.
 */
export type ContractDocument = {
    openapi: string;
    info: {
        [key: string]: unknown;
    };
    paths: {
        [key: string]: unknown;
    };
    [key: string]: unknown;
};

/**
 * Identifies an event.
 */
export type EventId = string;

/**
 * What happened to the reservation.
 */
export type ReservationEventType = 'reservation.held' | 'reservation.confirmed' | 'reservation.changed' | 'reservation.cancelled' | 'reservation.expired';

/**
 * Something happened to a reservation. Delivered at least once: drop an `id` you have seen. `sequence` rises by one with each event of a reservation; an event is sent after its predecessors have been accepted or given up.
 */
export type ReservationEvent = {
    id: EventId;
    type: ReservationEventType;
    sequence: number;
    occurred_at: Timestamp;
    customer_id: CustomerId;
    reservation: Reservation;
};

/**
 * The path exists, but not with this method; `Allow` lists the ones it has.
 *
 * Correct the request: the application calls something that the interface does not have.
 */
export type MethodNotAllowed = Problem & {
    type: 'https://errors.mobilitycorp.example/method-not-allowed';
    title: 'Method not allowed';
    status: 405;
    code: 'method_not_allowed';
};

/**
 * The header fields of the request, or its path, are larger than the gateway takes.
 *
 * Send fewer or shorter ones: cookies are the usual reason, then long lists in the query.
 */
export type HeaderFieldsTooLarge = Problem & {
    type: 'https://errors.mobilitycorp.example/header-fields-too-large';
    title: 'Header fields too large';
    status: 431;
    code: 'header_fields_too_large';
};

/**
 * The gateway has waited for the service in vain. What was asked for may have happened.
 *
 * Repeat the request with the same `Idempotency-Key`; where there is none, read the resource first.
 */
export type GatewayTimeout = Problem & {
    type: 'https://errors.mobilitycorp.example/gateway-timeout';
    title: 'Gateway timeout';
    status: 504;
    code: 'gateway_timeout';
};

export type ListMetrosData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many items a page holds at most.
         */
        limit?: number;
        /**
         * `next_cursor` of the page before.
         */
        cursor?: Cursor;
    };
    url: '/v1/metros';
};

export type ListMetrosErrors = {
    /**
     * Invalid cursor.
     */
    400: InvalidCursor;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type ListMetrosError = ListMetrosErrors[keyof ListMetrosErrors];

export type ListMetrosResponses = {
    /**
     * A page of metros.
     */
    200: MetroPage;
};

export type ListMetrosResponse = ListMetrosResponses[keyof ListMetrosResponses];

export type GetMetroData = {
    body?: never;
    path: {
        /**
         * Which metro.
         */
        metro_id: MetroId;
    };
    query?: never;
    url: '/v1/metros/{metro_id}';
};

export type GetMetroErrors = {
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetMetroError = GetMetroErrors[keyof GetMetroErrors];

export type GetMetroResponses = {
    /**
     * The metro.
     */
    200: Metro;
};

export type GetMetroResponse = GetMetroResponses[keyof GetMetroResponses];

export type SearchVehiclesData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Where to look, degrees north.
         */
        latitude: Latitude;
        /**
         * Where to look, degrees east.
         */
        longitude: Longitude;
        /**
         * How far to look in metres.
         */
        radius_m?: number;
        /**
         * Only these classes; all when absent.
         */
        vehicle_class?: Array<VehicleClass>;
        /**
         * Start of the trip; now when absent.
         */
        starts_at?: Timestamp;
        /**
         * How long the vehicle is needed in minutes. Open-ended classes must be free for 12 hours whatever is asked.
         */
        duration_min?: number;
        /**
         * Vehicles whose range does not cover it are left out.
         */
        trip_distance_m?: DistanceM;
        /**
         * How many items a page holds at most.
         */
        limit?: number;
        /**
         * `next_cursor` of the page before.
         */
        cursor?: Cursor;
    };
    url: '/v1/vehicles';
};

export type SearchVehiclesErrors = {
    /**
     * Invalid cursor.
     */
    400: InvalidCursor;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type SearchVehiclesError = SearchVehiclesErrors[keyof SearchVehiclesErrors];

export type SearchVehiclesResponses = {
    /**
     * A page of offered vehicles.
     */
    200: VehicleOfferPage;
};

export type SearchVehiclesResponse = SearchVehiclesResponses[keyof SearchVehiclesResponses];

export type GetVehicleData = {
    body?: never;
    path: {
        /**
         * Which vehicle.
         */
        vehicle_id: VehicleId;
    };
    query?: never;
    url: '/v1/vehicles/{vehicle_id}';
};

export type GetVehicleErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetVehicleError = GetVehicleErrors[keyof GetVehicleErrors];

export type GetVehicleResponses = {
    /**
     * The vehicle.
     */
    200: Vehicle;
};

export type GetVehicleResponse = GetVehicleResponses[keyof GetVehicleResponses];

export type SearchParkingSpotsData = {
    body?: never;
    path?: never;
    query: {
        /**
         * Where to look, degrees north.
         */
        latitude: Latitude;
        /**
         * Where to look, degrees east.
         */
        longitude: Longitude;
        /**
         * How far to look in metres.
         */
        radius_m?: number;
        /**
         * Only these classes; all when absent.
         */
        vehicle_class?: Array<VehicleClass>;
        /**
         * Only spots with a charger.
         */
        with_charger?: boolean;
        /**
         * How many items a page holds at most.
         */
        limit?: number;
        /**
         * `next_cursor` of the page before.
         */
        cursor?: Cursor;
    };
    url: '/v1/parking-spots';
};

export type SearchParkingSpotsErrors = {
    /**
     * Invalid cursor.
     */
    400: InvalidCursor;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type SearchParkingSpotsError = SearchParkingSpotsErrors[keyof SearchParkingSpotsErrors];

export type SearchParkingSpotsResponses = {
    /**
     * A page of parking spots.
     */
    200: NearbyParkingSpotPage;
};

export type SearchParkingSpotsResponse = SearchParkingSpotsResponses[keyof SearchParkingSpotsResponses];

export type GetParkingSpotData = {
    body?: never;
    path: {
        /**
         * Which parking spot.
         */
        parking_spot_id: ParkingSpotId;
    };
    query?: never;
    url: '/v1/parking-spots/{parking_spot_id}';
};

export type GetParkingSpotErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetParkingSpotError = GetParkingSpotErrors[keyof GetParkingSpotErrors];

export type GetParkingSpotResponses = {
    /**
     * The parking spot.
     */
    200: ParkingSpot;
};

export type GetParkingSpotResponse = GetParkingSpotResponses[keyof GetParkingSpotResponses];

export type CreateQuoteData = {
    body: QuoteCreate;
    headers: {
        /**
         * A fresh random key for each new request; the same one when repeating it.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/quotes';
};

export type CreateQuoteErrors = {
    /**
     * The body is malformed or the idempotency key is missing.
     */
    400: ({
        code: 'malformed_request';
    } & MalformedRequest) | ({
        code: 'idempotency_key_required';
    } & IdempotencyKeyRequired);
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The vehicle cannot be priced for this.
     */
    409: ({
        code: 'vehicle_unavailable';
    } & VehicleUnavailable) | ({
        code: 'range_insufficient';
    } & RangeInsufficient) | ({
        code: 'outside_booking_window';
    } & OutsideBookingWindow) | ({
        code: 'idempotency_in_progress';
    } & IdempotencyInProgress);
    /**
     * The body is too large.
     */
    413: PayloadTooLarge;
    /**
     * The body has another media type.
     */
    415: UnsupportedMediaType;
    /**
     * The request does not fit the contract, or its idempotency key was used for another.
     */
    422: ({
        code: 'validation_failed';
    } & ValidationFailed) | ({
        code: 'idempotency_key_reused';
    } & IdempotencyKeyReused);
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type CreateQuoteError = CreateQuoteErrors[keyof CreateQuoteErrors];

export type CreateQuoteResponses = {
    /**
     * The quote.
     */
    201: Quote;
};

export type CreateQuoteResponse = CreateQuoteResponses[keyof CreateQuoteResponses];

export type GetQuoteData = {
    body?: never;
    path: {
        /**
         * Which quote.
         */
        quote_id: QuoteId;
    };
    query?: never;
    url: '/v1/quotes/{quote_id}';
};

export type GetQuoteErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetQuoteError = GetQuoteErrors[keyof GetQuoteErrors];

export type GetQuoteResponses = {
    /**
     * The quote.
     */
    200: Quote;
};

export type GetQuoteResponse = GetQuoteResponses[keyof GetQuoteResponses];

export type ListReservationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only these; all when absent.
         */
        status?: Array<ReservationStatus>;
        /**
         * How many items a page holds at most.
         */
        limit?: number;
        /**
         * `next_cursor` of the page before.
         */
        cursor?: Cursor;
    };
    url: '/v1/reservations';
};

export type ListReservationsErrors = {
    /**
     * Invalid cursor.
     */
    400: InvalidCursor;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type ListReservationsError = ListReservationsErrors[keyof ListReservationsErrors];

export type ListReservationsResponses = {
    /**
     * A page of reservations.
     */
    200: ReservationPage;
};

export type ListReservationsResponse = ListReservationsResponses[keyof ListReservationsResponses];

export type CreateReservationData = {
    body: ReservationCreate;
    headers: {
        /**
         * A fresh random key for each new request; the same one when repeating it.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/reservations';
};

export type CreateReservationErrors = {
    /**
     * The body is malformed or the idempotency key is missing.
     */
    400: ({
        code: 'malformed_request';
    } & MalformedRequest) | ({
        code: 'idempotency_key_required';
    } & IdempotencyKeyRequired);
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * No hold can be made from the quote.
     */
    409: ({
        code: 'vehicle_unavailable';
    } & VehicleUnavailable) | ({
        code: 'range_insufficient';
    } & RangeInsufficient) | ({
        code: 'outside_booking_window';
    } & OutsideBookingWindow) | ({
        code: 'quote_expired';
    } & QuoteExpired) | ({
        code: 'quote_already_used';
    } & QuoteAlreadyUsed) | ({
        code: 'too_many_open_reservations';
    } & TooManyOpenReservations) | ({
        code: 'idempotency_in_progress';
    } & IdempotencyInProgress);
    /**
     * The body is too large.
     */
    413: PayloadTooLarge;
    /**
     * The body has another media type.
     */
    415: UnsupportedMediaType;
    /**
     * The request does not fit the contract, or its idempotency key was used for another.
     */
    422: ({
        code: 'validation_failed';
    } & ValidationFailed) | ({
        code: 'idempotency_key_reused';
    } & IdempotencyKeyReused);
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type CreateReservationError = CreateReservationErrors[keyof CreateReservationErrors];

export type CreateReservationResponses = {
    /**
     * The hold.
     */
    201: Reservation;
};

export type CreateReservationResponse = CreateReservationResponses[keyof CreateReservationResponses];

export type GetReservationData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` last read; answers 304 if it still holds.
         */
        'If-None-Match'?: string;
    };
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: never;
    url: '/v1/reservations/{reservation_id}';
};

export type GetReservationErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetReservationError = GetReservationErrors[keyof GetReservationErrors];

export type GetReservationResponses = {
    /**
     * The reservation.
     */
    200: Reservation;
};

export type GetReservationResponse = GetReservationResponses[keyof GetReservationResponses];

export type UpdateReservationData = {
    body: ReservationPatch;
    headers: {
        /**
         * The `ETag` last read.
         */
        'If-Match': string;
    };
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: never;
    url: '/v1/reservations/{reservation_id}';
};

export type UpdateReservationErrors = {
    /**
     * Malformed request.
     */
    400: MalformedRequest;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The change cannot be made.
     */
    409: ({
        code: 'vehicle_unavailable';
    } & VehicleUnavailable) | ({
        code: 'range_insufficient';
    } & RangeInsufficient) | ({
        code: 'outside_booking_window';
    } & OutsideBookingWindow) | ({
        code: 'price_changed';
    } & PriceChanged) | ({
        code: 'illegal_transition';
    } & IllegalTransition);
    /**
     * `If-Match` names an older version.
     */
    412: PreconditionFailed;
    /**
     * The body is too large.
     */
    413: PayloadTooLarge;
    /**
     * The body has another media type.
     */
    415: UnsupportedMediaType;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * `If-Match` is missing.
     */
    428: PreconditionRequired;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type UpdateReservationError = UpdateReservationErrors[keyof UpdateReservationErrors];

export type UpdateReservationResponses = {
    /**
     * The changed reservation.
     */
    200: Reservation;
};

export type UpdateReservationResponse = UpdateReservationResponses[keyof UpdateReservationResponses];

export type ConfirmReservationData = {
    body?: never;
    headers: {
        /**
         * A fresh random key for each new request; the same one when repeating it.
         */
        'Idempotency-Key': string;
        /**
         * The `ETag` last read.
         */
        'If-Match': string;
    };
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: never;
    url: '/v1/reservations/{reservation_id}/confirm';
};

export type ConfirmReservationErrors = {
    /**
     * Idempotency key required.
     */
    400: IdempotencyKeyRequired;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The reservation cannot be confirmed.
     */
    409: ({
        code: 'payment_method_required';
    } & PaymentMethodRequired) | ({
        code: 'illegal_transition';
    } & IllegalTransition) | ({
        code: 'idempotency_in_progress';
    } & IdempotencyInProgress);
    /**
     * `If-Match` names an older version.
     */
    412: PreconditionFailed;
    /**
     * The request does not fit the contract, or its idempotency key was used for another.
     */
    422: ({
        code: 'validation_failed';
    } & ValidationFailed) | ({
        code: 'idempotency_key_reused';
    } & IdempotencyKeyReused);
    /**
     * `If-Match` is missing.
     */
    428: PreconditionRequired;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type ConfirmReservationError = ConfirmReservationErrors[keyof ConfirmReservationErrors];

export type ConfirmReservationResponses = {
    /**
     * The confirmed reservation.
     */
    200: Reservation;
};

export type ConfirmReservationResponse = ConfirmReservationResponses[keyof ConfirmReservationResponses];

export type PreviewCancellationData = {
    body?: never;
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: never;
    url: '/v1/reservations/{reservation_id}/cancellation-preview';
};

export type PreviewCancellationErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The reservation can no longer be cancelled.
     */
    409: IllegalTransition;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type PreviewCancellationError = PreviewCancellationErrors[keyof PreviewCancellationErrors];

export type PreviewCancellationResponses = {
    /**
     * The fee as of now.
     */
    200: CancellationPreview;
};

export type PreviewCancellationResponse = PreviewCancellationResponses[keyof PreviewCancellationResponses];

export type PreviewChangeData = {
    body?: never;
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: {
        /**
         * The vehicle to change to.
         */
        vehicle_id?: VehicleId;
        /**
         * The new start.
         */
        starts_at?: Timestamp;
        /**
         * The new end; cars and vans only.
         */
        ends_at?: Timestamp;
    };
    url: '/v1/reservations/{reservation_id}/change-preview';
};

export type PreviewChangeErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The change cannot be made.
     */
    409: ({
        code: 'vehicle_unavailable';
    } & VehicleUnavailable) | ({
        code: 'range_insufficient';
    } & RangeInsufficient) | ({
        code: 'outside_booking_window';
    } & OutsideBookingWindow) | ({
        code: 'illegal_transition';
    } & IllegalTransition);
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type PreviewChangeError = PreviewChangeErrors[keyof PreviewChangeErrors];

export type PreviewChangeResponses = {
    /**
     * The reservation as it would be, priced as of now.
     */
    200: ChangePreview;
};

export type PreviewChangeResponse = PreviewChangeResponses[keyof PreviewChangeResponses];

export type CancelReservationData = {
    body: ReservationCancel;
    headers: {
        /**
         * A fresh random key for each new request; the same one when repeating it.
         */
        'Idempotency-Key': string;
        /**
         * The `ETag` last read.
         */
        'If-Match': string;
    };
    path: {
        /**
         * Which reservation.
         */
        reservation_id: ReservationId;
    };
    query?: never;
    url: '/v1/reservations/{reservation_id}/cancel';
};

export type CancelReservationErrors = {
    /**
     * The body is malformed or the idempotency key is missing.
     */
    400: ({
        code: 'malformed_request';
    } & MalformedRequest) | ({
        code: 'idempotency_key_required';
    } & IdempotencyKeyRequired);
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * There is no such resource.
     */
    404: NotFound;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The reservation cannot be cancelled on these terms.
     */
    409: ({
        code: 'cancellation_fee_changed';
    } & CancellationFeeChanged) | ({
        code: 'illegal_transition';
    } & IllegalTransition) | ({
        code: 'idempotency_in_progress';
    } & IdempotencyInProgress);
    /**
     * `If-Match` names an older version.
     */
    412: PreconditionFailed;
    /**
     * The body is too large.
     */
    413: PayloadTooLarge;
    /**
     * The body has another media type.
     */
    415: UnsupportedMediaType;
    /**
     * The request does not fit the contract, or its idempotency key was used for another.
     */
    422: ({
        code: 'validation_failed';
    } & ValidationFailed) | ({
        code: 'idempotency_key_reused';
    } & IdempotencyKeyReused);
    /**
     * `If-Match` is missing.
     */
    428: PreconditionRequired;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type CancelReservationError = CancelReservationErrors[keyof CancelReservationErrors];

export type CancelReservationResponses = {
    /**
     * The cancelled reservation.
     */
    200: Reservation;
};

export type CancelReservationResponse = CancelReservationResponses[keyof CancelReservationResponses];

export type GetCustomerData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/customers/me';
};

export type GetCustomerErrors = {
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetCustomerError = GetCustomerErrors[keyof GetCustomerErrors];

export type GetCustomerResponses = {
    /**
     * The profile.
     */
    200: Customer;
};

export type GetCustomerResponse = GetCustomerResponses[keyof GetCustomerResponses];

export type UpdateCustomerData = {
    body: CustomerPatch;
    headers: {
        /**
         * The `ETag` last read.
         */
        'If-Match': string;
    };
    path?: never;
    query?: never;
    url: '/v1/customers/me';
};

export type UpdateCustomerErrors = {
    /**
     * Malformed request.
     */
    400: MalformedRequest;
    /**
     * No valid token.
     */
    401: Unauthenticated;
    /**
     * The token lacks a scope.
     */
    403: Forbidden;
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * `If-Match` names an older version.
     */
    412: PreconditionFailed;
    /**
     * The body is too large.
     */
    413: PayloadTooLarge;
    /**
     * The body has another media type.
     */
    415: UnsupportedMediaType;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * `If-Match` is missing.
     */
    428: PreconditionRequired;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type UpdateCustomerError = UpdateCustomerErrors[keyof UpdateCustomerErrors];

export type UpdateCustomerResponses = {
    /**
     * The changed profile.
     */
    200: Customer;
};

export type UpdateCustomerResponse = UpdateCustomerResponses[keyof UpdateCustomerResponses];

export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type GetHealthErrors = {
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
};

export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];

export type GetHealthResponses = {
    /**
     * It does.
     */
    200: Health;
};

export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];

export type GetReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type GetReadinessErrors = {
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
    /**
     * The service is busy or its database is out of reach.
     */
    503: ServiceUnavailable;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
    /**
     * It can.
     */
    200: Readiness;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

export type GetContractData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/openapi.json';
};

export type GetContractErrors = {
    /**
     * Nothing the client accepts.
     */
    406: NotAcceptable;
    /**
     * The request does not fit the contract.
     */
    422: ValidationFailed;
    /**
     * Too many requests.
     */
    429: RateLimited;
    /**
     * The service failed.
     */
    500: InternalError;
};

export type GetContractError = GetContractErrors[keyof GetContractErrors];

export type GetContractResponses = {
    /**
     * The document.
     */
    200: ContractDocument;
};

export type GetContractResponse = GetContractResponses[keyof GetContractResponses];

export type ReceiveReservationEventWebhookPayload = ReservationEvent;

export type ReceiveReservationEventWebhookRequest = {
    body: ReceiveReservationEventWebhookPayload;
    key: 'reservationEvent';
    path?: never;
    query?: never;
};
