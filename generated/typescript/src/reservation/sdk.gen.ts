// Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
import { client } from './client.gen.js';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.js';
import type { CancelReservationData, CancelReservationErrors, CancelReservationResponses, ConfirmReservationData, ConfirmReservationErrors, ConfirmReservationResponses, CreateQuoteData, CreateQuoteErrors, CreateQuoteResponses, CreateReservationData, CreateReservationErrors, CreateReservationResponses, GetContractData, GetContractErrors, GetContractResponses, GetCustomerData, GetCustomerErrors, GetCustomerResponses, GetHealthData, GetHealthErrors, GetHealthResponses, GetMetroData, GetMetroErrors, GetMetroResponses, GetParkingSpotData, GetParkingSpotErrors, GetParkingSpotResponses, GetQuoteData, GetQuoteErrors, GetQuoteResponses, GetReadinessData, GetReadinessErrors, GetReadinessResponses, GetReservationData, GetReservationErrors, GetReservationResponses, GetVehicleData, GetVehicleErrors, GetVehicleResponses, ListMetrosData, ListMetrosErrors, ListMetrosResponses, ListReservationsData, ListReservationsErrors, ListReservationsResponses, PreviewCancellationData, PreviewCancellationErrors, PreviewCancellationResponses, PreviewChangeData, PreviewChangeErrors, PreviewChangeResponses, SearchParkingSpotsData, SearchParkingSpotsErrors, SearchParkingSpotsResponses, SearchVehiclesData, SearchVehiclesErrors, SearchVehiclesResponses, UpdateCustomerData, UpdateCustomerErrors, UpdateCustomerResponses, UpdateReservationData, UpdateReservationErrors, UpdateReservationResponses } from './types.gen.js';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * List the metros
 *
 * Every metro with its price list, by name. No token needed.
 */
export const listMetros = <ThrowOnError extends boolean = false>(options?: Options<ListMetrosData, ThrowOnError>): RequestResult<ListMetrosResponses, ListMetrosErrors, ThrowOnError> => (options?.client ?? client).get<ListMetrosResponses, ListMetrosErrors, ThrowOnError>({ url: '/v1/metros', ...options });

/**
 * Get a metro
 */
export const getMetro = <ThrowOnError extends boolean = false>(options: Options<GetMetroData, ThrowOnError>): RequestResult<GetMetroResponses, GetMetroErrors, ThrowOnError> => (options.client ?? client).get<GetMetroResponses, GetMetroErrors, ThrowOnError>({ url: '/v1/metros/{metro_id}', ...options });

/**
 * Find the nearest vehicles that can be reserved
 *
 * Vehicles around a position that are free for the whole asked time, within their class's booking window, and whose range covers the trip. Nearest first. Outside every metro the list is empty.
 */
export const searchVehicles = <ThrowOnError extends boolean = false>(options: Options<SearchVehiclesData, ThrowOnError>): RequestResult<SearchVehiclesResponses, SearchVehiclesErrors, ThrowOnError> => (options.client ?? client).get<SearchVehiclesResponses, SearchVehiclesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/vehicles',
    ...options
});

/**
 * Get a vehicle
 */
export const getVehicle = <ThrowOnError extends boolean = false>(options: Options<GetVehicleData, ThrowOnError>): RequestResult<GetVehicleResponses, GetVehicleErrors, ThrowOnError> => (options.client ?? client).get<GetVehicleResponses, GetVehicleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/vehicles/{vehicle_id}',
    ...options
});

/**
 * Find the nearest parking spots
 *
 * Designated places around a position, nearest first.
 */
export const searchParkingSpots = <ThrowOnError extends boolean = false>(options: Options<SearchParkingSpotsData, ThrowOnError>): RequestResult<SearchParkingSpotsResponses, SearchParkingSpotsErrors, ThrowOnError> => (options.client ?? client).get<SearchParkingSpotsResponses, SearchParkingSpotsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/parking-spots',
    ...options
});

/**
 * Get a parking spot
 */
export const getParkingSpot = <ThrowOnError extends boolean = false>(options: Options<GetParkingSpotData, ThrowOnError>): RequestResult<GetParkingSpotResponses, GetParkingSpotErrors, ThrowOnError> => (options.client ?? client).get<GetParkingSpotResponses, GetParkingSpotErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/parking-spots/{parking_spot_id}',
    ...options
});

/**
 * Price a vehicle for a time
 *
 * Freezes price and terms until `expires_at`. It does not keep the vehicle free.
 */
export const createQuote = <ThrowOnError extends boolean = false>(options: Options<CreateQuoteData, ThrowOnError>): RequestResult<CreateQuoteResponses, CreateQuoteErrors, ThrowOnError> => (options.client ?? client).post<CreateQuoteResponses, CreateQuoteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/quotes',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get a quote
 */
export const getQuote = <ThrowOnError extends boolean = false>(options: Options<GetQuoteData, ThrowOnError>): RequestResult<GetQuoteResponses, GetQuoteErrors, ThrowOnError> => (options.client ?? client).get<GetQuoteResponses, GetQuoteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/quotes/{quote_id}',
    ...options
});

/**
 * List one's reservations
 *
 * Latest start first.
 */
export const listReservations = <ThrowOnError extends boolean = false>(options?: Options<ListReservationsData, ThrowOnError>): RequestResult<ListReservationsResponses, ListReservationsErrors, ThrowOnError> => (options?.client ?? client).get<ListReservationsResponses, ListReservationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations',
    ...options
});

