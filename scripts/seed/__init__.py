"""The data a local stack starts with: two metros with tariffs, parking spots and a fleet, and a few customers."""
