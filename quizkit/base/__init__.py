"""The ground floor: errors, texts, paths, time and files."""
