"""What the agent says beyond the phrases of `language`: of the embedded model, and of turns that fail."""
