"""Makes the base map of the demo console: streets, water, parks and buildings of Helsinki, in one GeoJSON file."""
