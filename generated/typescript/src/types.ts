// Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
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

/**
 * Begin or resume a session. The first message on a connection. With `conversation_id` and `last_seq` everything missed is sent again; without, a new conversation begins.
 */
export type SessionHello = {
    type: 'session.hello';
    id: ClientMessageId;
    /**
     * Bearer token (JWT); browsers cannot send it as a header of a WebSocket.
     */
    token: string;
    /**
     * The conversation to go on with.
     */
    conversation_id?: ConversationId;
    /**
     * Number of the last durable event that arrived.
     */
    last_seq?: LastSequence;
    locale?: Locale;
    time_zone?: TimeZone;
};

/**
 * The client's own name for a message, fresh for each new one and the same when it is sent again.
 */
export type ClientMessageId = string;

/**
 * Identifies a conversation.
 */
export type ConversationId = string;

/**
 * The number of the last durable event; 0 before the first.
 */
export type LastSequence = number;

/**
 * Say something. A message of the customer. One that comes while a turn runs interrupts it.
 */
export type UserMessage = {
    type: 'user.message';
    id: ClientMessageId;
    text: MessageText;
    /**
     * Language of this message, where the app knows it.
     */
    locale?: Locale;
};

/**
 * What the customer says.
 */
export type MessageText = string;

/**
 * Stop the running turn. What has been approved is still carried out.
 */
export type TurnCancel = {
    type: 'turn.cancel';
    id: ClientMessageId;
    /**
     * The running one when absent.
     */
    turn_id?: TurnId;
};

/**
 * Identifies a turn: one message of the customer and all that follows from it.
 */
export type TurnId = string;

/**
 * Decide on a proposal. The digest says that exactly this proposal was seen. A decision counts once.
 */
export type ConfirmationDecide = {
    type: 'confirmation.decide';
    id: ClientMessageId;
    confirmation_id: ConfirmationId;
    digest: Digest;
    decision: Decision;
};

/**
 * Identifies a proposal that waits for the customer.
 */
export type ConfirmationId = string;

/**
 * SHA-256 of the canonical form of the proposed change.
 */
export type Digest = string;

/**
 * What the customer decides.
 */
export type Decision = 'approve' | 'decline';

/**
 * Choose one of the options. Answers `clarification.required`, or chooses an option of a plan.
 */
export type ChoiceSelect = {
    type: 'choice.select';
    id: ClientMessageId;
    /**
     * The question that is answered.
     */
    clarification_id?: ClarificationId;
    choice_id: ChoiceId;
};

/**
 * Identifies a question of the agent.
 */
export type ClarificationId = string;

/**
 * Names a choice of a question, or an option of a plan.
 */
export type ChoiceId = string;

/**
 * Correct a fact. Overrides what the agent believed; plans that stood on it are made again.
 */
export type FactCorrect = {
    type: 'fact.correct';
    id: ClientMessageId;
    correction: Correction;
};

/**
 * What the customer knows better. It overrides the source for this customer until it ends, and plans that stood on the old fact are made again.
 */
export type Correction = {
    kind: CorrectionKind;
    fact_id?: FactId;
    /**
     * The place or street that is meant.
     */
    place_name?: string;
    position?: CorrectedPosition;
    /**
     * Until then it is so; a day when absent.
     */
    until?: Timestamp;
    note?: string;
};

/**
 * What is wrong with a fact.
 */
export type CorrectionKind = 'closed' | 'open' | 'blocked' | 'passable' | 'moved' | 'other';

/**
 * Identifies a fact the agent used.
 */
export type FactId = string;

/**
 * A WGS 84 position in degrees.
 */
export type CorrectedPosition = {
    latitude: Latitude;
    longitude: Longitude;
};

/**
 * Set preferences. Changes the preferences of the profile; null removes one.
 */
export type PreferenceSet = {
    type: 'preference.set';
    id: ClientMessageId;
    preferences: PreferencesPatch;
};

/**
 * Tell where the customer is. Used only with the consent `use_location`; never kept.
 */
export type LocationUpdate = {
    type: 'location.update';
    id: ClientMessageId;
    position: CorrectedPosition;
    /**
     * Radius of uncertainty in metres.
     */
    accuracy_m?: number;
};

/**
 * Rate a turn. A later rating of the same turn replaces it.
 */