/**
 * Reserve the vehicle of a quote
 *
 * Makes a hold on the terms of the quote. The vehicle is promised to nobody else for that time. Confirm it before `hold_expires_at`, or it lapses.
 */
export const createReservation = <ThrowOnError extends boolean = false>(options: Options<CreateReservationData, ThrowOnError>): RequestResult<CreateReservationResponses, CreateReservationErrors, ThrowOnError> => (options.client ?? client).post<CreateReservationResponses, CreateReservationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get a reservation
 *
 * With `If-None-Match` an unchanged reservation is answered by 304.
 */
export const getReservation = <ThrowOnError extends boolean = false>(options: Options<GetReservationData, ThrowOnError>): RequestResult<GetReservationResponses, GetReservationErrors, ThrowOnError> => (options.client ?? client).get<GetReservationResponses, GetReservationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}',
    ...options
});

/**
 * Change a reservation
 *
 * Moves the reservation to other times or another vehicle, or edits the note. Allowed while it is held or confirmed. Prices and terms are those of the tariff frozen in its quote; another vehicle class or metro takes the tariff of today.
 */
export const updateReservation = <ThrowOnError extends boolean = false>(options: Options<UpdateReservationData, ThrowOnError>): RequestResult<UpdateReservationResponses, UpdateReservationErrors, ThrowOnError> => (options.client ?? client).patch<UpdateReservationResponses, UpdateReservationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Confirm a hold
 *
 * The customer commits to the reservation. Needs a stored payment method.
 */
export const confirmReservation = <ThrowOnError extends boolean = false>(options: Options<ConfirmReservationData, ThrowOnError>): RequestResult<ConfirmReservationResponses, ConfirmReservationErrors, ThrowOnError> => (options.client ?? client).post<ConfirmReservationResponses, ConfirmReservationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}/confirm',
    ...options
});

/**
 * See what cancelling costs
 *
 * Changes nothing.
 */
export const previewCancellation = <ThrowOnError extends boolean = false>(options: Options<PreviewCancellationData, ThrowOnError>): RequestResult<PreviewCancellationResponses, PreviewCancellationErrors, ThrowOnError> => (options.client ?? client).get<PreviewCancellationResponses, PreviewCancellationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}/cancellation-preview',
    ...options
});

/**
 * See what a change leads to and costs
 *
 * Checks the change as PATCH would, and changes nothing. Members that are left out stay as they are.
 */
export const previewChange = <ThrowOnError extends boolean = false>(options: Options<PreviewChangeData, ThrowOnError>): RequestResult<PreviewChangeResponses, PreviewChangeErrors, ThrowOnError> => (options.client ?? client).get<PreviewChangeResponses, PreviewChangeErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}/change-preview',
    ...options
});

/**
 * Cancel a reservation
 *
 * Takes the fee the customer was shown; if it has changed since, nothing happens.
 */
export const cancelReservation = <ThrowOnError extends boolean = false>(options: Options<CancelReservationData, ThrowOnError>): RequestResult<CancelReservationResponses, CancelReservationErrors, ThrowOnError> => (options.client ?? client).post<CancelReservationResponses, CancelReservationErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/reservations/{reservation_id}/cancel',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Get one's own profile
 */
export const getCustomer = <ThrowOnError extends boolean = false>(options?: Options<GetCustomerData, ThrowOnError>): RequestResult<GetCustomerResponses, GetCustomerErrors, ThrowOnError> => (options?.client ?? client).get<GetCustomerResponses, GetCustomerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/customers/me',
    ...options
});

/**
 * Change one's own profile
 *
 * Preferences, language and payment method.
 */
export const updateCustomer = <ThrowOnError extends boolean = false>(options: Options<UpdateCustomerData, ThrowOnError>): RequestResult<UpdateCustomerResponses, UpdateCustomerErrors, ThrowOnError> => (options.client ?? client).patch<UpdateCustomerResponses, UpdateCustomerErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/customers/me',
    ...options,
    headers: {
        'Content-Type': 'application/merge-patch+json',
        ...options.headers
    }
});

/**
 * Whether the process answers
 */
export const getHealth = <ThrowOnError extends boolean = false>(options?: Options<GetHealthData, ThrowOnError>): RequestResult<GetHealthResponses, GetHealthErrors, ThrowOnError> => (options?.client ?? client).get<GetHealthResponses, GetHealthErrors, ThrowOnError>({ url: '/healthz', ...options });

/**
 * Whether the service can work
 *
 * Fails while it starts or drains, and while the database is out of reach.
 */
export const getReadiness = <ThrowOnError extends boolean = false>(options?: Options<GetReadinessData, ThrowOnError>): RequestResult<GetReadinessResponses, GetReadinessErrors, ThrowOnError> => (options?.client ?? client).get<GetReadinessResponses, GetReadinessErrors, ThrowOnError>({ url: '/readyz', ...options });

/**
 * Get this document
 *
 * The bundled contract that the service is generated from.
 */
export const getContract = <ThrowOnError extends boolean = false>(options?: Options<GetContractData, ThrowOnError>): RequestResult<GetContractResponses, GetContractErrors, ThrowOnError> => (options?.client ?? client).get<GetContractResponses, GetContractErrors, ThrowOnError>({ url: '/openapi.json', ...options });
