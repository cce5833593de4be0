// Books in Node.js, Deno and Bun, and checks by the contract what came of it.
import process from "node:process";
import { faultsOf } from "@mobilitycorp/sdk/validation";
import { book } from "./booking.mjs";

const { confirmed, ...told } = await book({ baseUrl: process.env.BASE_URL, vehicleId: process.env.VEHICLE });
console.log(JSON.stringify({ ...told, faults: faultsOf("Reservation", confirmed, "strict") }));
