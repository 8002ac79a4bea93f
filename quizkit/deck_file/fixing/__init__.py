"""Fixes for problems of a deck file, and the edits that make them."""
