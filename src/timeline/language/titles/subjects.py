"""The subject of a verb group by word order: the noun phrase before it, or what a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.language.actors import Actor
from timeline.language.roles import Roles
from timeline.language.titles.scene import Scene, actors_between, full_name, rendered, scene_between, trimmed
from timeline.language.titles.verbs import VerbGroup, is_adverb, lexicon
from timeline.language.titles.words import (
    CLAUSAL,
    COORDINATORS,
    COURTESY,
    DETERMINERS,
    HARD_STOPS,
    OPENING_TRASH,
    PLURAL_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVES,
    SEPARATORS,
    SINGULAR_ENDS,
    SINGULAR_S,
    SPEECH,
    STRICT_PASTS,
    SUBORDINATORS,
    TEMPORAL,
)
from timeline.reference import actor_name

LONGEST_SUBJECT = 50
LOOK_BACK = 120
"""How many tokens before its sentence the person behind "he" may be named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as shown; ``tokens`` is empty when it was taken from elsewhere.

    Attributes:
        existential: "there was ...": what follows is the real subject.
        person: Whether it names one person, so that "his" and "her" are clear.
    """

    text: str
    plural: bool = False
    tokens: tuple[int, ...] = ()
    existential: bool = False
    person: bool = False


def subject_of(view: Scene, group: VerbGroup, found: Roles, depth: int = 0) -> Subject:
    """The subject of a verb group; its text is empty when none can be told."""
    if not group.finite:
        loose = view.word(group.start - 1) == ","
        end = group.start - 1 if loose else group.start
        if loose and any(g.finite and g.end <= group.start for g in view.groups):
            # "They worked there, helped by the minister": it cannot be told who was helped
            return Subject("")
        return as_written(view, _nearest(view, noun_phrase_before(view, end)), found)
    floor, opener = _floor(view, group)
    last = group.start - 1
    while last >= floor and (
        is_adverb(view.word(last))
        or (view.word(last) in ("last", "having") and last + 1 == group.start)
        or last in view.dated
        or view.doc[last].is_space
    ):
        last -= 1
    previous = _previous(view, group)
    closing = view.word(last) if last >= floor else ""
    shares = closing in COORDINATORS or (closing == "," and previous is not None and previous.end >= floor)
    if shares and closing == "," and _aside(view, floor, last):
        shares = False
    if shares and closing == "," and previous is not None:
        relative = _relative(view, previous)
        if relative:
            return as_written(view, _antecedent(view, relative), found, depth)
    if previous is not None and floor == previous.end and not shares:
        relative = _relative(view, previous)
        if relative and not any(view.word(i) in COORDINATORS | {","} for i in range(floor, last + 1)):
            # "Three men who had lowered the flag handed over a new one"
            return as_written(view, noun_phrase_before(view, relative), found, depth)
    if (
        last < floor
        and previous is not None
        and previous.end == floor
        and not shares
        and (previous.base in SPEECH or view.word(floor - 1) in ("say", "says", "believe", "think"))
    ):
        # "the rebels, whom Paris says are paid by others": what is said is said of the rebels
        relative = _relative(view, previous)
        if relative:
            return as_written(view, _antecedent(view, relative), found, depth)
    if last < floor and opener in RELATIVES - {"that"}:
        return as_written(view, _antecedent(view, floor - 1), found)
    if last < floor and opener == "that":
        return as_written(view, noun_phrase_before(view, floor - 1), found)
    if (shares or (last < floor and opener not in SUBORDINATORS)) and previous and depth < 7:
        return subject_of(view, previous, found, depth + 1)
    tokens = _main_phrase(view, range(floor, last + 1), previous is not None and floor == previous.end)
    tokens = tokens[_second_name(view, tokens) :]
    if opener in ("after", "before", "since"):
        # "A week after the speech Beijing recalled ...": the phrase of the date ends where a name begins
        late = next(
            (
                n
                for n, i in enumerate(tokens)
                if n > 1
                and (i in view.actors or view.word(i) in ("the", "a", "an"))
                and _plain_noun(view, tokens[n - 1])
                and view.word(tokens[n - 1]) not in PREPOSITIONS | COORDINATORS
            ),
            0,
        )
        tokens = tokens[late:]
    return as_written(view, tokens, found, depth)


def _nearest(view: Scene, tokens: list[int]) -> list[int]:
    """What a participle right behind belongs to: in "the failure of the summit held in Oslo", the summit."""
    places = [n for n, i in enumerate(tokens) if view.word(i) == "of" and view.word(i + 1) in DETERMINERS]
    return tokens[places[-1] + 1 :] if places else tokens


def _second_name(view: Scene, tokens: Sequence[int]) -> int:
    """Where the subject begins when an opening that no comma closes ends in a name.

    "After the end of the Cold War Brussels opened": two names, or a name and an office, stand side by side.
    """
    opened = bool(tokens) and tokens[0] > view.begin
    opened = opened and any(
        view.word(tokens[0] - k) in PREPOSITIONS for k in (1, 2) if tokens[0] - k >= view.begin
    )
    opened = opened or (bool(tokens) and view.word(tokens[0]) in PREPOSITIONS)
    if not opened:
        return 0
    for n in range(1, len(tokens)):
        i = tokens[n]
        if tokens[n - 1] + 1 != i or not view.doc[i].text[:1].isupper():
            continue
        before = view.doc[tokens[n - 1]].text
        own = view.actors.get(i)
        named = before[:1].isupper() and view.actor_at(i - 1) is not own and view.word(i - 1) not in OFFICES
        adjective = (prior := view.actor_at(i - 1)) is not None and prior.kind in ("adjective", "demonym")
        if named and not adjective and (own is not None or view.word(i) in OFFICES):
            return n
    return 0


OFFICES = frozenset(
    "president prime foreign defence defense chancellor king queen secretary minister general premier "
    "ambassador vice deputy emperor sultan crown prince pope chairman".split()
)


def _plain_noun(view: Scene, i: int) -> bool:
    word = view.doc[i].text
    return (
        word.islower()
        and word.isalpha()
        and not word.endswith(("ern", "al", "er", "ing", "ed"))
        and word not in ("of", "and")
    )


def _relative(view: Scene, group: VerbGroup) -> int:
    """The "which" or "who" that opens a verb's clause; 0 if none does."""
    for i in range(group.start - 1, max(view.begin, group.start - 14), -1):
        if view.word(i) in (RELATIVES - {"that"}) | {"where", "when"}:
            return i
        if view.word(i) == "that" and points_back(view, i):
            return i
        here = view.group_at(i)
        if (here and here.finite) or view.word(i) in SUBORDINATORS | HARD_STOPS:
            return 0
    return 0


