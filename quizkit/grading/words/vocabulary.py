"""Entries of the English word list that are common misspellings, or that hardly anyone writes."""

MISSPELLINGS = frozenset(
    """accidently ballance ballon bismark calender casette colum danial deffer detecter directer employe expertize gasolene guerilla heros idealogy
    licenced maihem massachusets merchandize miniscule niether pizzaz politicly propellor sailer sargent spacial superheros surprize thermel vender wannabee
    wether""".split()
)
