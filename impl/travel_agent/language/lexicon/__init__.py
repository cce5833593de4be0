"""The words of the seven languages: one module each, all of one shape."""
