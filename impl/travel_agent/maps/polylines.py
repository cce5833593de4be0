"""Lines in Valhalla's notation: the encoded polyline algorithm with six decimal places."""

from impl.travel_agent.domain.geography import Position

_PRECISION = 1e6


def decode(text: str) -> tuple[Position, ...]:
    """The positions of an encoded line.

    Raises:
        ValueError: the text is none.
    """
    numbers: list[int] = []
    value = shift = 0
    for byte in text.encode("ascii"):
        bits = byte - 63
        if not 0 <= bits < 64:
            raise ValueError("not an encoded line")
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift or len(numbers) % 2:
        raise ValueError("an encoded line that ends too early")
    return _positions(numbers)


def _positions(numbers: list[int]) -> tuple[Position, ...]:
    positions = []
    north = east = 0
    for up, aside in zip(numbers[::2], numbers[1::2], strict=True):
        north += up
        east += aside
        positions.append(Position(latitude=north / _PRECISION, longitude=east / _PRECISION))
    return tuple(positions)
