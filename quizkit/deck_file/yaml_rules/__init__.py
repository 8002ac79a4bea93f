"""Rules that report how YAML silently changes a text."""