export type FeedbackRate = {
    type: 'feedback.rate';
    id: ClientMessageId;
    turn_id: TurnId;
    rating: Rating;
    comment?: Comment;
};

/**
 * How good an answer was.
 */
export type Rating = 'up' | 'down';

/**
 * In the customer's own words.
 */
export type Comment = string;

/**
 * Answer again. Repeats the turn of that message, with what is known now. What was booked stays booked.
 */
export type MessageRegenerate = {
    type: 'message.regenerate';
    id: ClientMessageId;
    message_id: MessageId;
};

/**
 * Identifies a message of the agent.
 */
export type MessageId = string;

/**
 * Send a new token. Before the old one expires, and after `token_expired`. It must be of the same customer.
 */
export type TokenRefresh = {
    type: 'token.refresh';
    id: ClientMessageId;
    /**
     * Bearer token (JWT).
     */
    token: string;
};

/**
 * Ask for a sign of life. Answered with `pong`.
 */
export type Ping = {
    type: 'ping';
    id: ClientMessageId;
};

/**
 * The session has begun. Missed events follow, then live ones.
 */
export type SessionReady = {
    type: 'session.ready';
    id: EventId;
    /**
     * The time of the service, for clients whose clock is wrong.
     */
    ts: Timestamp;
    conversation_id: ConversationId;
    /**
     * Whether an earlier conversation goes on.
     */
    resumed: boolean;
    /**
     * Number of the last durable event of the conversation.
     */
    last_seq: LastSequence;
    /**
     * Send a ping at least so often.
     */
    heartbeat_s: number;
    token_expires_at?: Timestamp;
};

/**
 * A message has arrived. Sent once the message is stored; a duplicate is acknowledged and not repeated.
 */
export type Ack = {
    type: 'ack';
    id: EventId;
    /**
     * The client message it answers.
     */
    message_id: ClientMessageId;
    duplicate: boolean;
};

/**
 * A message cannot be followed. The conversation is as it was. `message_id` is that of the client message, where it could be read.
 */
export type ChatError = {
    type: 'error';
    id: EventId;
    message_id?: ClientMessageId;
    code: ErrorCode;
    /**
     * What happened, why, and what to do.
     */
    detail: string;
    errors?: Array<FieldError>;
    /**
     * Whether the same message may succeed later.
     */
    retryable: boolean;
};

/**
 * Why a message cannot be followed.
 */
export type ErrorCode = 'malformed_message' | 'unknown_type' | 'validation_failed' | 'message_too_large' | 'hello_required' | 'hello_repeated' | 'unknown_conversation' | 'unknown_turn' | 'unknown_message' | 'unknown_confirmation' | 'unknown_choice' | 'confirmation_not_pending' | 'digest_mismatch' | 'no_running_turn' | 'token_invalid' | 'token_expired' | 'token_of_other_customer' | 'scope_missing' | 'consent_missing' | 'message_id_reused' | 'service_unavailable' | 'internal_error';

/**
 * Too many messages. The message was not followed; send it again after the pause.
 */
export type ChatRateLimited = {
    type: 'rate_limited';
    id: EventId;
    message_id?: ClientMessageId;
    /**
     * Seconds to wait.
     */
    retry_after_s: number;
};

/**
 * A sign of life. Answers `ping`.
 */
export type Pong = {
    type: 'pong';
    id: EventId;
    message_id: ClientMessageId;
};

/**
 * A piece of an answer. Provisional: `message.completed` or `message.retracted` has the last word. Not sent again on resumption.
 */
export type MessageDelta = {
    type: 'message.delta';
    id: EventId;
    conversation_id: ConversationId;
    turn_id: TurnId;
    message_id: MessageId;
    /**
     * Numbers the pieces of a message from 0.
     */
    index: number;
    text: string;
};

/**
 * How far a tool is. Not sent again on resumption.
 */
export type ToolProgress = {
    type: 'tool.progress';
    id: EventId;
    conversation_id: ConversationId;
    turn_id: TurnId;
    tool: ToolName;
    detail: string;
    percent?: number;
};

/**
 * Which tool.
 */
export type ToolName = string;

/**
 * The customer has said something. The message as it was stored, so that every device of the customer shows the same conversation.
 */
