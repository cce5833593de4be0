"""What the embedded model can do for a customer, one module per ability: from a message to an intention."""
