"""The files of other tools: one module per format, which reads questions and writes decks.

A module knows the grammar of its format, opens no file, and reports each question or part of one that is lost.
"""