export type UserSaid = {
    type: 'user.said';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    text: MessageText;
    client_message_id: ClientMessageId;
};

/**
 * Numbers the durable events of a conversation, from 1, without gaps.
 */
export type Sequence = number;

/**
 * A turn has begun. Everything until `turn.completed` with the same `turn_id` belongs to it.
 */
export type TurnStarted = {
    type: 'turn.started';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    /**
     * Which model answers.
     */
    model: string;
    /**
     * The message that is answered again.
     */
    regenerates?: MessageId;
};

/**
 * An agent has begun.
 */
export type AgentStarted = {
    type: 'agent.started';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    agent: AgentName;
};

/**
 * Which agent of the ensemble.
 */
export type AgentName = 'orchestrator' | 'route_planner' | 'route_optimizer' | 'route_judge' | 'reservation_agent';

/**
 * An agent has finished.
 */
export type AgentFinished = {
    type: 'agent.finished';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    agent: AgentName;
    succeeded: boolean;
    duration_ms: DurationMs;
};

/**
 * A duration in milliseconds.
 */
export type DurationMs = number;

/**
 * A tool is at work.
 */
export type ToolStarted = {
    type: 'tool.started';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    agent: AgentName;
    tool: ToolName;
};

/**
 * A tool has finished.
 */
export type ToolFinished = {
    type: 'tool.finished';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    agent: AgentName;
    tool: ToolName;
    outcome: ToolOutcome;
    duration_ms: DurationMs;
};

/**
 * How a tool ended; `refused` by the policy, `waiting` for the customer's decision.
 */
export type ToolOutcome = 'succeeded' | 'failed' | 'refused' | 'waiting';

/**
 * An answer. The checked text; it replaces the pieces sent before.
 */
export type MessageCompleted = {
    type: 'message.completed';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    message_id: MessageId;
    text: string;
    locale: Locale;
};

/**
 * An answer is taken back. The pieces sent before are not true or not allowed; a checked answer follows.
 */
export type MessageRetracted = {
    type: 'message.retracted';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    message_id: MessageId;
    reason: RetractionReason;
};

/**
 * Why a text was taken back.
 */
export type RetractionReason = 'unsupported_claim' | 'interrupted';

/**
 * Something to show. Made by the tools, never by a model.
 */
export type CardShown = {
    type: 'card';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    card: Card;
};

/**
 * Something to show beside the text.
 */
export type Card = ({
    kind: 'route';
} & RouteCard) | ({
    kind: 'route_comparison';
} & RouteComparisonCard) | ({
    kind: 'poi_list';
} & PoiListCard) | ({
    kind: 'reservation';
} & ReservationCard) | ({
    kind: 'price';
} & PriceCard) | ({
    kind: 'weather';
} & WeatherCard) | ({
    kind: 'incident';
} & IncidentCard) | ({
    kind: 'commute';
} & CommuteCard);

/**
 * One way to go.
 */
export type RouteCard = {
    kind: 'route';
    plan_id: PlanId;
    option: TripOption;
    sources?: Array<Source>;
};

/**
 * Identifies a plan.
 */
export type PlanId = string;

/**
 * One way to make the trip, from door to door.
 */
export type TripOption = {
    id: PlanOptionId;
    mode: TravelMode;
    departs_at: Timestamp;
    arrives_at: Timestamp;
    /**
     * From door to door, the walk to the vehicle included.
     */
    duration_s: DurationS;
    distance_m: DistanceM;
    route: Route;
    /**
     * The nearest fitting vehicle.
     */
    vehicle?: VehicleSummary;
    vehicle_position?: Position;
    walk_to_vehicle_m: DistanceM;
    walk_to_vehicle_s: DurationS;
    /**
     * What the battery still reaches after the trip.
     */
    range_left_m?: DistanceM;
    /**
     * Estimated from the price list, VAT included. A proposal has the exact price.
     */
    price?: Money;
    bookable: boolean;
    not_bookable_reason?: NotBookableReason;
    /**
     * When its booking window opens.
     */
    bookable_from?: Timestamp;
    reasons: Array<OptionReason>;
    score: OptionScore;
    /**
     * What happens along the route.
     */
    incidents?: Array<Incident>;
};

/**
 * Identifies an option of a plan.
 */
export type PlanOptionId = string;

