"""The Reservation service: find, price and reserve vehicles."""
