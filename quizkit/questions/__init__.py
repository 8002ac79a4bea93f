"""Question types: one file each, which owns what its questions mean."""
