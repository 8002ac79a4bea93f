"""Rules about what YAML did to a text."""