def points_back(view: Scene, that: int) -> bool:
    """Whether "that" stands for the noun before it: "the ban that London had placed"."""
    last = that - 1
    if last < view.begin or last in view.dated or not view.word(last).isalpha() or view.group_at(last):
        return False
    verb = next((g for g in reversed(view.groups) if g.end <= that), None)
    return verb is None or verb.base not in SPEECH | CLAUSAL | {
        "tell",
        "inform",
        "assure",
        "persuade",
        "remind",
    }


def _previous(view: Scene, group: VerbGroup) -> VerbGroup | None:
    return next((g for g in reversed(view.groups) if g.finite and g.end <= group.start), None)


def _floor(view: Scene, group: VerbGroup) -> tuple[int, str]:
    """Where the subject's clause can begin, and the word that opens it."""
    for i in range(group.start - 1, view.begin - 1, -1):
        word = view.word(i)
        if (word in HARD_STOPS and word not in ("(", ")", "-", ".")) or view.doc[i].text in "„“":
            return i + 1, ""
        if word in SUBORDINATORS or (
            word in TEMPORAL - {"than", "for"} and i not in view.dated and word != "like"
        ):
            if word in TEMPORAL and any(view.word(k) == "," for k in range(i, group.start)):
                # "After the talks in Paris, Russia ...": the comma closes the opening
                continue
            return i + 1, word
        here = view.group_at(i)
        if here and here.finite:
            return here.end, ""
    return view.begin, ""


def _aside(view: Scene, floor: int, last: int) -> bool:
    """Whether the comma before the verb closes an aside that another comma opened."""
    return any(view.word(i) == "," for i in range(floor, last))


def clause_opener(view: Scene, group: VerbGroup) -> str:
    """The word that opens a verb's clause, if it is a subordinate one."""
    return _floor(view, group)[1]


