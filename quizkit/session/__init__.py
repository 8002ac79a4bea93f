"""A session: the queue of questions, the loop that asks them, and the score. No input or output of its own."""
