"""The source of a deck as text: finds quotes and similar sentences, and measures coverage."""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from quizkit.lint.wording import content

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][”\"’')\]]*(?=\s|$)|(?=\n\s*\n)|\Z)", re.DOTALL)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_GAP = re.compile(r"(?:(?<!\s)\s+)?(?:\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.|…)\s*")
_MARKUP = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)|[*`#>]|(?<!\w)_+|_+(?!\w)")
_SIGNS = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("’‘‚`´", "'") | dict.fromkeys("–—‑−", "-"))
_WORD = re.compile(r"\S+")
# A word that is in more sentences than this does not help to find a similar one.
_MOST_SENTENCES = 40
# A sentence must share this part of the words of a quote to be similar.
_SIMILAR = 0.5


class TextRange(NamedTuple):
    """A part of the source, in characters from its beginning."""

    start: int
    end: int


class SourceText:
    """A source to look up quotes; white space, markup, and the kind of quotes and dashes do not count."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The text as quotes are compared, and the offset of each of its characters in the source."""
        letters: list[str] = []
        places: list[int] = []
        skipped = {place for match in _MARKUP.finditer(self.text) for place in _markup_offsets(match)}
        for place, character in enumerate(self.text.translate(_SIGNS)):
            if place in skipped:
                continue
            folded = " " if character.isspace() else character.casefold()
            if folded == " " and (not letters or letters[-1] == " "):
                continue
            letters += folded
            places += [place] * len(folded)
        return "".join(letters), places

    def find(self, quote: str) -> list[TextRange]:
        """Return the parts of the source that a quote covers, several if it contains `...`; none if it is not there."""
        offsets = self._plain[1]
        spans, start = [], 0
        for part in _GAP.split(quote):
            text = _compared(part)
            if not text:
                continue
            offset = self._find(text, start)
            if offset < 0:
                return []
            start = offset + len(text)
            spans.append(TextRange(offsets[offset], offsets[start - 1] + 1))
        return spans

    def _find(self, text: str, start: int) -> int:
        """Return the first offset of a text from `start` on, or -1; its rarest word is looked up in an index."""
        words = list(_WORD.finditer(text))
        if not all(word[0] in self._word_starts for word in words[1:-1]):
            return -1
        # The first and the last may be parts of words.
        known = [word for word in words if word[0] in self._word_starts]
        offset = self._find_by(known, text, start)
        if offset >= 0 or len(known) == len(words[1:-1]):
            return offset
        return self._find_by(words[1:-1], text, start)

    def _find_by(self, known: list[re.Match[str]], text: str, start: int) -> int:
        if not known:
            return self._plain[0].find(text, start)
        word = min(known, key=lambda word: len(self._word_starts[word[0]]))
        starts = self._word_starts[word[0]]
        candidates = (offset - word.start() for offset in islice(starts, bisect_left(starts, start), None))
        return next((one for one in candidates if one >= start and self._plain[0].startswith(text, one)), -1)

    @cached_property
    def _word_starts(self) -> "dict[str, array[int]]":
        """The offsets of each word in the text as quotes are compared."""
        starts: dict[str, array[int]] = {}
        for word in _WORD.finditer(self._plain[0]):
            starts.setdefault(word[0], array("L")).append(word.start())
        return starts

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the source."""
        return [" ".join(match[0].split()) for match in _SENTENCE.finditer(self.text)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = defaultdict(list)
        for position, sentence in enumerate(self.sentences):
            for word in content(sentence):
                positions[word].append(position)
        return positions

    def most_similar(self, quote: str) -> str:
        """Return the sentence that shares most words with a quote, or an empty text if none shares half of them."""
        words = content(quote)
        hits = Counter(position for word in words for position in self._by_word.get(word, ())[:_MOST_SENTENCES])
        if not hits:
            return ""
        position, shared = max(hits.items(), key=lambda hit: (hit[1], -hit[0]))
        return self.sentences[position] if shared >= _SIMILAR * len(words) else ""

    @cached_property
    def paragraphs(self) -> list[TextRange]:
        """The paragraphs of the source, without headings."""
        spans = (TextRange(match.start(), match.end()) for match in _PARAGRAPH.finditer(self.text))
        return [span for span in spans if not _is_a_heading(self.text[span.start : span.end])]


class Coverage(NamedTuple):
    """The parts of the source that evidence quotes, merged and in order, and their share in percent."""

    text: str
    covered: tuple[TextRange, ...]
    percent: int
    passages: int
    uncovered: tuple[TextRange, ...]


def coverage(source: SourceText, quotes: list[str]) -> Coverage:
    """Return the quoted parts of a source. The share counts the characters of its paragraphs."""
    quoted = bytearray(len(source.text))
    for start, end in (span for quote in quotes for span in source.find(quote)):
        quoted[start:end] = b"\1" * (end - start)
    covered = tuple(TextRange(*match.span()) for match in re.finditer(b"\1+", quoted))
    letters = [place for span in source.paragraphs for place in range(*span) if not source.text[place].isspace()]
    percent = round(100 * sum(map(quoted.__getitem__, letters)) / len(letters)) if letters else 100
    bare = tuple(span for span in source.paragraphs if not any(quoted[span.start : span.end]))
    return Coverage(source.text, covered, percent, len(source.paragraphs), bare)


def _markup_offsets(match: re.Match[str]) -> list[int]:
    """Return the offsets of markup: all of a link except its words, and all signs of emphasis."""
    words = range(*match.span(1))
    return [offset for offset in range(*match.span()) if offset not in words]


def _compared(quote: str) -> str:
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", quote).translate(_SIGNS).casefold().split())


def _is_a_heading(text: str) -> bool:
    return "\n" not in text.strip() and (text.startswith("#") or not re.search(r"[.!?:;”\"’')]\s*$", text))
