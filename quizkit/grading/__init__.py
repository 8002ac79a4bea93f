"""Is this reply that answer?"""
