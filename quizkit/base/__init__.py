"""The lowest layer: errors, texts, paths, time and files."""
