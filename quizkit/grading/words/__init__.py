"""Words and phrases: spelling, misspellings, variants."""
