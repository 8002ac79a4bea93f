"""A session: the queue of questions, the loop that asks them, and the score. It has no input or output."""
