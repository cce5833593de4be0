"""What the service does, one transaction or statement each."""
