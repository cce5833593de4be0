"""What the agent may ask of the Reservation API, in the name of the customer and with the customer's own token."""
