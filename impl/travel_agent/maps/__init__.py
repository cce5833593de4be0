"""Routes, places, weather and incidents: the ports, and adapters to local data and to services."""
