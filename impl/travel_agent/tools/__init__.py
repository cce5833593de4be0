"""The tools of the orchestrator: what a model may ask for, and what it is answered."""
