"""Use cases: each takes plain arguments and returns a result. Nothing here draws."""
