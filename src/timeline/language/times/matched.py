"""A stretch of tokens that a grammar rule matched: what the hits of every language's grammar are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

TokensT = TypeVar("TokensT")
ContextT = TypeVar("ContextT")


@dataclass(slots=True)
class Matched(Generic[TokensT, ContextT]):
    """A rule's match, one character a token, and the state it is read in."""

    match: re.Match[str]
    tokens: TokensT
    context: ContextT

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def last(self) -> int:
        return self.match.end()
