"""Where a word stands among its neighbours: as a verb or a noun, in the passive, in a circumstance.

Without a parser this is read from the few words before and after; everything looks at a bounded window, so
that
the whole stays linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

MODALS = frozenset("will would can could may might must shall should 'll wo ca cannot".split())
HAVE = frozenset(["has", "have", "had", "having", "'ve"])
BE = frozenset("be is are was were been being am 's 're gets got get".split())
DO = frozenset(["do", "does", "did"])
NEGATIONS = frozenset(["not", "n't", "never", "n’t", "hardly"])
AUXILIARIES = MODALS | HAVE | BE | DO | NEGATIONS
ADVERBS = frozenset(
    "also then later soon now still already again once just ever even only first recently officially "
    "formally jointly both all yet instead reportedly so far immediately today yesterday".split()
)
NOT_ADVERBS = frozenset({"ally", "rally", "italy", "likely", "unlikely", "family", "july"})
DETERMINERS = frozenset(
    "the a an this that these those his her its their our your my some any no another each every several "
    "such many few more most two three four five six seven eight nine ten".split()
)
NOUN_BEFORE = frozenset(
    "of for in on by with against under during amid after before despite following over".split()
)
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
ADJECTIVES = frozenset(
    "joint new first second third last next latest recent major minor air missile drone rocket peace "
    "military naval nuclear foreign armed deadly heavy fresh fierce full main key secret direct further "
    "cross-border possible planned joint bilateral high-level mass street ground cyber".split()
)
ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "ary", "ful", "ish", "ese", "less")
CIRCUMSTANCES = frozenset(
    "after before during amid despite following over about since until ahead because due like without "
    "against through throughout upon regarding concerning besides including alleging by".split()
)
DEMANDS = frozenset(
    "demand demanded demands demanding insisted insists proposed proposes suggested suggests recommended "
    "recommends asked asks requested requests ordered urged urges".split()
)
WINDOW_STOPS = frozenset(
    "; : who which that whose while when after before because although until unless since if where said "
    "says whether though amid despite".split()
)
PLURAL_SUBJECTS = frozenset("people police men women they we you i both military media".split())
CONTENT_ENDINGS = ("ed", "ing")


@dataclass(frozen=True, slots=True)
class WordPosition:
    """The words of a text in lower case, with what is needed to tell how one of them is used."""

    doc: Doc
    words: list[str]
    nouns: frozenset[str]
    adjectives: frozenset[int]
    actors: frozenset[int]

    @classmethod
    def of(cls, doc: Doc, nouns: frozenset[str]) -> WordPosition:
        """The positions of a doc; ``nouns`` are the words that may be nouns as well as verbs."""
        adjectives: set[int] = set()
        actors: set[int] = set()
        for span in doc.spans.get("actors", ()):
            actors.update(range(span.start, span.end))
            if span._.actor is not None and span._.actor.kind in ("adjective", "demonym"):
                adjectives.add(span.end - 1)
        # "Theresa May blamed": a name is no auxiliary, so it keeps its capital
        words = [t.text if t.i in actors and t.lower_ in AUXILIARIES else t.lower_ for t in doc]
        return cls(doc, words, nouns, frozenset(adjectives), frozenset(actors))

    def word(self, i: int) -> str:
        """A word, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def opens_sentence(self, i: int) -> bool:
        """Whether a sentence begins here."""
        return i <= 0 or bool(self.doc[i].is_sent_start)

    def is_adverb(self, i: int) -> bool:
        """ "formally", "also": what may stand between an auxiliary and its verb."""
        word = self.word(i)
        return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)

    def back(self, i: int) -> int:
        """The nearest word before that is no adverb; the sentence's edge gives -1."""
        for _ in range(3):
            if self.opens_sentence(i):
                return -1
            i -= 1
            if not self.is_adverb(i):
                return i
        return i

    def group(self, i: int) -> list[str]:
        """The auxiliaries, negations and "to" that lead to a verb, in order of text."""
        found: list[str] = []
        for _ in range(7):
            if self.opens_sentence(i):
                break
            i -= 1
            word = self.words[i]
            if word in AUXILIARIES or word == "to":
                found.append(word)
            elif not self.is_adverb(i):
                break
        return found[::-1]

    def is_passive(self, i: int) -> bool:
        """Whether a form of "be" leads to the verb: "was signed", "have been expelled"."""
        return any(word in BE for word in self.group(i))

    def after(self, end: int, size: int) -> list[str]:
        """The words after, up to where a clause or the sentence ends."""
        found: list[str] = []
        for i in range(end, min(len(self.words), end + size)):
            word = self.words[i]
            if self.opens_sentence(i) or word in WINDOW_STOPS:
                break
            if word in ("and", "but") and self.word(i + 1).endswith("ed"):
                break
            found.append(word)
        return found

    def before(self, start: int, size: int) -> list[str]:
        """The words before, back to where the clause or the sentence begins."""
        found: list[str] = []
        i = start
        for _ in range(size):
            if self.opens_sentence(i):
                break
            i -= 1
            if self.words[i] in WINDOW_STOPS:
                break
            found.append(self.words[i])
        return found[::-1]

    def is_nominal(self, i: int) -> bool:
        """Whether the word stands where a noun does: after a determiner, a preposition or a name's 's."""
        previous = self.back(i)
        if previous < 0:
            return False
        word = self.words[previous]
        if word in DETERMINERS or word in NOUN_BEFORE or word in POSSESSIVES:
            return not (word in ("that", "no", "both", "all") and self.words[i] not in self.nouns)
        if previous != i - 1:
            return False
        if self.words[i] not in self.nouns:
            return False
        if previous in self.adjectives and not word.endswith("s"):
            return True
        if word.endswith("ing") and self.words[i].endswith("s"):
            return True
        return word in ADJECTIVES or (word.endswith(ADJECTIVE_ENDINGS) and previous not in self.actors)

    def is_verbal(self, i: int) -> bool:
        """Whether a base form is a verb: after "to", an auxiliary, or a subject in the plural."""
        previous = self.back(i)
        if previous < 0:
            return False
        word = self.words[previous]
        if word == "to" or word in MODALS or word in DO or word in NEGATIONS or word in PLURAL_SUBJECTS:
            return True
        if word in ("let", "help", "and", "or") and previous == i - 1:
            # "to meet and discuss"
            return word in ("let", "help") or (
                previous > 0 and self.words[i] not in self.nouns and self._verb_pair(previous)
            )
        if (
            word.endswith("s")
            and word not in DETERMINERS
            and word not in POSSESSIVES
            and not word.endswith("ss")
        ):
            return True
        if self._subjunctive(i):
            return True
        return previous in self.actors and self.words[i] not in self.nouns and self._plural_names(previous)

    def _subjunctive(self, i: int) -> bool:
        """ "demanded that Russia withdraw"."""
        near = self.words[max(0, i - 8) : i]
        return any(a in DEMANDS and b == "that" for a, b in pairwise(near))

    def _verb_pair(self, i: int) -> bool:
        """Whether "to" or a modal stands a few words before a conjunction."""
        near = self.words[max(0, i - 6) : i]
        return "to" in near or not MODALS.isdisjoint(near)

    def _plural_names(self, i: int) -> bool:
        """ "Putin and Kim", "Russia, Ukraine": names joined just before."""
        return any(word in ("and", ",") for word in self.words[max(0, i - 3) : i])

    def may_be_noun(self, i: int) -> bool:
        """Whether nothing in its spelling says that it is none: "March", "anti-war"."""
        return self.doc[i].text != "March" and not (self.word(i - 1) == "-" and self.word(i - 2) == "anti")

    def may_be_verb(self, i: int) -> bool:
        """Whether nothing in its spelling says that it is none: "May", "Iran-backed"."""
        if self.doc[i].text in ("March", "May") and not self.opens_sentence(i):
            return False
        hyphened = i > 0 and self.words[i - 1] == "-" and not self.doc[i - 1].whitespace_
        return not (hyphened and not self.doc[i - 2].whitespace_)

    def allows(self, i: int, end: int, form: str) -> bool:
        """Whether the words around allow this form."""
        if form == "noun":
            return self.may_be_noun(i) and (self.is_nominal(i) or not self.is_verbal(i))
        if not self.may_be_verb(i):
            return False
        if form in ("past", "participle"):
            return not self._attributive(i, end) and not (form == "past" and self._after_modal(i))
        nominal = self.is_nominal(i)
        if form == "base":
            return not nominal and self.is_verbal(i)
        if form == "gerund" and nominal:
            # "of attacking", "for violating" are verbs when an object follows
            return self.words[i - 1] in NOUN_BEFORE and self.word(end) not in (
                "of",
                "on",
                "in",
                ",",
                ".",
                "and",
                "by",
            )
        return not nominal

    def _after_modal(self, i: int) -> bool:
        group = self.group(i)
        return bool(group) and (group[-1] in MODALS or group[-1] == "to" or group[-1] in DO)

    def _attributive(self, i: int, end: int) -> bool:
        """ "the captured president", "Imprisoned leaders": a participle before its noun."""
        following = self.word(end)
        if following in (
            "by",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "with",
            "that",
            "the",
            "a",
            "an",
            ",",
            ".",
        ):
            return False
        previous = self.back(i)
        if previous < 0:
            return True
        word = self.words[previous]
        if word in ("that", "no", "both", "all", "each", "many", "few", "several", "some", "any"):
            return False
        if word in DETERMINERS or word in POSSESSIVES:
            return True
        return word in NOUN_BEFORE and previous == i - 1 and word not in ("after", "before")

    def is_circumstance(self, i: int) -> bool:
        """Whether a noun only says when, why or about what: "after the talks", "over its invasion of ..."."""
        for j in range(i - 1, max(-1, i - 6), -1):
            word = self.words[j]
            if word in CIRCUMSTANCES:
                return True
            if word in ("to", "for", "of", "in", "on", "with", "from"):
                return word not in ("to",)
            if word.endswith("ing") and j < i - 1:
                return True
            if (
                word in AUXILIARIES
                or word in (",", ";")
                or word.endswith(CONTENT_ENDINGS)
                or self.opens_sentence(j)
            ):
                return False
        return False
