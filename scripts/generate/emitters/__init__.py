"""Emitters: from the contract model to generated files, one module for each kind.

An emitter gives a mapping from paths, relative to the output, to their text; it writes nothing itself.
"""
