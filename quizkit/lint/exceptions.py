"""Finds the negation of a stem that asks for the exception: which is not, all except, one of these never.

A negation asks for the exception only if it denies the verb of the question itself. In “why can it not move?”, in a
subordinate clause, beside a noun (“files not tracked by Git”) and in a quotation it belongs to the fact.
"""

import re
from functools import cache

_PROMINENT = re.compile(r"(?<!\*)\*+[^*]+\*+|\b_+[^_]+_+\b|\b[A-ZÄÖÜß']{2,}\b|<(b|strong|u|em|i)>[^<]{0,80}</\1>")
_ASIDE = re.compile(
    r"```.*?(?:```|\Z)|`[^`]*`|[“\"«„][^“”\"«»„]*[”\"»“]|(?<!\w)['‘][^'‘’]{3,}['’](?!\w)"
    r"|\bor not\b|\bmay or may not\b|\bnot only\b|\bnot to\b|\bto be not\b|\bdo not know\b|\bnicht nur\b|\bno s[oó]lo\b|\bpas (?:moins|plus|seulement|encore)\b|\bn'est-ce pas\b|\bya no\b|\b[Pp]our quelles? raisons?\b[^.?!]*|, ne \w+ant (?:pas|jamais)\b|\bnon solo\b|\bnão só\b|\bniet alleen\b",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^.?!:\n]+[?:]?")