/**
 * How a customer travels; all but `walk` need a vehicle of that class.
 */
export type TravelMode = 'scooter' | 'bike' | 'car' | 'van' | 'walk';

/**
 * A duration in seconds.
 */
export type DurationS = number;

/**
 * A way through the streets.
 */
export type Route = {
    mode: TravelMode;
    distance_m: DistanceM;
    duration_s: DurationS;
    /**
     * The line as an encoded polyline of six decimals.
     */
    polyline: string;
    has_toll?: boolean;
    steps?: Array<RouteStep>;
};

/**
 * One instruction, in the customer's language.
 */
export type RouteStep = {
    instruction: string;
    distance_m: DistanceM;
    duration_s: DurationS;
};

/**
 * Why an option cannot be reserved now.
 */
export type NotBookableReason = 'no_vehicle_near' | 'range_insufficient' | 'too_early_to_book' | 'in_the_past' | 'walking';

/**
 * Why an option is ranked where it is.
 */
export type OptionReason = 'fastest' | 'cheapest' | 'least_walking' | 'greenest' | 'matches_preference' | 'avoids_incident' | 'avoids_toll' | 'scenic' | 'only_option';

/**
 * How the option was judged; each part from 0 (worst) to 100 (best), `total` weighted by the customer's preferences.
 */
export type OptionScore = {
    total: Score;
    time: Score;
    price: Score;
    walking: Score;
    range: Score;
    preference: Score;
};

/**
 * From 0 (worst) to 100 (best).
 */
export type Score = number;

/**
 * Something on the streets that delays or blocks.
 */
export type Incident = {
    id: IncidentId;
    kind: IncidentKind;
    title: string;
    position: Position;
    radius_m?: DistanceM;
    /**
     * Whether nobody gets through.
     */
    blocks: boolean;
    valid_from: Timestamp;
    valid_until?: Timestamp;
    source: Source;
};

/**
 * The name its source gives it.
 */
export type IncidentId = string;

/**
 * What has happened.
 */
export type IncidentKind = 'crash' | 'flooding' | 'closure' | 'works' | 'congestion' | 'event' | 'other';

/**
 * Where a fact comes from, when it was observed and until when it holds.
 */
export type Source = {
    name: string;
    url?: string;
    licence?: string;
    /**
     * Show it where the fact is shown.
     */
    attribution?: string;
    observed_at: Timestamp;
    valid_until?: Timestamp;
};

/**
 * Several ways to go, best first.
 */
export type RouteComparisonCard = {
    kind: 'route_comparison';
    plan: Plan;
};

/**
 * A trip with its options, best first, and the facts it stands on.
 */
export type Plan = {
    id: PlanId;
    origin: Place;
    destination: Place;
    stops?: Array<Place>;
    time_zone: TimeZone;
    departure_window?: TimeWindow;
    options: Array<TripOption>;
    /**
     * What leaving at each time would mean, where a window was asked for.
     */
    departure_times?: Array<DepartureTime>;
    sources: Array<Source>;
    replaces_plan_id?: PlanId;
    created_at: Timestamp;
};

/**
 * A place on the map, by the name it has there.
 */
export type Place = {
    name: string;
    position: Position;
    address?: string;
    category?: PlaceCategory;
};

/**
 * What a place is.
 */
export type PlaceCategory = 'address' | 'street' | 'area' | 'station' | 'restaurant' | 'cafe' | 'fast_food' | 'bar' | 'supermarket' | 'convenience' | 'bakery' | 'pharmacy' | 'atm' | 'charging_station' | 'fuel' | 'toilets' | 'drinking_water' | 'park' | 'hotel' | 'museum' | 'parking' | 'bicycle_parking' | 'other';

/**
 * From the earliest to the latest moment.
 */
export type TimeWindow = {
    earliest: Timestamp;
    latest: Timestamp;
};

/**
 * A time to leave, with the arrival it leads to.
 */
export type DepartureTime = {
    departs_at: Timestamp;
    arrives_at: Timestamp;
    duration_s: DurationS;
    recommended: boolean;
};

/**
 * Places, ranked by detour.
 */
export type PoiListCard = {
    kind: 'poi_list';
    plan_id?: PlanId;
    places: Array<PlaceOnRoute>;
};

/**
 * A place near the route with the detour it means.
 */
