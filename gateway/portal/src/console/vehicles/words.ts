import { messagesIn } from "../../messages/catalogue.ts";

const en = {
  classes: { scooter: "Scooter", bike: "E-bike", car: "Car", van: "Van" },
  classesPlural: { scooter: "Scooters", bike: "E-bikes", car: "Cars", van: "Vans" },
  filter: "Kinds of vehicles",
  found: (count: number) => (count === 1 ? "1 vehicle around the middle of the map" : `${count} vehicles around the middle of the map`),
  none: "There is no such vehicle around here. Move the map, or choose more kinds.",
  searching: "Looking for vehicles …",
  list: "Vehicles around the middle of the map",
  more: "Show more",
  away: (distance: string) => `${distance} away`,
  range: (distance: string) => `range ${distance}`,
  battery: (share: string) => `battery ${share}`,
  prices: (unlock: string, minute: string) => `${unlock} + ${minute}/min`,
  plate: (plate: string) => `Licence plate ${plate}`,
  seats: (count: number) => (count === 1 ? "1 seat" : `${count} seats`),
  cargo: (litres: string) => `${litres} litres of cargo`,
  equipment: {
    phone_holder: "phone holder",
    helmet: "helmet",
    basket: "basket",
    child_seat: "child seat",
    charging_cable: "charging cable",
    cargo_straps: "cargo straps",
  },
  back: "Back to the list",
};

const de: typeof en = {
  classes: { scooter: "Scooter", bike: "E-Bike", car: "Auto", van: "Transporter" },
  classesPlural: { scooter: "Scooter", bike: "E-Bikes", car: "Autos", van: "Transporter" },
  filter: "Arten von Fahrzeugen",
  found: (count) => (count === 1 ? "1 Fahrzeug um die Kartenmitte" : `${count} Fahrzeuge um die Kartenmitte`),
  none: "Hier gibt es kein solches Fahrzeug. Verschieben Sie die Karte, oder wählen Sie mehr Arten.",
  searching: "Fahrzeuge werden gesucht …",
  list: "Fahrzeuge um die Kartenmitte",
  more: "Mehr zeigen",
  away: (distance) => `${distance} entfernt`,
  range: (distance) => `Reichweite ${distance}`,
  battery: (share) => `Akku ${share}`,
  prices: (unlock, minute) => `${unlock} + ${minute}/Min.`,
  plate: (plate) => `Kennzeichen ${plate}`,
  seats: (count) => (count === 1 ? "1 Sitz" : `${count} Sitze`),
  cargo: (litres) => `${litres} Liter Laderaum`,
  equipment: {
    phone_holder: "Handyhalterung",
    helmet: "Helm",
    basket: "Korb",
    child_seat: "Kindersitz",
    charging_cable: "Ladekabel",
    cargo_straps: "Spanngurte",
  },
  back: "Zurück zur Liste",
};

export const words = { en, de };
export const useVehicleWords = messagesIn(words);