_AUXILIARY = r"(?:is|are|was|were|be|been|do|does|did|can|could|will|would|should|shall|has|have|had|may|might|must|need|ought to)"
# Between the auxiliary and “not” there is at most the subject: is Christmas not, can plants not.
_SUBJECT = r"(?: (?!(?:to|of|in|for|with|by|on|as|at|and|or|from|that|which|who|if|when|but|used|called|known|true|reason|way)\b)[\w'’-]+){0,3}"
_NOT = rf"(?:\b{_AUXILIARY}{_SUBJECT} (not)\b(?![^.?!]{{1,120}}\bbut\b)|\b(\w+n['’]t|cannot)\b)"
# What comes before the verb: no subordinate clause, and no comma.
_UP_TO_VERB = r"(?:(?!\b(?:that|if|because|whether|although|since|who|whom|whose|which|when|where|while|as|so|unless|until|but|why|how|explains?|explanation|reason|he|she|it|they|we|you|i)\b)[^,;]){0,200}?"
_BEGINS = r"(?:^|[,;] ?)(?:(?:and|so|then) )?(?:(?:in|on|at|of|for|from|to|with|by|under|to)\s(?:what|which)|which|what|who|whom|where)\b"
_RELATIVE = rf"(?!(?<=, which) {_AUXILIARY}\b)(?!(?<=, who) )(?!(?<=, where) )"
_A_SET = r"(?:these|those|the following|them|the (?:\w+ )?(?:above|below|listed))"
# A pattern takes milliseconds to compile: only those that a deck needs are.
_EN = cache(lambda: re.compile(
    rf"{_BEGINS}{_RELATIVE}{_UP_TO_VERB}{_NOT}"
    rf"|{_BEGINS}{_RELATIVE}{_UP_TO_VERB}\b(never)\b"
    rf"|^(?:of|among|out of|from) {_A_SET}[^,;]{{0,60}}, (?:which|what|who)\b{_UP_TO_VERB}{_NOT}"
    rf"|^(?:choose|select|pick|identify|mark|tick)\b{_UP_TO_VERB}\b(?:which|that)\b{_UP_TO_VERB}{_NOT}"
    rf"|\b(?:one|none|two|which|what|who|any|all) of {_A_SET}{_UP_TO_VERB}(?:{_NOT}|\b(never)\b)"
    rf"|^(?:all|each|every|any|both|the following|choose)\b.{{0,300}}?(?<!/)\b(except(?:ing)?|excluding|but one)\b"
    rf"|\b(?:all|each|any) of {_A_SET}\b.{{0,300}}?(?<!/)\b(except(?:ing)?|but one|excluding)\b"
    rf"|\bwhich of {_A_SET}\b.{{0,300}}?(?<!/)\b(except(?:ing)?|but one)\b"
    rf"|\b(?:statements?|following|these|those|sentences?|claims?|options?|answers?|one|definition)\b[^,;]{{0,120}}?\b(?:is|are) (false|incorrect|untrue|wrong)\b(?! with\b)"
    rf"|\b(?:which|what|who)\b{_UP_TO_VERB}\b(?:is|are) (false|incorrect|untrue)\W*$"
))  # fmt: skip
_FR = cache(lambda: re.compile(
    r"(?:^|[,;] ?)(?:(?:à|de|dans|en|par|pour|sur|avec) )?(?:(?:le|la|les|au|aux|du|des|du)?quel(?:le)?s?|qui|que|qu['’]est-ce|parmi)\b"
    r"(?:(?! (?:qui|que|si|quand|lorsque|parce)\b| qu['’]|[;]).){0,200}?\bn(?:e |['’])[^,;]{1,40}?\b(pas|jamais|aucune?)\b"
    r"|\b(?:l['’]une?|une?|lequel|laquelle) (?:de ces|des|d['’]entre)\b[^,;]{0,80}?\bn(?:e |['’])[^,;]{1,40}?\b(pas|jamais)\b"
    r"|(?:\b(?:tou(?:te)?s|quel(?:le)?s?|chacun|ces)\b).*?\b(sauf|except[ée]|hormis)\b"
    r"|\b(?:affirmations?|propositions?|phrases?|réponses?|lequel|laquelle)\b[^,;]{0,80}?\b(?:est|sont) (faux|fausses?|incorrecte?s?|inexacte?s?)\b"
))  # fmt: skip
_DE = cache(lambda: re.compile(
    r"(?:^|[,;] ?|: ?)(?:(?:in|auf|an|zu|von|aus|bei|mit|für) )?(?:welche[mnrs]?|was|wer|wem|wen|wo)\b"
    r"(?:(?!,|\b(?:dass|wenn|weil|ob|als)\b).){0,200}?\b(nicht|niemals|nie|keine?[mnrs]?)\b"
    r"|\beine[rs]? (?:dieser|von diesen|der folgenden)\b[^,;]{0,80}?\b(nicht|nie|niemals|keine?[mnrs]?)\b"
    r"|\b(?:alle|welche[rs]?|jede[rs]?)\b.{0,300}?\b(außer|ausgenommen|mit ausnahme)\b"
    r"|\b(?:aussagen?|antwort(?:en)?|sätze?|welche[rs]?)\b[^,;]{0,80}?\b(?:ist|sind) (falsch|unrichtig|inkorrekt)\b"
))  # fmt: skip
_ES = cache(lambda: re.compile(
    r"(?:^|[,;] ?)¿?(?:(?:a|de|en|con|sobre) )?(?:cuál(?:es)?|cual(?:es)?|qué|que|quién(?:es)?|quien(?:es)?|dónde)\b"
    r"(?:(?! (?:que|si|porque|cuando|quien|donde)\b|[,;]).){0,200}?\b(no|nunca|jamás)\b"
    r"|\buno?a? de (?:est[oae]s|l[oa]s siguientes)\b[^,;]{0,80}?\b(no|nunca)\b"
    r"|\b(?:tod[oa]s|cuál(?:es)?|cual(?:es)?)\b.{0,300}?\b(excepto|salvo|menos una?|a excepción)\b"
    r"|\b(?:afirmaci[oó]n(?:es)?|enunciados?|opci[oó]n(?:es)?|cuál|cual)\b[^,;]{0,80}?\b(?:es|son) (fals[oa]s?|incorrect[oa]s?)\b"
))  # fmt: skip
_IT = cache(lambda: re.compile(
    r"(?:^|[,;:] ?)(?:(?:a|di|da|in|con|su|per) )?(?:quale?|quali|qual è|chi|cosa|che cosa|dove)\b"
    r"(?:(?! (?:che|se|perché|quando|dove|chi)\b|[,;]).){0,200}?\b(non|mai|nessun[ao]?)\b"
    r"|\bun[ao]? (?:di quest[ie]|dei seguenti|delle seguenti)\b[^,;]{0,80}?\b(non|mai)\b"
    r"|\b(?:tutt[ie]|quali?)\b.{0,300}?\b(tranne|eccetto|salvo|ad eccezione)\b"
    r"|\b(?:affermazion[ei]|rispost[ae]|fras[ei]|quale)\b[^,;]{0,80}?\b(?:è|sono) (fals[aei]|errat[aei]|sbagliat[aei])\b"
))  # fmt: skip
_PT = cache(lambda: re.compile(
    r"(?:^|[,;:] ?)(?:(?:a|de|em|com|por) )?(?:qual|quais|quem|que|o que|onde)\b"
    r"(?:(?! (?:que|se|porque|quando|quem|onde|raz(?:ão|ões)|motivos?)\b|[,;]).){0,200}?\b(não|nunca|jamais|nenhuma?)\b"
    r"|\buma? (?:destes|destas|dos seguintes|das seguintes)\b[^,;]{0,80}?\b(não|nunca)\b"
    r"|\b(?:tod[oa]s|qua(?:l|is))\b.{0,300}?\b(exceto|exceção|salvo|menos uma?)\b"
    r"|\b(?:afirmaç(?:ão|ões)|alternativas?|respostas?|frases?|qual)\b[^,;]{0,80}?\b(?:é|está|são|estão) (fals[oa]s?|incorret[oa]s?|errad[oa]s?)\b"
))  # fmt: skip
_NL = cache(lambda: re.compile(
    r"(?:^|[,;:] ?)(?:(?:in|op|aan|van|uit|bij|met|voor) )?(?:welke?|wat|wie|waar)\b"
    r"(?:(?!,| (?:dat|die|als|omdat|of)\b).){0,200}?\b(niet|nooit|geen)\b"
    r"|\b(?:een|één) van (?:deze|de volgende)\b[^,;]{0,80}?\b(niet|nooit|geen)\b"
    r"|\b(?:alle|welke?|elke?)\b.{0,300}?\b(behalve|uitgezonderd|uitzondering)\b"
    r"|\b(?:beweringen|bewering|stelling(?:en)?|antwoord(?:en)?|zin(?:nen)?|welke?)\b[^,;]{0,80}?\b(?:is|zijn) (onjuist|fout|onwaar|incorrect)\b"
))  # fmt: skip
_BY_LANGUAGE = {"en": _EN, "fr": _FR, "de": _DE, "es": _ES, "it": _IT, "pt": _PT, "nl": _NL}
# A quick look, which most stems do not pass.
_WORDS = {
    "en": "not n't n’t except excluding but never false incorrect untrue wrong",
    "fr": "pas jamais aucun sauf except hormis faux fausse in",
    "de": "nicht nie kein ausser ausnahme ausgenommen falsch unrichtig inkorrekt",
    "es": "no nunca jamás excepto salvo menos excepción fals incorrect",
    "it": "non mai nessun tranne eccetto salvo eccezione fals errat sbagliat",
    "pt": "não nunca jamais nenhum exce salvo menos fals incorret errad",
    "nl": "niet nooit geen behalve uitgezonderd uitzondering onjuist fout onwaar incorrect",
}
_MAY_BE = {language: tuple(words.split()) for language, words in _WORDS.items()}


def hidden_negation(stem: str, language: str) -> str:
    """Return the word by which a stem asks for the exception, if it does not stand out; else an empty text."""
    base = language[:2].casefold()
    may_be = _MAY_BE.get(base, ())
    lowered = stem.casefold()
    if not any(word in lowered for word in may_be):
        return ""
    plain = _PROMINENT.sub("…", _ASIDE.sub("…", stem)).casefold().replace("ausser", "außer")
    for sentence in _SENTENCE.findall(plain):
        match = _BY_LANGUAGE[base]().search(sentence.strip(" ¿¡-–"))
        if match:
            return next(word for word in match.groups() if word)
    return ""
