"""The source of a deck as text: where a quote stands in it, what is nearest to one, and its passages."""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from quizkit.rules.wording import content

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][”\"’')\]]*(?=\s|$)|(?=\n\s*\n)|\Z)", re.DOTALL)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_GAP = re.compile(r"(?:(?<!\s)\s+)?(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.|…)\s*")
_MARKUP = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)|[*`#>]|(?<!\w)_+|_+(?!\w)")
_SIGNS = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("’‘‚`´", "'") | dict.fromkeys("–—‑−", "-"))
_WORD = re.compile(r"\S+")
# A word that stands in so many sentences tells little of which one is meant.
_MOST_SENTENCES = 40
# A quote that shares less than this with a sentence is not a slip in quoting it.
_NEAR = 0.5


class Span(NamedTuple):
    """A part of the source, in characters from its beginning."""

    start: int
    end: int


class SourceText:
    """A source that quotes are looked up in; white space, markup, and the kind of quotes and dashes do not count."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The text as quotes are compared, and where each of its characters stands in the source."""
        letters: list[str] = []
        places: list[int] = []
        skipped = {place for found in _MARKUP.finditer(self.text) for place in _left_out(found)}
        for place, character in enumerate(self.text.translate(_SIGNS)):
            if place in skipped:
                continue
            folded = " " if character.isspace() else character.casefold()
            if folded == " " and (not letters or letters[-1] == " "):
                continue
            letters += folded
            places += [place] * len(folded)
        return "".join(letters), places

    def find(self, quote: str) -> list[Span]:
        """Return where a quote stands; one with `...` in it stands in several parts, in order. None if it does not."""
        places = self._plain[1]
        spans, start = [], 0
        for part in _GAP.split(quote):
            wanted = _compared(part)
            found = self._find(wanted, start) if wanted else -1
            if found < 0 and wanted:
                return []
            if wanted:
                start = found + len(wanted)
                spans.append(Span(places[found], places[start - 1] + 1))
        return spans

    def _find(self, wanted: str, start: int) -> int:
        """Return where a text stands first from `start` on, or -1: looked up by the rarest of its words."""
        whole = list(_WORD.finditer(wanted))
        if not all(word[0] in self._starts_of_words for word in whole[1:-1]):
            return -1
        # The first and the last may be parts of words.
        known = [word for word in whole if word[0] in self._starts_of_words]
        found = self._find_by(known, wanted, start)
        if found >= 0 or len(known) == len(whole[1:-1]):
            return found
        return self._find_by(whole[1:-1], wanted, start)

    def _find_by(self, known: list[re.Match[str]], wanted: str, start: int) -> int:
        if not known:
            return self._plain[0].find(wanted, start)
        word = min(known, key=lambda word: len(self._starts_of_words[word[0]]))
        starts = self._starts_of_words[word[0]]
        firsts = (place - word.start() for place in islice(starts, bisect_left(starts, start), None))
        return next((first for first in firsts if first >= start and self._plain[0].startswith(wanted, first)), -1)

    @cached_property
    def _starts_of_words(self) -> "dict[str, array[int]]":
        """Where each word begins in the text as quotes are compared."""
        found: dict[str, array[int]] = {}
        for word in _WORD.finditer(self._plain[0]):
            found.setdefault(word[0], array("L")).append(word.start())
        return found

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the source."""
        return [" ".join(found[0].split()) for found in _SENTENCE.finditer(self.text)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self.sentences):
            for word in content(sentence):
                found[word].append(place)
        return found

    def nearest(self, quote: str) -> str:
        """Return the sentence that shares most with a quote, or an empty text if none shares half of its words."""
        wanted = content(quote)
        hits = Counter(place for word in wanted for place in self._by_word.get(word, ())[:_MOST_SENTENCES])
        if not hits:
            return ""
        place, shared = max(hits.items(), key=lambda hit: (hit[1], -hit[0]))
        return self.sentences[place] if shared >= _NEAR * len(wanted) else ""

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the source, without headings, which say nothing by themselves."""
        spans = (Span(found.start(), found.end()) for found in _PARAGRAPH.finditer(self.text))
        return [span for span in spans if not _is_a_heading(self.text[span.start : span.end])]


class Coverage(NamedTuple):
    """The source with the parts that evidence quotes, merged and in order, and how much of it that is in percent."""

    text: str
    covered: tuple[Span, ...]
    percent: int
    passages: int
    uncovered: tuple[Span, ...]


def coverage(source: SourceText, quotes: list[str]) -> Coverage:
    """Return which parts of a source are quoted. The share is that of the characters in its paragraphs."""
    covered = _merged([span for quote in quotes for span in source.find(quote)])
    whole = sum(_letters(source.text, span) for span in source.paragraphs)
    quoted = sum(_letters(source.text, part) for span in source.paragraphs for part in _within(covered, span))
    bare = tuple(span for span in source.paragraphs if not _within(covered, span))
    return Coverage(
        source.text, tuple(covered), round(100 * quoted / whole) if whole else 100, len(source.paragraphs), bare
    )


def _left_out(found: re.Match[str]) -> list[int]:
    """Return the places of markup: all of a link but its words, and every sign of emphasis."""
    kept = range(*found.span(1)) if found[1] is not None else range(0)
    return [place for place in range(*found.span()) if place not in kept]


def _compared(quote: str) -> str:
    return " ".join(_MARKUP.sub(lambda found: found[1] or "", quote).translate(_SIGNS).casefold().split())


def _is_a_heading(text: str) -> bool:
    return "\n" not in text.strip() and (text.startswith("#") or not re.search(r"[.!?:;”\"’')]\s*$", text))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(covered: list[Span], whole: Span) -> list[Span]:
    """Return the covered parts of a span."""
    first = max(0, bisect_left(covered, (whole.start,)) - 1)
    parts = []
    for span in islice(covered, first, None):
        if span.start >= whole.end:
            break
        if span.end > whole.start:
            parts.append(Span(max(span.start, whole.start), min(span.end, whole.end)))
    return parts


def _letters(text: str, span: Span) -> int:
    return sum(not character.isspace() for character in text[span.start : span.end])
