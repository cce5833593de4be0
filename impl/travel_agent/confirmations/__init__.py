"""The ledger of confirmations: proposals, decisions, and the only way to write to the Reservation API."""
