"""Text to tokens, each with a class letter: one string that the grammar is matched against."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from timeline.language.times.numerals import spoken_year

TOKEN: Final = re.compile(
    r"\d{4}/\d{2}/\d{2}(?![\d/])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/])"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"  # 2019-04-25T10:00
    r"|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/.]\d)"  # 25.04.2019, 4/25/2019
    r"|9[/-]11(?!\d|[/-]\d|\s?[AaPp]\.?[Mm]\b)|7/7(?!\d|/\d)"
    r"|[1-4][QH](?:\d\d)?(?!\w)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+(?:\.\d+)*|\d{1,3}[ -]\d/\d(?!\d)"
    r"|\d+(?:st|nd|rd|th)(?!\w)|\d{2,3}0'?s(?!\w)|['’]?\d0s(?!\w)|['’]\d\d(?![\w’'])"
    r"|\d+"
    r"|[AaPp]\.[Mm]\.?(?!\w)|[BbAa]\.[CcDd]\.(?:[Ee]\.)?|[oO]['’]clock"
    r"|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Sgt|St|Inc|Corp|Co|Ltd|Jr|Adm|Capt|Maj|Prof|Rev|vs)\."
    r"|(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun"
    r"|[Nn]o|[Pp]p?|[Cc]a?|[Ee]st|[Tt]el)\."
    r"|[QH][1-4](?:\d\d)?(?!\w)"
    r"|[^\W\d_]+|['’](?:s|ll|d|ve|re|t)(?!\w)|\n[^\S\n]*\n\s*|[^\w\s]|_"
)


_CENTURY_WORDS: Final = frozenset(("seventeen", "eighteen", "nineteen", "thousand"))
_SPOKEN: Final = re.compile(r"w(?:-?w){1,2}(?![-Uuw])")


class Tokens(NamedTuple):
    """A text's tokens: lower-cased words, where they start and end, classes as one string, the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str
    text: str = ""

    def line_ends(self, place: int) -> bool:
        """Whether a line ends after a token."""
        return "\n" in self.text[self.ends[place] : self.starts[place + 1]]

    def capital(self, place: int) -> bool:
        """Whether a token is written with a capital."""
        return 0 <= place < len(self.starts) and self.text[self.starts[place]].isupper()


def tokens_of(text: str) -> Tokens:
    """Every token of the text with its class."""
    from timeline.language.times.vocabulary import CLASS_OF, CONTINUED, OTHER, PHRASES

    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    phrase_starts: list[int] = []
    look_up = CLASS_OF.get
    for match in TOKEN.finditer(text):
        word = match.group()
        lower = word.lower()
        letter = look_up(lower)
        if letter is None:
            letter = (
                (OTHER if word.isalpha() or word[1] not in "1234" else "Q")
                if word[0].isalpha()
                else _shape(word)
            )
        elif letter in "MW" and not word[0].isupper():
            letter = OTHER
        if lower in PHRASES:
            phrase_starts.append(len(words))
        words.append(lower)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        classes.append(letter)
    for place in phrase_starts:
        if classes[place] == CONTINUED:
            continue
        for phrase, letter in PHRASES[words[place]]:
            if tuple(words[place : place + len(phrase)]) == phrase:
                classes[place : place + len(phrase)] = [letter] + [CONTINUED] * (len(phrase) - 1)
                break
    tokens = Tokens(words, starts, ends, "".join(classes), text)
    return _spoken_years_joined(tokens) if _CENTURY_WORDS.intersection(words) else tokens


def _spoken_years_joined(tokens: Tokens) -> Tokens:
    """The same tokens with "nineteen ninety-six" and "two thousand one" as one year token each."""
    words, starts, ends, classes, text = tokens
    merged_words: list[str] = []
    merged_starts: list[int] = []
    merged_ends: list[int] = []
    letters: list[str] = []
    place = 0
    while place < len(words):
        match = _SPOKEN.match(classes, place) if classes[place] == "w" else None
        year = spoken_year([w for w in words[match.start() : match.end()] if w != "-"]) if match else None
        end = match.end() if match and year else place + 1
        merged_words.append(str(year) if year else words[place])
        merged_starts.append(starts[place])
        merged_ends.append(ends[end - 1])
        letters.append("Y" if year else classes[place])
        place = end
    return Tokens(merged_words, merged_starts, merged_ends, "".join(letters), text)


def _shape(word: str) -> str:
    """The class of a token that begins with no letter."""
    first = word[0]
    if first.isdigit():
        if word.isdigit():
            if not word.isascii():
                return "X"
            if len(word) == 4 and "1000" <= word < "2200":
                return "Y"
            if len(word) <= 2 and 1 <= int(word) <= 31:
                return "d"
            return "n" if len(word) <= 9 else "X"
        if word.endswith("s"):
            return "E"
        if word[1] in "QH" and len(word) in (2, 4):
            return "Q"
        if word[-1].isalpha() and word[-2:] in ("st", "nd", "rd", "th"):
            return "o"
        if ":" in word and len(word) <= 8:
            return "T"
        if "-" in word and len(word) >= 10:
            return "I"
        if any(word.count(mark) == 2 for mark in "/-") or (word.count(".") == 2 and word[-4:].isdigit()):
            return "N"
        if "/" in word and len(word) >= 6 and word[-4:].isdigit() and word[-5] == "/":
            return "N"
        return "n"
    if first in "-–—−‐‑‒":
        return "-"
    if first in "'’":
        if word[1:2].isdigit():
            return "E" if word[-1] == "s" else "J"
        return "'"
    if first == "\n":
        return "¶"
    if first in ",/&.":
        return first
    if first in ";:!?":
        return "."
    return "X"