def _antecedent(view: Scene, relative: int) -> list[int]:
    """The noun phrase that "which" or "who" points back to."""
    if not any(g.finite and g.start < relative for g in view.groups):
        whole = _main_phrase(view, range(view.begin, relative - 1), False)
        if whole and view.word(relative - 1) == ",":
            return whole
    last = relative - 1
    while last >= view.begin and (view.word(last) == "," or last in view.dated):
        last -= 1
    return noun_phrase_before(view, last + 1)


def noun_phrase_before(view: Scene, end: int) -> list[int]:
    """The words up to a token that make one noun phrase, "of" and "for the" included."""
    kept: list[int] = []
    for i in range(end - 1, max(view.begin, end - 14) - 1, -1):
        word = view.word(i)
        if i in view.dated:
            continue
        if word in SEPARATORS or word in SUBORDINATORS or word in TEMPORAL or view.group_at(i):
            break
        if (word in PREPOSITIONS and word != "of") or word in COORDINATORS or is_adverb(word):
            break
        kept.insert(0, i)
    return kept


def _main_phrase(view: Scene, region: range, after_verb: bool) -> list[int]:
    """The subject within the words before a verb, without openings, asides and an earlier verb's object."""
    segments: list[list[int]] = [[]]
    depth = 0
    for i in region:
        word = view.word(i)
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif word == ",":
            segments.append([])
        else:
            segments[-1].append(i)
    closed = bool(region) and view.word(region[-1]) == ","
    if closed:
        segments.pop()
    if after_verb:
        segments[0] = _after_coordinator(view, segments[0]) if len(segments) == 1 else segments[0]
        if len(segments) > 1:
            # what stands before the first comma is the earlier verb's object
            segments = segments[1:]
    cleaned = [kept for kept in (_cleaned(view, segment) for segment in segments) if kept]
    if not cleaned:
        return []
    joint = [n for n, s in enumerate(segments) if any(view.word(i) == "and" for i in s)]
    if closed and joint and joint[0] and all(len(s) < 13 and not _opening(view, s) for s in cleaned):
        kept = [s for s in (_cleaned(view, s) for s in segments[: joint[0] + 1]) if s]
        return list(range(kept[0][0], kept[-1][-1] + 1))
    if (
        closed
        and joint == [0]
        and len(cleaned) == 2
        and len(cleaned[0]) < 13
        and not _opening(view, cleaned[0])
    ):
        return cleaned[0]
    if closed:
        first = next((s for s in cleaned if not _opening(view, s)), [])
        named = [s for s in cleaned[1:] if _is_name(view, s)]
        if named and first is cleaned[0] and not _is_name(view, first):
            return named[0]
        return first
    last = cleaned[-1]
    listed = [last]
    opens_clause = after_verb and bool(segments[-1]) and view.word(segments[-1][0]) in COORDINATORS
    if not opens_clause and any(view.word(i) in ("and", "or") for i in segments[-1]):
        for whole in reversed(segments[:-1]):
            segment = _cleaned(view, whole)
            if not segment or _opening(view, segment) or len(segment) > 7 or is_adverb(view.word(segment[0])):
                break
            listed.insert(0, segment)
        if len(listed) > 1:
            return list(range(listed[0][0], last[-1] + 1))
    return last if not _opening(view, last) else []


def _after_coordinator(view: Scene, segment: list[int]) -> list[int]:
    """What follows the last "and" of the words between two verbs; all of them when there is none."""
    places = [n for n, i in enumerate(segment) if view.word(i) in COORDINATORS and n]
    return segment[places[-1] + 1 :] if places else segment


def _opening(view: Scene, tokens: Sequence[int]) -> bool:
    return view.word(tokens[0]) in PREPOSITIONS - {"like"} or view.word(tokens[0]) in TEMPORAL


def _is_name(view: Scene, tokens: Sequence[int]) -> bool:
    return len(tokens) < 5 and all(
        view.doc[i].text[:1].isupper() or view.word(i) in ("-", ".") for i in tokens
    )


