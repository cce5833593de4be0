"""Modules that are copied into the generated package as they are, apart from its name.

They are written here as ordinary code, so that they are linted, typed and tested like the rest.
"""
