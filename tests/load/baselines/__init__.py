"""What the service is measured against: the same two endpoints, written by hand in two other ways."""
