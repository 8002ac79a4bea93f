"""Results for other programs: JSON, GitHub annotations, CSV."""