export type PlaceOnRoute = {
    place: Place;
    cuisine?: string;
    /**
     * As the map has it, in the opening_hours format of OpenStreetMap.
     */
    opening_hours?: string;
    /**
     * Whether it is open when the customer gets there; absent where unknown.
     */
    open?: boolean;
    distance_from_route_m: DistanceM;
    detour_s: DurationS;
    detour_m: DistanceM;
    source?: Source;
};

/**
 * A reservation.
 */
export type ReservationCard = {
    kind: 'reservation';
    reservation: Reservation;
};

/**
 * A price with its lines.
 */
export type PriceCard = {
    kind: 'price';
    vehicle: VehicleSummary;
    price: Price;
    valid_until?: Timestamp;
};

/**
 * The weather.
 */
export type WeatherCard = {
    kind: 'weather';
    weather: Weather;
};

/**
 * The weather at a place and time.
 */
export type Weather = {
    place: Place;
    at: Timestamp;
    condition: WeatherCondition;
    /**
     * Degrees Celsius.
     */
    temperature_c: number;
    /**
     * Millimetres in the hour.
     */
    precipitation_mm: number;
    /**
     * Metres per second.
     */
    wind_m_s: number;
    source: Source;
};

/**
 * The weather in one word.
 */
export type WeatherCondition = 'clear' | 'partly_cloudy' | 'cloudy' | 'fog' | 'rain' | 'heavy_rain' | 'sleet' | 'snow' | 'thunderstorm';

/**
 * Something on the streets.
 */
export type IncidentCard = {
    kind: 'incident';
    incident: Incident;
};

/**
 * A commute with its days.
 */
export type CommuteCard = {
    kind: 'commute';
    commute: Commute;
};

/**
 * A recurring trip, planned and reserved day by day within the booking windows, each day confirmed.
 */
export type Commute = {
    id: CommuteId;
    origin: Place;
    destination: Place;
    mode: TravelMode;
    weekdays: Array<Weekday>;
    /**
     * Whether `local_time` is the arrival; else it is the departure.
     */
    arrive_by: boolean;
    /**
     * Clock time in the metro's zone.
     */
    local_time?: string;
    time_zone: TimeZone;
    days: Array<CommuteDay>;
};

/**
 * Identifies a commute.
 */
export type CommuteId = string;

/**
 * A day of the week.
 */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/**
 * One dated trip of a commute.
 */
export type CommuteDay = {
    date: string;
    departs_at: Timestamp;
    arrives_at: Timestamp;
    status: CommuteDayStatus;
    bookable_from?: Timestamp;
    reservation_id?: ReservationId;
};

/**
 * Where a day of a commute is.
 */
export type CommuteDayStatus = 'not_yet_bookable' | 'bookable' | 'proposed' | 'reserved' | 'declined' | 'unavailable' | 'past';

/**
 * What the customer could say next.
 */
export type SuggestionsOffered = {
    type: 'suggestions';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    suggestions: Array<Suggestion>;
};

/**
 * Words the customer could say.
 */
export type Suggestion = string;

/**
 * The agent asks. The turn ends with it. Answer with `choice.select` or in words.
 */
export type ClarificationRequired = {
    type: 'clarification.required';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    clarification_id: ClarificationId;
    question: string;
    expects: Expectation;
    choices: Array<Choice>;
};

/**
 * What kind of answer the agent waits for.
 */
export type Expectation = 'origin' | 'destination' | 'place' | 'time' | 'vehicle' | 'reservation' | 'option' | 'yes_no' | 'intent' | 'text';

/**
 * One of the answers to a question.
 */
export type Choice = {
    id: ChoiceId;
    label: string;
    place?: Place;
};

/**
 * A proposal waits for the customer. Nothing has been done. Answer with `confirmation.decide` or in words of the app; silence lets it expire.
 */
export type ConfirmationRequired = {
    type: 'confirmation.required';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    confirmation: Confirmation;
};

/**
 * A proposal and what became of it.
 */
export type Confirmation = {
    id: ConfirmationId;
    status: ConfirmationStatus;
    digest: Digest;
    change: ProposedChange;
    /**
     * The terms that apply, in the language of the conversation.
     */
    terms: Array<Term>;
    /**
     * The reservation it became or changed; present once committed.
     */
    reservation_id?: ReservationId;
    created_at: Timestamp;
    expires_at: Timestamp;
};

