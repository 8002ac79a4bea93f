"""Singular and plural of common nouns. Names have no plural: Adams is not several Adam."""

from typing import Literal, TypeAlias

from quizkit.grading.words.dictionary import Knows

NounRule: TypeAlias = Literal["", "singular for plural", "plural for singular", "another plural"]

# Irregular plurals are listed: by their endings alone ammonium would be of ammonia, and silica of silicon.
_IRREGULAR = frozenset(
    tuple(pair.split())
    for pair in """man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen|
    person people|die dice|genus genera|corpus corpora|opus opera|leaf leaves|loaf loaves|thief thieves|knife knives|
    life lives|wife wives|wolf wolves|half halves|shelf shelves|calf calves|elf elves|self selves|scarf scarves|
    hoof hooves|axis axes|testis testes|criterion criteria|phenomenon phenomena|mitochondrion mitochondria|
    ganglion ganglia|automaton automata|spermatozoon spermatozoa|taxon taxa|datum data|medium media|bacterium bacteria|
    stratum strata|erratum errata|millennium millennia|aquarium aquaria|ovum ova|spectrum spectra|symposium symposia|
    memorandum memoranda|curriculum curricula|addendum addenda|quantum quanta|atrium atria|cranium crania|septum septa|
    cilium cilia|flagellum flagella|epithelium epithelia|referendum referenda|stadium stadia|consortium consortia|
    equilibrium equilibria|maximum maxima|minimum minima|optimum optima|phylum phyla|sporangium sporangia|
    stoma stomata|stigma stigmata|schema schemata|larynx larynges|pharynx pharynges|phalanx phalanges|
    matrix matrices|index indices|vertex vertices|appendix appendices|vortex vortices|apex apices|codex codices|
    cortex cortices|helix helices|alga algae|larva larvae|vertebra vertebrae|antenna antennae|formula formulae|
    nebula nebulae|nova novae|supernova supernovae|amoeba amoebae|fibula fibulae|tibia tibiae|scapula scapulae|
    patella patellae|lamina laminae|hypha hyphae|pupa pupae|papilla papillae|alumna alumnae|stimulus stimuli|
    nucleus nuclei|fungus fungi|radius radii|cactus cacti|focus foci|locus loci|bacillus bacilli|alumnus alumni|
    syllabus syllabi|terminus termini|villus villi|alveolus alveoli|bronchus bronchi|thrombus thrombi|embolus emboli|
    calculus calculi|sulcus sulci|gyrus gyri|humerus humeri|octopus octopi|papyrus papyri|glomerulus glomeruli|
    nucleolus nucleoli|meniscus menisci|coccus cocci|streptococcus streptococci|staphylococcus staphylococci|
    hippopotamus hippopotami|abacus abaci|cumulus cumuli|magus magi|radix radices""".replace("\n", "").split("|")
)
# Words in s that are not the plural of the rest.
_NO_PLURALS = frozenset(
    """news goods customs arms means series species works politics economics ethics statistics acoustics mechanics looks
    spectacles forces minutes glasses colours colors ashes damages manners pains brains spirits letters grounds
    remains troops wits airs waters woods""".split()
)
# Names in s whose rest is also a word or a name.
_NAMES = frozenset(
    """adams williams roberts edwards james jones evans stevens peters richards daniels davis harris lewis hughes hayes
    rogers andrews matthews philips phillips jenkins hawkins wilkins perkins collins higgins robbins simmons simons
    rivers brooks woods waters stones fields banks reeves graves lyons myers powers sanders walters winters mars wales
    paris athens naples cannes brussels antilles bahamas philippines netherlands honduras texas kansas arkansas
    illinois massachusetts dallas rhodes cyprus andes alps hades hermes achilles ulysses socrates hobbes keynes dickens
    burns keats yeats brahms descartes marx engels gates jobs hicks rockies beatles troubles""".split()
)
_WITH_S = frozenset(("en", "es", "fr", "nl", "pt"))


def number_of_noun(typed: str, expected: str, language: str, knows: Knows, proper: bool) -> NounRule:
    """Return the rule if two folded words are forms of one common noun; empty if they are not.

    `proper` says that the word is a name in the answer, which has no plural.
    """
    if proper or language not in _WITH_S or typed in _NAMES or expected in _NAMES:
        return ""
    if _plural_of(expected, typed, language, knows):
        return "singular for plural"
    if _plural_of(typed, expected, language, knows):
        return "plural for singular"
    both = language == "en" and typed.endswith("os") and expected.endswith("oes")
    return "another plural" if both and expected == typed[:-1] + "es" else ""


def _plural_of(plural: str, singular: str, language: str, knows: Knows) -> bool:
    if language == "en" and (singular, plural) in _IRREGULAR:
        return True
    if len(singular) < 3 or plural in _NO_PLURALS or not knows(singular):
        return False
    if language == "en":
        return plural == _regular(singular)
    return plural in (singular + "s", singular + "es") or (singular.endswith("al") and plural == singular[:-2] + "aux")


def _regular(singular: str) -> str:
    """Return the regular English plural."""
    if singular.endswith("sis"):
        return singular[:-2] + "es"
    if singular.endswith(("s", "x", "z", "ch", "sh")):
        return singular + "es"
    if singular.endswith("y") and singular[-2] not in "aeiou":
        return singular[:-1] + "ies"
    if singular.endswith("o") and singular in _WITH_OES:
        return singular + "es"
    # Subjects of study are not plurals: physics is not several physic.
    return "" if singular.endswith("ic") and singular in _STUDIES else singular + "s"


_WITH_OES = frozenset(
    "hero potato tomato echo veto torpedo volcano mosquito cargo embargo mango buffalo domino".split()
)
_STUDIES = frozenset(
    "physic mathematic economic politic ethic athletic gymnastic electronic linguistic genetic".split()
)