def _cleaned(view: Scene, segment: Sequence[int]) -> list[int]:
    """Without dates, "however", "minutes later" and an opening such as "In Beijing" that no comma closes."""
    kept = trimmed(view, segment)
    for n, i in enumerate(kept[:5]):
        if view.word(i) in ("later", "earlier", "ago", "afterwards", "afterward"):
            kept = kept[n + 1 :]
            break
    while kept:
        word = view.word(kept[0])
        if is_adverb(word) and len(kept) > 1 and view.doc[kept[1]].like_num:
            break
        if word in ("more", "less", "fewer") and len(kept) > 1 and view.word(kept[1]) == "than":
            break
        if (
            word in OPENING_TRASH
            or word in COORDINATORS
            or (is_adverb(word) and word != "both")
            or word in QUOTES
            or word in ("-", "'s", "’s", "not", "–")
        ):
            kept = kept[1:]
        elif word in PREPOSITIONS and len(kept) > 2 and view.word(kept[1]) in TIMES_OF_DAY:
            kept = kept[2:]
        elif word in PREPOSITIONS and not _reaches(view, kept):
            return kept
        elif word in PREPOSITIONS:
            kept = kept[_reaches(view, kept) :]
        else:
            break
    return kept


TIMES_OF_DAY = frozenset(
    "evening morning noon dawn dusk night nightfall midnight midday daybreak sunset then".split()
)


def _reaches(view: Scene, tokens: Sequence[int]) -> int:
    """Where a subject begins after an opening preposition phrase without comma; 0 if nowhere."""
    for n in range(2, len(tokens)):
        i, before = tokens[n], view.word(tokens[n - 1])
        starts = view.word(i) in DETERMINERS | COURTESY | {"he", "she", "they", "it", "there", "president"}
        starts = starts or (
            i in view.actors
            and view.actor_at(i - 1) is not None
            and view.actor_at(i - 1) is not view.actors[i]
        )
        starts = starts or (
            view.word(i) in OFFICES
            and view.doc[i].text[:1].isupper()
            and view.doc[tokens[n - 1]].text[:1].isupper()
            and before not in OFFICES
            and getattr(view.actor_at(i - 1), "kind", "") not in ("adjective", "demonym")
        )
        if starts and before not in DETERMINERS | PREPOSITIONS | POSSESSIVES | COORDINATORS | {
            "-",
            "'s",
            "’s",
        }:
            return n
    return 0


def as_written(view: Scene, tokens: Sequence[int], found: Roles, depth: int = 0) -> Subject:
    """A noun phrase as it is shown; pronouns are replaced by whom they stand for."""
    kept = _cleaned(view, tokens)
    if len(kept) > 2 and view.word(kept[0]) in ("he", "she") and view.word(kept[1]) == "and":
        first = resolved(view, view.word(kept[0]), kept[0], found, depth)
        second = as_written(view, kept[2:], found, depth + 1)
        return (
            Subject(f"{first.text} and {second.text}", True)
            if first.text and second.text and first.text not in second.text
            else Subject("")
        )
    if kept and view.word(kept[0]) == "there":
        return Subject("", existential=True)
    if (
        kept
        and (len(kept) == 1 or view.word(kept[0]) in ("he", "she", "it", "they"))
        and view.word(kept[0]) in PRONOUNS
    ):
        return resolved(view, view.word(kept[0]), kept[0], found, depth)
    if kept and view.word(kept[0]) in ("something", "anything", "what", "those", "one") and len(kept) > 2:
        return Subject("")
    if len(kept) > 2 and view.word(kept[0]) == "all" and view.word(kept[1]) in ("of", "that", "those", "who"):
        return Subject("")
    while kept and view.word(kept[0]) in ARTICLES:
        kept = kept[1:]
    while kept and (
        view.word(kept[-1]) in PREPOSITIONS | DETERMINERS | COORDINATORS | SEPARATORS
        or is_adverb(view.word(kept[-1]))
    ):
        kept.pop()
    if (
        not kept
        or view.word(kept[0]) in PREPOSITIONS | RELATIVES
        or (view.word(kept[-1]) in PRONOUNS and view.doc[kept[-1]].text.islower())
    ):
        return Subject("")
    swaps: dict[int, str] = {}
    if view.word(kept[0]) in POSSESSIVES:
        owner = resolved(view, view.word(kept[0]), kept[0], found)
        if owner.text:
            swaps[kept[0]] = (
                f"{owner.text}’" if owner.text.endswith("s") and owner.plural else f"{owner.text}’s"
            )
            if "'" in view.doc[view.begin : view.end].text:
                swaps[kept[0]] = swaps[kept[0]].replace("’", "'")
        else:
            kept = kept[1:]
    if not kept:
        return Subject("")
    text = rendered(view, kept, swaps)
    if len(text) > LONGEST_SUBJECT:
        shorter = _shortened(view, kept)
        text = rendered(view, shorter, swaps)
        codes = list(dict.fromkeys(a.code for a in view.actors.values() if kept[0] <= a.start <= kept[-1]))
        if len(text) > LONGEST_SUBJECT and codes:
            listed = any(view.word(i) in ("and", ",") for i in kept)
            # a list of which only one is known is not that one
            return Subject("" if listed and len(codes) < 2 else joined(codes[:3]), len(codes) > 1)
        kept = shorter
    kept = _without_margins(view, kept)
    text = rendered(view, kept, swaps) if kept[0] not in swaps else text
    if _verbal(view, kept):
        return Subject("")
    actor = view.actor_at(kept[-1])
    person = (actor is not None and actor.person is not None) or (_is_name(view, kept) and actor is None)
    person = person or any(view.word(i) in OFFICE_WORDS for i in kept)
    return Subject(text, is_plural(view, kept), tuple(kept), person=person)


