"""Reads, checks and fixes deck files: YAML text to decks with positions."""
