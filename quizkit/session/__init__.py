"""A session: what is asked next, the loop that asks it, and the score. No input or output of its own."""
