"""Simulated students, who answer what quizkit asks: which rules serve them, and what the docs may claim."""
