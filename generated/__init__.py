# Generated from specs by `make generate`. DO NOT EDIT.
"""Everything that is generated from the contracts."""
