"""Lint rules over a whole deck."""
