"""Results of use cases for other programs."""
