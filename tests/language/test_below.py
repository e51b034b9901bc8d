"""Who acts and who is acted upon further down the parse, on Docs built by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from timeline.language.actors import Actor
from timeline.language.roles.below import abroad, acting, concerned, conditioned
from timeline.language.triggers import Trigger, TriggerMatch

VOCAB = spacy.blank("en").vocab
Row = tuple[str, str, int]

APPEAL: list[Row] = [
    ("Peru", "nsubj", 1),
    ("rejected", "ROOT", 1),
    ("the", "det", 3),
    ("appeal", "obj", 1),
    ("of", "case", 6),
    ("a", "det", 6),
    ("Bolivian", "nmod", 3),
]


def found(rows: list[Row], preposition: str, *actors: tuple[int, str]) -> list[str]:
    words, deps, heads = zip(*rows[:4], (preposition, "case", 6), *rows[5:], strict=True)
    doc = Doc(VOCAB, words=list(words), deps=list(deps), heads=list(heads))
    match = TriggerMatch(Trigger("REJECT", "verb", "reject", frozenset()), 1, 2, "past")
    named = [Actor(i, i + 1, code, "demonym") for i, code in actors]
    return [actor.code for actor in concerned(doc, match, named, {"PER"})]


@pytest.mark.parametrize("preposition", ["of", "from", "to", "for", "with"])
def test_what_is_done_to_a_thing_is_done_to_whose_it_is(preposition: str) -> None:
    assert ["BOL"] == found(APPEAL, preposition, (0, "PER"), (6, "BOL"))


@pytest.mark.parametrize("preposition", ["in", "near", "after", "despite", "because", "according"])
def test_places_times_and_reasons_are_nobody(preposition: str) -> None:
    assert [] == found(APPEAL, preposition, (0, "PER"), (6, "BOL"))


def test_nobody_is_found_where_nothing_was_parsed() -> None:
    doc = Doc(VOCAB, words=["Peru", "rejected", "Bolivians"])
    match = TriggerMatch(Trigger("REJECT", "verb", "reject", frozenset()), 1, 2, "past")

    assert () == concerned(doc, match, [Actor(2, 3, "BOL", "demonym")], {"PER"})


def parsed(*rows: Row) -> Doc:
    words, deps, heads = zip(*rows, strict=True)
    tags = ["VBD" if dep in ("ROOT", "acl:relcl", "advcl") else "NN" for dep in deps]
    return Doc(VOCAB, words=list(words), deps=list(deps), heads=list(heads), tags=tags)


def at(word: str, doc: Doc, code: str) -> Actor:
    i = next(token.i for token in doc if token.text == word)
    return Actor(i, i + 1, code, "demonym")


def trigger(word: str, doc: Doc, type_: str = "AID") -> TriggerMatch:
    i = next(token.i for token in doc if token.text == word)
    return TriggerMatch(Trigger(type_, "verb", word, frozenset()), i, i + 1, "past")


def test_people_in_a_country_are_reached_and_aid_follows_a_disaster() -> None:
    doc = parsed(
        ("Japan", "nsubj", 1), ("sent", "ROOT", 1), ("rescuers", "obj", 1), ("after", "case", 5),
        ("the", "det", 5), ("earthquake", "obl", 1), ("in", "case", 7), ("Nepal", "nmod", 5),
    )  # fmt: skip
    actors = [at("Japan", doc, "JPN"), at("Nepal", doc, "NPL")]

    assert () == concerned(doc, trigger("sent", doc), actors, {"JPN"})
    assert ["NPL"] == [a.code for a in abroad(doc, trigger("sent", doc), actors, {"JPN"}, "AID")]
    assert () == abroad(doc, trigger("sent", doc), actors, {"JPN"}, "MOBILIZE")


def test_who_acts_may_stand_inside_the_subject() -> None:
    doc = parsed(
        ("Police", "nsubj", 4), ("in", "case", 3), ("Peru's", "nmod:poss", 3), ("capital", "nmod", 0),
        ("arrested", "ROOT", 4), ("two", "nummod", 6), ("miners", "obj", 4),
    )  # fmt: skip

    assert ["PER"] == [a.code for a in acting(doc, trigger("arrested", doc), [at("Peru's", doc, "PER")])]


def test_who_made_a_thing_acts_through_it() -> None:
    doc = parsed(
        ("Canada", "nsubj", 1), ("drafted", "ROOT", 1), ("a", "det", 3), ("bill", "obj", 1),
        ("that", "nsubj", 5), ("bans", "acl:relcl", 3), ("timber", "obj", 5),
    )  # fmt: skip

    assert ["CAN"] == [a.code for a in acting(doc, trigger("bans", doc), [at("Canada", doc, "CAN")])]


@pytest.mark.parametrize(("marker", "expected"), [("until", ["AZE"]), ("unless", ["AZE"]), ("while", [])])
def test_on_whom_it_is_made_to_depend(marker: str, expected: list[str]) -> None:
    doc = parsed(
        ("Armenia", "nsubj", 1), ("refused", "ROOT", 1), ("it", "obj", 1), (marker, "mark", 5),
        ("Azerbaijan", "nsubj", 5), ("withdraws", "advcl", 1),
    )  # fmt: skip
    actors = [at("Armenia", doc, "ARM"), at("Azerbaijan", doc, "AZE")]

    assert expected == [a.code for a in conditioned(doc, trigger("refused", doc), actors, {"ARM"})]
