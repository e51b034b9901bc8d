"""The lines between a title and its article: who wrote it and when it was published."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from timeline.reading.furniture import kind_of
from timeline.reading.stamps import stamp_of

Role = Literal[
    "prose", "line", "name", "date", "head", "part", "ago", "chrome", "box", "caption",
    "fold", "comments", "list", "credit", "footer",
]  # fmt: skip

_EDGES: Final = re.compile(r"^[\s|·•/–—]+|[\s|·•/–—,-]+$")
_MONTHS: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PARTICLE: Final = r"(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|y|e|ter|ten)"
_WORD: Final = r"(?:[^\W\d_a-z][\w’'-]*\.?|[a-z]['’][A-Z]\w+)"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{0,5}}"
_NAME_LINE: Final = re.compile(
    rf"{_WORD}(?: {_PARTICLE})*(?: {_WORD}| {_PARTICLE}){{1,4}}(?:(?:,| and| &) {_NAME}){{0,3}}"
)
_BY: Final = re.compile(
    rf"(?:(?i:written |posted |story |text |analysis |article )?(?i:by):?) {_NAME}"
    rf"(?:(?:,| and|, and| &| in| for| of|,? at| \||/) (?:the )?{_NAME}){{0,5}}"
)
_NO_NAME: Final = re.compile(
    rf"\b(?i:the|a|an|and|of|in|on|to|for|with|by|from|at|as|is|are|was|will|not|how|why|what|when|who|its?|their|against"
    rf"|between|after|before|{_MONTHS}|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
)
_UNCASED: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7af·\s]{1,20}")
"""A name in a script without capitals, or the agency that it works for."""
_ENDED: Final = re.compile(r"[.!?…:;][\"'”’“»)\]]*$")
_PERIOD: Final = re.compile(r"[.…:;][\"'”’“»)\]]*$")


def role_of(block: str) -> Role:
    """What part a paragraph of a page plays, by its looks alone."""
    if len(block) <= 160 and (stamp := _stamp_role(_EDGES.sub("", block) or block)):
        return stamp
    kind = kind_of(block)
    if kind:
        return kind  # type: ignore[return-value]
    if is_prose(block):
        return "prose"
    return "name" if is_name(block) else "line"


def is_prose(block: str) -> bool:
    """Whether it reads like running text and not like a title, a name or a button."""
    if len(block) > 220:
        return True
    words = block.count(" ") + 1
    if words < 3 or not _ENDED.search(block):
        return False
    return bool(_PERIOD.search(block)) or len(block) > 120


def is_title(block: str) -> bool:
    """Whether it could be the title of an article."""
    listed = block[:2] in {"- ", "* ", "• "}
    return len(block) <= 220 and not listed and not (len(block) > 60 and block.endswith("."))


def is_name(block: str) -> bool:
    """Whether it reads like one or more people's names."""
    return len(block) <= 80 and not _NO_NAME.search(block) and _NAME_LINE.fullmatch(block) is not None


def published_on(block: str) -> tuple[date | None, bool]:
    """The day a by-line names, and whether it is only the day of a later change."""
    stamp = stamp_of(block)
    return (stamp.day, stamp.changed) if stamp else (None, False)


def _stamp_role(block: str) -> Role | None:
    """``head`` for a by-line or a labelled day, ``date`` for a day alone, ``None`` for anything else."""
    if _BY.fullmatch(block) and not _NO_NAME.search(re.split(r" ", block, maxsplit=1)[1].split(" ")[0]):
        return "head"
    stamp = stamp_of(block)
    if stamp is None:
        return None
    if not stamp.rest:
        return "head" if stamp.labelled or stamp.author else "date"
    named = is_name(stamp.rest) or _UNCASED.fullmatch(stamp.rest) is not None
    by_line = f"By {stamp.rest}"
    if stamp.author and (named or _BY.fullmatch(by_line) or kind_of(by_line) == "head"):
        return "head"
    if stamp.labelled and (named or kind_of(stamp.rest) in {"chrome", "ago", "head"}):
        return "head"
    return "date" if named and len(stamp.rest) <= 40 and len(block) <= 70 else None
