"""What was answered, kept so that it cannot be lost, and what it adds up to."""
