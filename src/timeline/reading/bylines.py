"""The lines between a title and its article: who wrote it and when it was published."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from timeline.errors import DateError
from timeline.reading.days import day_named
from timeline.reading.furniture import kind_of

Role = Literal[
    "prose", "line", "name", "date", "head", "part", "ago", "chrome", "caption",
    "fold", "comments", "list", "credit", "footer",
]  # fmt: skip

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )"
DAY: Final = re.compile(
    rf"\b{_WEEKDAY}?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:1[5-9]|20)\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:1[5-9]|20)\d\d"
    r"|(?:1[5-9]|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?=\b|T)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?:\bat )?\b\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?-i:[A-Z]{2,5})\b)?(?:[+-]\d\d:?\d\d|Z)?"
    r"|\b\d{1,2} ?[ap]\.?m\.?(?!\w)|T\d\d:\d\d\S*",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\b(?:first |date |article |story )?"
    r"(?:published|posted|publication date|release date|created|date|dated|filed)"
    r"(?: (?:on|at|date))?\b ?:?",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:last |also )?(?:updated|modified|edited|revised)(?: (?:on|at))?\b ?:?", re.IGNORECASE
)
_REST: Final = re.compile(r"[\s,;:|·•–—/()\[\]-]+")

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
    rf"|between|after|before|{_MONTH[3:-4]}|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
)
_ENDED: Final = re.compile(r"[.!?…:;][\"'”’“»)\]]*$")
_PERIOD: Final = re.compile(r"[.…:;][\"'”’“»)\]]*$")


def role_of(block: str) -> Role:
    """What part a paragraph of a page plays, by its looks alone."""
    if len(block) <= 160 and (stamp := _stamp_role(block)):
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
    for found in DAY.finditer(block):
        try:
            day = day_named(found[0])
        except DateError:
            continue
        before = block[: found.start()]
        return day, _CHANGED.search(before) is not None and _LABEL.search(before) is None
    return None, False


def _stamp_role(block: str) -> Role | None:
    """``head`` for a by-line or a labelled day, ``date`` for a day alone, ``None`` for anything else."""
    if _BY.fullmatch(block) and not _NO_NAME.search(re.split(r" ", block, maxsplit=1)[1].split(" ")[0]):
        return "head"
    bare, days = DAY.subn(" ", block)
    if not days:
        return None
    bare = _CLOCK.sub(" ", bare)
    bare, labels = _LABEL.subn(" ", bare)
    bare = _CHANGED.sub(" ", bare)
    bare = _REST.sub(" ", bare).strip()
    if not bare or bare.lower() in {"on", "by", "at"}:
        return "head" if labels else "date"
    if _BY.fullmatch(bare) or (labels and is_name(bare)) or kind_of(bare) in {"chrome", "ago"}:
        return "head"
    return "date" if is_name(bare) and len(bare) <= 40 and len(block) <= 70 else None
