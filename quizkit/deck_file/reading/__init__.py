"""Reads YAML text into a deck with positions."""
