"""Progress: the history of all answers, its fold into a state, and statistics over it."""
