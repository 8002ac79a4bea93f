"""Numbers, quantities and units."""