def _without_margins(view: Scene, tokens: list[int]) -> list[int]:
    """ "the sidelines of the summit" is the summit."""
    if len(tokens) < 3 or view.word(tokens[0]) not in MARGINS or view.word(tokens[1]) != "of":
        return tokens
    rest = tokens[2:]
    while len(rest) > 1 and view.word(rest[0]) in DETERMINERS:
        rest = rest[1:]
    return rest


MARGINS = frozenset("margins sidelines fringes margin eve sideline occasion".split())


def _verbal(view: Scene, tokens: Sequence[int]) -> bool:
    """Whether a phrase holds a verb, or is nothing but a participle: no subject."""
    if view.word(tokens[0]) in ("have", "having", "to"):
        return True
    if len(tokens) == 1 and view.actor_at(tokens[0]) is None:
        word = view.word(tokens[0])
        named = view.word(tokens[0] - 1) in DETERMINERS
        if (word in lexicon().gerunds and not named) or (
            word in lexicon().participles and word not in STRICT_PASTS
        ):
            return True
    return any(
        view.word(i) in FINITE or ((here := view.group_at(i)) is not None and here.finite) for i in tokens
    )


FINITE = frozenset("is are was were has had does did say says said began".split())

ARTICLES = frozenset("the a an this that these those".split())
OFFICE_WORDS = frozenset(
    "leader president minister premier chancellor king queen emir sultan spokesman spokeswoman envoy "
    "ambassador secretary general commander prosecutor captain pilot soldier chief dictator crown "
    "prince pope man woman".split()
)


def _shortened(view: Scene, tokens: Sequence[int]) -> list[int]:
    """The words before the second preposition."""
    seen = 0
    for n, i in enumerate(tokens):
        if n and view.word(i) in PREPOSITIONS:
            seen += 1
            if seen == 2 or (seen == 1 and view.word(i) != "of"):
                return list(tokens[:n])
    return list(tokens)


def is_plural(view: Scene, tokens: Sequence[int]) -> bool:
    """Whether a noun phrase takes a plural verb."""
    head: list[int] = []
    for i in tokens:
        if head and view.word(i) in PREPOSITIONS - {"than"} | {"(", "who", "which"}:
            break
        head.append(i)
    words = [view.word(i) for i in head]
    if "and" in words:
        n = words.index("and")
        # "the Russian and American leader" is rare; "Bosnia and Herzegovina" is one actor
        actor = view.actor_at(head[n])
        if actor is None:
            return True
    last = view.doc[head[-1]]
    word = last.lower_
    if word in PLURAL_NOUNS:
        return True
    actor = view.actor_at(head[-1])
    if actor is not None and actor.kind == "demonym":
        return word.endswith(("s", "ese", "sh", "ch"))
    if word == "aircraft":
        return view.word(tokens[0] - 1) not in ("a", "an", "one")
    if last.text[:1].isupper() and not ((last.is_sent_start or last.i == view.begin) and actor is None):
        return actor is None and word.endswith(
            ("ans", "kurds", "serbs", "croats", "forces", "troops", "talks")
        )
    if words[0] in ("most", "some") and not word.endswith("s"):
        return False
    if words[0] in (
        "all",
        "both",
        "many",
        "several",
        "two",
        "three",
        "four",
        "five",
        "most",
        "some",
        "dozens",
        "hundreds",
        "thousands",
    ):
        return True
    return (
        word.endswith("s") and not word.endswith(SINGULAR_ENDS) and word not in SINGULAR_S and len(word) > 3
    )


