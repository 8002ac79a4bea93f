"""YAML text to deck and back, with the place of everything in it."""
