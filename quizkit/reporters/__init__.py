"""The results of use cases for other programs."""
