"""Is this reply that answer? Text and quantities compared as a fair teacher would."""