def resolved(view: Scene, pronoun: str, at: int, found: Roles, depth: int = 0) -> Subject:
    """Whom "he", "it" or "his" stands for: a person named before, or a country among the event's actors."""
    codes = found.sources or found.targets
    if pronoun in ("he", "she", "it", "they") and depth < 6:
        earlier = _earlier_subject(view, at, found, depth)
        fits = earlier.plural == (pronoun == "they") and (
            pronoun == "they" or earlier.person == (pronoun != "it")
        )
        if earlier.text and fits and (pronoun != "it" or _country_like(earlier, codes)):
            return earlier
    if pronoun in ("he", "she", "his", "her", "him"):
        person = _person_before(view, at, codes)
        if person:
            return Subject(person, person=True)
        return Subject("")
    if pronoun in ("they", "their", "both"):
        parties = [code for code in found.all if code not in found.places]
        if len(parties) > 1:
            return Subject(joined(parties[:3]), True)
        return Subject("")
    if pronoun in ("it", "its", "which", "who") and len(codes) == 1 and _named_before(view, at, codes[0]):
        return Subject(actor_name(codes[0]))
    return Subject("")


def _country_like(subject: Subject, codes: Sequence[str]) -> bool:
    """Whether a thing can be what "it" stands for: of the actors, or no actor at all."""
    return not codes or subject.text in [actor_name(code) for code in codes] or len(subject.text.split()) > 1


def _earlier_subject(view: Scene, at: int, found: Roles, depth: int) -> Subject:
    """The subject of the clause before a pronoun, in its sentence or the one before: topics go on."""
    group = next((g for g in reversed(view.groups) if g.finite and g.end <= at), None)
    if group is not None:
        return subject_of(view, group, found, depth + 3)
    if not view.begin:
        return Subject("")
    doc = view.doc
    begin = view.begin - 1
    while begin > 0 and view.begin - begin < LOOK_BACK // 2 and not doc[begin].is_sent_start:
        begin -= 1
    before = scene_between(doc, begin, view.begin)
    group = next((g for g in before.groups if g.finite), None)
    return subject_of(before, group, found, depth + 3) if group else Subject("")


def _named_before(view: Scene, at: int, code: str) -> bool:
    """Whether the nearest country or organisation named before a pronoun is the one that acts."""
    before = [a for a in actors_between(view.doc, max(0, at - LOOK_BACK // 3), at) if not a.person]
    subjects = [a for a in before if a.code == code]
    return bool(subjects)


def _person_before(view: Scene, at: int, codes: Sequence[str]) -> str:
    """The nearest person named before, of one of the countries that act; subjects before others."""
    people = [a for a in actors_between(view.doc, max(0, at - LOOK_BACK), at) if a.person]
    if codes:
        people = [a for a in people if a.code in codes] or []
    if not people:
        return ""
    leading = [a for a in people if _leads(view, a)]
    actor = (leading or people)[-1]
    text = view.doc[actor.start : actor.end].text
    return actor.person if actor.end - actor.start == 1 and actor.person else text


def _leads(view: Scene, actor: Actor) -> bool:
    """Whether a person opens a sentence or is followed by a verb-like word: a subject."""
    start = actor.start
    while start and (view.doc[start - 1].text[:1].isupper() and not view.doc[start].is_sent_start):
        start -= 1
    before = view.doc[start - 1].lower_ if start else ""
    return bool(view.doc[start].is_sent_start) or before not in PREPOSITIONS


def joined(codes: Sequence[str]) -> str:
    """ "Russia, Iran and Turkey"."""
    names = [actor_name(code) for code in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


__all__ = ["Subject", "as_written", "full_name", "is_plural", "joined", "resolved", "subject_of"]