/**
 * Where a proposal is. Only the customer approves; nothing but an approved proposal is ever carried out.
 */
export type ConfirmationStatus = 'pending' | 'approved' | 'committed' | 'declined' | 'superseded' | 'expired' | 'stale' | 'failed';

/**
 * Exactly what would be done, as a difference. The digest is taken of this.
 */
export type ProposedChange = {
    action: ProposedAction;
    /**
     * Absent for a new reservation.
     */
    reservation_id?: ReservationId;
    /**
     * The `ETag` the change was worked out from.
     */
    reservation_version?: string;
    /**
     * The quote a new reservation is made from.
     */
    quote_id?: QuoteId;
    /**
     * Absent for a new reservation.
     */
    before?: ReservationTerms;
    /**
     * Absent for a cancellation.
     */
    after?: ReservationTerms;
    /**
     * What a cancellation costs.
     */
    fee?: Price;
    /**
     * The whole price after the change, with VAT shown apart.
     */
    price?: Price;
    time_zone?: TimeZone;
};

/**
 * What would be done.
 */
export type ProposedAction = 'create' | 'change' | 'cancel';

/**
 * The parts of a reservation that a change can touch.
 */
export type ReservationTerms = {
    vehicle: VehicleSummary;
    starts_at: Timestamp;
    /**
     * Absent for open-ended rides.
     */
    ends_at?: Timestamp;
    /**
     * Estimated total, VAT included.
     */
    total: Money;
    note?: Note;
};

/**
 * One of the terms, in words.
 */
export type Term = string;

/**
 * What became of a proposal.
 */
export type ConfirmationResolved = {
    type: 'confirmation.resolved';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id?: TurnId;
    confirmation_id: ConfirmationId;
    status: ConfirmationStatus;
    /**
     * What happened, in the language of the conversation.
     */
    detail: string;
    reservation_id?: ReservationId;
};

/**
 * A turn has ended.
 */
export type TurnCompleted = {
    type: 'turn.completed';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id: TurnId;
    status: TurnStatus;
    usage: TurnUsage;
    problem?: TurnProblem;
};

/**
 * How a turn ended.
 */
export type TurnStatus = 'completed' | 'awaiting_confirmation' | 'awaiting_answer' | 'cancelled' | 'failed';

/**
 * What a turn took.
 */
export type TurnUsage = {
    model_requests: number;
    tool_calls: number;
    input_tokens: number;
    output_tokens: number;
    duration_ms: DurationMs;
    /**
     * What the model provider charges for it, where known.
     */
    cost?: Money;
};

/**
 * Why a turn failed. Nothing was done that was not approved.
 */
export type TurnProblem = {
    code: TurnProblemCode;
    detail: string;
    retryable: boolean;
};

/**
 * The kind of failure.
 */
export type TurnProblemCode = 'model_unavailable' | 'model_failed' | 'limit_reached' | 'timed_out' | 'interrupted' | 'reservations_unavailable' | 'token_expired' | 'internal_error';

/**
 * A reservation has changed. Whoever changed it, and wherever.
 */
export type ReservationChanged = {
    type: 'reservation.changed';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    event: ReservationEventType;
    reservation: Reservation;
};

/**
 * A plan no longer holds. A fact it stood on has changed.
 */
export type PlanInvalidated = {
    type: 'plan.invalidated';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id?: TurnId;
    plan_id: PlanId;
    reason: InvalidationReason;
    fact_id?: FactId;
};

/**
 * Why a plan no longer holds.
 */
export type InvalidationReason = 'fact_corrected' | 'incident' | 'vehicle_gone' | 'reservation_changed' | 'expired';

/**
 * Something happened on your route.
 */
export type IncidentAlert = {
    type: 'incident.alert';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    incident: Incident;
    plan_id?: PlanId;
    reservation_id?: ReservationId;
};

/**
 * A fact has changed.
 */
export type FactUpdated = {
    type: 'fact.updated';
    id: EventId;
    seq: Sequence;
    ts: Timestamp;
    conversation_id: ConversationId;
    turn_id?: TurnId;
    fact: Fact;
};

/**
 * Something the agent holds to be so, with its source; a correction of the customer replaces it.
 */
