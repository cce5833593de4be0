"""What customers are told that they have not asked for: changes of reservations, incidents on planned routes."""
