"""From YAML text to a deck, with the position of everything."""