export type Fact = {
    id: FactId;
    subject: string;
    statement: string;
    position?: Position;
    source: Source;
    /**
     * Whether it comes from the customer.
     */
    corrected: boolean;
};

/**
 * Any message that a client sends (Chat).
 */
export type ChatClientMessage = ({
    type: 'session.hello';
} & SessionHello) | ({
    type: 'user.message';
} & UserMessage) | ({
    type: 'turn.cancel';
} & TurnCancel) | ({
    type: 'confirmation.decide';
} & ConfirmationDecide) | ({
    type: 'choice.select';
} & ChoiceSelect) | ({
    type: 'fact.correct';
} & FactCorrect) | ({
    type: 'preference.set';
} & PreferenceSet) | ({
    type: 'location.update';
} & LocationUpdate) | ({
    type: 'feedback.rate';
} & FeedbackRate) | ({
    type: 'message.regenerate';
} & MessageRegenerate) | ({
    type: 'token.refresh';
} & TokenRefresh) | ({
    type: 'ping';
} & Ping);

/**
 * Any message that the service sends (Chat).
 */
export type ChatServerMessage = ({
    type: 'session.ready';
} & SessionReady) | ({
    type: 'ack';
} & Ack) | ({
    type: 'error';
} & ChatError) | ({
    type: 'rate_limited';
} & ChatRateLimited) | ({
    type: 'pong';
} & Pong) | ({
    type: 'message.delta';
} & MessageDelta) | ({
    type: 'tool.progress';
} & ToolProgress) | ({
    type: 'user.said';
} & UserSaid) | ({
    type: 'turn.started';
} & TurnStarted) | ({
    type: 'agent.started';
} & AgentStarted) | ({
    type: 'agent.finished';
} & AgentFinished) | ({
    type: 'tool.started';
} & ToolStarted) | ({
    type: 'tool.finished';
} & ToolFinished) | ({
    type: 'message.completed';
} & MessageCompleted) | ({
    type: 'message.retracted';
} & MessageRetracted) | ({
    type: 'card';
} & CardShown) | ({
    type: 'suggestions';
} & SuggestionsOffered) | ({
    type: 'clarification.required';
} & ClarificationRequired) | ({
    type: 'confirmation.required';
} & ConfirmationRequired) | ({
    type: 'confirmation.resolved';
} & ConfirmationResolved) | ({
    type: 'turn.completed';
} & TurnCompleted) | ({
    type: 'reservation.changed';
} & ReservationChanged) | ({
    type: 'plan.invalidated';
} & PlanInvalidated) | ({
    type: 'incident.alert';
} & IncidentAlert) | ({
    type: 'fact.updated';
} & FactUpdated);

/**
 * A conversation of a customer with the travel agent.
 */
export type Conversation = {
    id: ConversationId;
    /**
     * The first words of the customer; empty before they are said.
     */
    title: string;
    locale: Locale;
    time_zone: TimeZone;
    last_seq: LastSequence;
    created_at: Timestamp;
    updated_at: Timestamp;
};

/**
 * One page of the customer's conversations, last used first.
 */
