"""Whether a stem asks something: a question, a blank, a sentence to complete, a task, or a “this” to identify."""

import re

# A question mark anywhere (most have a “?”, which is looked for first), a blank, or an end that the choices continue.
_ASKS = re.compile(r"？|_{2,}|-{3,}|\.{2,}|…|\{\{|[:,–—-]\W{0,9}$|\(\s*\)|\[\s*\]")
_WORDS = {
    "en": (
        "which what who whom whose when where why how this these that it he she they one following above below not except if "
        "choose select pick name give find complete translate identify describe fill match order put calculate solve mark tick "
        "write convert determine compute evaluate state list define explain spell say guess read look click use set consider "
        "compare classify simplify factor round add subtract multiply divide count estimate express predict assume suppose "
        "imagine let true false best most type enter make check show correct decide indicate answer label arrange sort listen "
        "point draw replace insert circle underline interpret suggest recall your you"
    ),
    "de": (
        "welche welcher welches welchen welchem was wer wem wen wessen wann wo wie warum wieso woher wohin wozu womit dies diese "
        "dieser dieses es er sie wähle wählen nenne nennen gib finde ergänze übersetze ordne berechne bestimme schreibe markiere "
        "kreuze vervollständige bilde setze folgende folgenden richtig falsch"
    ),
    "fr": (
        "quel quelle quels quelles lequel laquelle lesquels lesquelles qui que quoi quand où comment pourquoi combien ce cet cette "
        "ces il elle on parmi choisis choisissez nomme nommez donne donnez trouve trouvez complète complétez traduis traduisez "
        "indique indiquez calcule calculez cochez cherchez l'intrus suivant suivante suivants vrai faux"
    ),
    "es": (
        "cuál cual cuáles cuales qué que quién quien quiénes cuándo cuando dónde donde cómo como cuánto cuántos cuántas cuánta este "
        "esta esto estos estas él ella elige elija escoge nombra da di encuentra completa complete traduce indica indique señala "
        "señale calcula calcule marca marque siguiente siguientes verdadero falso"
    ),
    "it": (
        "quale quali qual chi che cosa quando dove come perché quanto quanta quanti quante questo questa questi queste esso essa egli "
        "lui lei scegli scegliere nomina trova completa traduci indica calcola segna seguente seguenti vero falso ordina abbina scrivi"
    ),
    "pt": (
        "qual quais quem que quê quando onde como porque porquê quanto quanta quantos quantas este esta estes estas esse essa isto ele ela "
        "escolha escolhe nomeia encontra complete completa traduz traduza indique indica calcule calcula marque assinale seguinte "
        "seguintes verdadeiro falso"
    ),
    "nl": (
        "welk welke wat wie wiens wanneer waar waarom hoe hoeveel waarmee waardoor dit deze dat die het hij zij ze kies noem geef vind "
        "vul vertaal bereken bepaal schrijf markeer kruis volgende juist onjuist waar onwaar"
    ),
}  # fmt: skip
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
# These begin a task; further on they are words of a statement.
_TASKS = frozenset(
    """analyze analyse discuss assess examine illustrate justify outline summarize summarise demonstrate apply argue contrast review
    propose design plan comment analysiere analysieren diskutiere diskutieren erkläre erklären erläutere erläutern beschreibe
    beschreiben beurteile beurteilen begründe begründen vergleiche vergleichen analysez décris décrivez explique expliquez discute
    discutez compare comparez justifie justifiez analiza analice describe describa explica compara justifica justifique""".split()
)
# After these words a sentence goes on: the choices complete it.
_OPEN = {
    "en": (
        "a an the of in on at to for from by with as and or than is are was were be been has have had can could will would should may "
        "might must do does did called named known means because that whose into about between against during without through"
    ),
    "de": "der die das den dem des ein eine einen von zu mit auf für in an bei ist sind war waren hat haben wird werden heißt durch weil",
    "fr": "le la les l un une de du des à au aux en par pour avec est sont était étaient a ont sur dans se s'appelle",
    "es": "el los las uno una del al es son era eran fue fueron con por para hay está están se llama",
    "it": "il lo gli i di da su è sono era erano ha hanno chiama causata causate dal dalla nel nella per",
    "pt": "o os as um uma do da em no na é são foi foram com pela pelo tem têm",
    "nl": "het een van op te met voor door aan uit zijn werd werden heeft hebben heet wordt worden",
}  # fmt: skip
_OPEN_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _OPEN.items()}
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SKIPPED = re.compile(r"```.*?(?:```|\Z)|`[^`]*`|\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)", re.DOTALL)


def asks_nothing(stem: str, language: str) -> bool:
    """Return whether nothing in a stem asks: then the choices alone say what is asked."""
    base = language[:2].casefold()
    asking = _BY_LANGUAGE.get(base)
    if asking is None or "?" in stem or _ASKS.search(stem) or _SKIPPED.search(stem):
        return False
    words = _WORD.findall(stem.casefold())
    if not words or words[0] in _TASKS or words[-1] in _OPEN_BY_LANGUAGE[base] or not asking.isdisjoint(words):
        return False
    # Without a full stop a sentence with a verb may be open, “Plants take in”, but not a title, “The Thirty Years' War”.
    is_title = base != "de" and all(word[0].isupper() for word in _WORD.findall(stem) if len(word) > _SHORT)
    return len(words) <= _SHORT or is_title or stem.rstrip().endswith((".", "!"))
