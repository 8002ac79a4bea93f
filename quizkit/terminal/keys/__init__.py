"""Key mode: questions answered by single keys, in a small area below the stem that is redrawn in place."""
