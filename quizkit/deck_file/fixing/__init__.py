"""Fixes for problems of a deck file, as edits of its text."""
