/** Longitude and latitude, as maps and GeoJSON have them. */
export type Point = [longitude: number, latitude: number];

const PRECISION = 1e6;
const CHUNK_BITS = 5;
const CHUNK = 0x1f;
const MORE = 0x20;
const FIRST_CHARACTER = 63;

/**
 * The points of an encoded polyline of six decimals, as routes of the contract have it.
 *
 * A line that is broken off or holds foreign characters gives the points before the fault, so that a route of a newer
 * server never takes the map down.
 */
export function decodePolyline(text: string): Point[] {
  const points: Point[] = [];
  let latitude = 0;
  let longitude = 0;
  let at = 0;
  const next = (): number | undefined => {
    let value = 0;
    for (let shift = 0; at < text.length; shift += CHUNK_BITS) {
      const bits = text.charCodeAt(at) - FIRST_CHARACTER;
      at += 1;
      if (bits < 0 || bits > (MORE | CHUNK)) return undefined;
      // Multiplied, as shifts of more than 31 bits are none.
      value += (bits & CHUNK) * 2 ** shift;
      if (bits < MORE) return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    }
    return undefined;
  };
  while (at < text.length) {
    const north = next();
    const east = next();
    if (north === undefined || east === undefined) break;
    latitude += north;
    longitude += east;
    points.push([longitude / PRECISION, latitude / PRECISION]);
  }
  return points;
}
