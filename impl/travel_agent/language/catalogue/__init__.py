"""What the agent says: one module a language, all of one shape."""
