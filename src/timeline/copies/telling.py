"""What a copy tells is what its original tells.

The same words read against another day of publication give another date ("on Friday"), so a sentence that a
copy shares with its original keeps the date that the original gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.records import Mention

_Clause = tuple[str, int, int]


def agreed(mentions: Iterable[Mention], copies: Mapping[str, str]) -> Iterator[Mention]:
    """The mentions, those of copies marked as such and read as in the original.

    Args:
        copies: For documents that are copies what they are copies of; an original names itself.
    """
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if origin := copies.get(mention.document):
            groups[origin].append(mention)
        else:
            yield mention
    for origin in sorted(groups):
        told: dict[_Clause, Mention] = {}
        groups[origin].sort(key=lambda m: (m.document != origin, m.document, m.start, m.id))
        for mention in groups[origin]:
            first = told.setdefault(_clause(mention), mention)
            yield replace(
                mention if first.document == mention.document else first,
                id=mention.id,
                document=mention.document,
                start=mention.start,
                end=mention.end,
                sentence=mention.sentence,
                sentence_start=mention.sentence_start,
                copy_of=origin,
            )


def _clause(mention: Mention) -> _Clause:
    """A clause whatever document it stands in."""
    at = mention.sentence_start
    return mention.sentence, mention.start - at, mention.end - at