export type ConversationPage = {
    items: Array<Conversation>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * How the conversation is to be held.
 */
export type ConversationCreate = {
    /**
     * Language to begin with; that of the profile when absent.
     */
    locale?: Locale;
    /**
     * In which times are meant and told; that of the metro when absent.
     */
    time_zone?: TimeZone;
};

/**
 * Who said it.
 */
export type Speaker = 'customer' | 'agent';

/**
 * What was said, as it stands in the end; what was retracted is left out.
 */
export type Utterance = {
    seq: Sequence;
    speaker: Speaker;
    text: string;
    turn_id?: TurnId;
    message_id?: MessageId;
    said_at: Timestamp;
};

/**
 * One page of what was said, oldest first.
 */
export type UtterancePage = {
    items: Array<Utterance>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
};

/**
 * An event that is kept, numbered and sent again on resumption.
 */
export type DurableEvent = ({
    type: 'user.said';
} & UserSaid) | ({
    type: 'turn.started';
} & TurnStarted) | ({
    type: 'agent.started';
} & AgentStarted) | ({
    type: 'agent.finished';
} & AgentFinished) | ({
    type: 'tool.started';
} & ToolStarted) | ({
    type: 'tool.finished';
} & ToolFinished) | ({
    type: 'message.completed';
} & MessageCompleted) | ({
    type: 'message.retracted';
} & MessageRetracted) | ({
    type: 'card';
} & CardShown) | ({
    type: 'suggestions';
} & SuggestionsOffered) | ({
    type: 'clarification.required';
} & ClarificationRequired) | ({
    type: 'confirmation.required';
} & ConfirmationRequired) | ({
    type: 'confirmation.resolved';
} & ConfirmationResolved) | ({
    type: 'turn.completed';
} & TurnCompleted) | ({
    type: 'reservation.changed';
} & ReservationChanged) | ({
    type: 'plan.invalidated';
} & PlanInvalidated) | ({
    type: 'incident.alert';
} & IncidentAlert) | ({
    type: 'fact.updated';
} & FactUpdated);

/**
 * One page of durable events in their order.
 */
export type EventPage = {
    items: Array<DurableEvent>;
    /**
     * Null on the last page.
     */
    next_cursor: Cursor | null;
    /**
     * Of the conversation.
     */
    last_seq: LastSequence;
};

/**
 * Everything a conversation holds about the customer, for reading elsewhere.
 */
export type Transcript = {
    conversation: Conversation;
    exported_at: Timestamp;
    events: Array<DurableEvent>;
};

/**
 * The decision on a proposal; the digest says that exactly this proposal was seen.
 */
export type DecisionCreate = {
    confirmation_id: ConfirmationId;
    digest: Digest;
    decision: Decision;
};

/**
 * The proposal was decided, superseded or has expired before; `current_status` says which.
 *
 * Take its buttons away and show what became of it. The agent makes a new proposal when asked.
 */
export type ConfirmationNotPending = Problem & {
    type: 'https://errors.mobilitycorp.example/confirmation-not-pending';
    title: 'Confirmation not pending';
    status: 409;
    code: 'confirmation_not_pending';
    current_status: ConfirmationStatus;
};

/**
 * The digest is not that of the proposal, so something else was seen than what would be done.
 *
 * Read the proposal again, show it, and let the customer decide on that one.
 */
export type DigestMismatch = Problem & {
    type: 'https://errors.mobilitycorp.example/digest-mismatch';
    title: 'Digest mismatch';
    status: 409;
    code: 'digest_mismatch';
};

/**
 * What the customer thinks of a turn.
 */
export type FeedbackCreate = {
    turn_id: TurnId;
    rating: Rating;
    comment?: Comment;
};

/**
 * Identifies feedback.
 */
export type FeedbackId = string;

/**
 * What the customer thought of a turn. A later rating of the same turn replaces it.
 */
export type Feedback = {
    id: FeedbackId;
    turn_id: TurnId;
    rating: Rating;
    comment?: Comment;
    given_at: Timestamp;
};

/**
 * What the customer allows the travel agent. Nothing is allowed before the customer says so but what a conversation needs.
 */
export type Consents = {
    /**
     * Whether positions that the app sends are used.
     */
    use_location: boolean;
    /**
     * Whether conversations are kept after 24 hours without a word.
     */
    keep_history: boolean;
    /**
     * Whether what is said may be sent to a model provider outside; without it the embedded model answers.
     */
    external_models: boolean;
    updated_at: Timestamp;
};

/**
 * JSON merge patch (RFC 7396) of the consents.
 */
export type ConsentsPatch = {
    use_location?: boolean;
    keep_history?: boolean;
    external_models?: boolean;
};

/**
 * What is to be erased.
 */
export type ErasureCreate = {
    /**
     * Only this conversation; everything about the customer when absent.
     */
    conversation_id?: ConversationId;
};

/**
 * Identifies an erasure.
 */
export type ErasureId = string;

/**
 * What was asked for is gone for good. Reservations are not part of it.
 */
export type Erasure = {
    id: ErasureId;
    /**
     * How many conversations were erased.
     */
    conversations: number;
    erased_at: Timestamp;
};

/**
 * An AsyncAPI document.
 */
export type ChannelDocument = {
    asyncapi: string;
    info: {
        [key: string]: unknown;
    };
    channels: {
        [key: string]: unknown;
    };
    [key: string]: unknown;
};
