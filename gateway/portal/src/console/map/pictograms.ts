import type { VehicleClass } from "@mobilitycorp/sdk";

/** The order in which classes are listed everywhere. */
export const vehicleClasses = ["scooter", "bike", "car", "van"] as const satisfies readonly VehicleClass[];

/** Size of the square that the lines are drawn in. */
export const PICTOGRAM_SIZE = 24;

function wheel(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
}

/** Lines of each class in the notation of SVG, for the list and the map alike. */
export const pictograms: Readonly<Record<VehicleClass, string>> = {
  scooter: `${wheel(5.5, 18, 2)}${wheel(18.5, 18, 2)}M7.5 18H13c.4-2.4 1.6-4 3.6-4.6M17.6 16.1 14.8 5H11.6`,
  bike: `${wheel(5.5, 16, 3.5)}${wheel(18.5, 16, 3.5)}M5.5 16 9 9h6.4l3.1 7M9 9l3.6 7L15.4 9M5.5 16h7.1M7.4 6.4h3.2M9 9 8.6 6.4M15.4 9l-.7-3.2h2.6`,
  car: `${wheel(7, 16.5, 2)}${wheel(17, 16.5, 2)}M5 16.5H3v-3.6l2.2-1.2L7 7.5h8.4l3.2 4.2 2.4.9v3.9h-2M9 16.5h6M5.2 11.7h13.4`,
  van: `${wheel(7, 17, 2)}${wheel(17.5, 17, 2)}M5 17H2.5V6.5H14V17M9 17h6.5M14 9.5h4l3.5 4V17h-2`,
};

/** Fills behind the white lines, of enough contrast to them. */
export const classColours: Readonly<Record<VehicleClass, string>> = {
  scooter: "#0b7285",
  bike: "#2b7a35",
  car: "#1c5fb8",
  van: "#7a45ab",
};
