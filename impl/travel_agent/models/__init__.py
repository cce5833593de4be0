"""The language models that drive the agents: the embedded one, and those of providers."""
