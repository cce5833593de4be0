"""A conversation with the travel agent in the terminal: ``python -m scripts.chat``, while the stack runs."""
