"""Who acts and who is acted upon; the trigger is given, so that the trigger table plays no part."""

from __future__ import annotations

from typing import Literal

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import timeline.language  # noqa: F401  (registers the components)
from timeline.language.actors import Actor
from timeline.language.roles import Roles, country_pairs, roles
from timeline.language.roles.phrases import phrases
from timeline.language.roles.speakers import speakers
from timeline.language.triggers import Form, Trigger, TriggerMatch


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("timeline_sentences")
    pipeline.add_pipe("timeline_actors")
    return pipeline


def actors_of(doc: Doc) -> list[Actor]:
    return [span._.actor for span in doc.spans["actors"]]


def found(nlp: Language, text: str, word: str, type_: str, form: Form = "past") -> Roles:
    """The roles in a sentence whose trigger is the word."""
    doc = nlp(text)
    sentence = next(doc.sents)
    i = next(token.i for token in sentence if token.text == word)
    kind: Literal["verb", "noun"] = "noun" if form == "noun" else "verb"
    match = TriggerMatch(Trigger(type_, kind, word, frozenset()), i, i + 1, form)
    silent = speakers(sentence, actors_of(doc), [match])
    return roles(doc, sentence, match, [a for a in actors_of(doc) if a not in silent], type_)


def pairs(nlp: Language, text: str, word: str, type_: str, form: Form = "past") -> list[tuple[str, str]]:
    return list(country_pairs(found(nlp, text, word, type_, form)))


@pytest.mark.parametrize(
    ("text", "word", "type_", "expected"),
    [
        ("France condemned the Syrian government.", "condemned", "ACCUSE", [("FRA", "SYR")]),
        ("Libyan boats were seized by the Italian navy.", "seized", "COERCE", [("ITA", "LBY")]),
        ("Boats seized by Italy belonged to Malta.", "seized", "COERCE", [("ITA", "MLT")]),
        ("Two Turks were arrested in Libya.", "arrested", "COERCE", [("LBY", "TUR")]),
        ("Kenyan soldiers were deployed in Haiti.", "deployed", "MOBILIZE", [("KEN", "HTI")]),
        ("Japan, Canada and Norway accused Peru.", "accused", "ACCUSE",
         [("JPN", "PER"), ("CAN", "PER"), ("NOR", "PER")]),
        ("Chad expelled envoys of Mali, Niger and Togo.", "expelled", "SANCTION",
         [("TCD", "MLI"), ("TCD", "NER"), ("TCD", "TGO")]),
        ("Spain sent field hospitals to fight cholera in Yemen.", "sent", "AID", [("ESP", "YEM")]),
        ("Egypt detained a Sudanese trader near the Libyan border.", "detained", "COERCE", [("EGY", "SDN")]),
        ("Poland punished firms based in Minsk after talks with Germany.", "punished", "SANCTION",
         [("POL", "BLR")]),
        ("A court in Chile convicted a Bolivian miner.", "convicted", "COERCE", [("CHL", "BOL")]),
        ("Brazil struck Iran-backed fighters.", "struck", "ASSAULT", []),
        ("Brazilian police struck a blow to crime in Brazil.", "struck", "ASSAULT", []),
    ],
)  # fmt: skip
def test_source_and_target(
    nlp: Language, text: str, word: str, type_: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(nlp, text, word, type_) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Finland and Sweden signed a treaty.", "signed", {"FIN", "SWE"}),
        ("Finland signed a treaty with Sweden in Vienna.", "signed", {"FIN", "SWE"}),
        ("The leaders of Finland and Sweden met in Vienna.", "met", {"FIN", "SWE"}),
        ("Finland's and Sweden's ministers met.", "met", {"FIN", "SWE"}),
        ("Finnish officials discussed Libya with Swedish colleagues.", "discussed", {"FIN", "SWE"}),
        ("Finland's president, in a call with Sweden's king, agreed to wait.", "agreed", {"FIN", "SWE"}),
        ("Finland met NATO in Belgium.", "met", set()),
    ],
)
def test_equals_meet(nlp: Language, text: str, word: str, expected: set[str]) -> None:
    found_pairs = pairs(nlp, text, word, "CONSULT")
    assert {code for pair in found_pairs for code in pair} == expected
    assert len(found_pairs) == bool(expected)


def test_three_equals_make_three_pairs(nlp: Language) -> None:
    found_pairs = pairs(nlp, "Kenya, Uganda and Rwanda signed a treaty.", "signed", "AGREE")
    assert {frozenset(pair) for pair in found_pairs} == {
        frozenset(("KEN", "UGA")), frozenset(("KEN", "RWA")), frozenset(("UGA", "RWA")),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ethiopian invasion of Somalia began.", [("ETH", "SOM")]),
        ("The invasion of Somalia by Ethiopia began.", [("ETH", "SOM")]),
        ("Ethiopia ended its invasion of Somalia.", [("ETH", "SOM")]),
    ],
)
def test_around_a_noun(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(nlp, text, "invasion", "ASSAULT", "noun") == expected


@pytest.mark.parametrize(
    ("text", "word", "type_", "expected"),
    [
        ("Mali's army attacked Chad, the Norwegian agency said.", "attacked", "ASSAULT", [("MLI", "TCD")]),
        ("According to Norway, Mali's army attacked Chad.", "attacked", "ASSAULT", [("MLI", "TCD")]),
        ("ROME (AP) -- Mali's army attacked Chad.", "attacked", "ASSAULT", [("MLI", "TCD")]),
        ("Peru says that Cuba must free its sailors.", "free", "YIELD", [("PER", "CUB")]),
    ],
)
def test_who_merely_says_it(
    nlp: Language, text: str, word: str, type_: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(nlp, text, word, type_) == expected


def test_a_pronoun_stands_for_the_speaker(nlp: Language) -> None:
    doc = nlp("Peru said on Friday that it expelled two Cuban envoys.")
    begin = next(token.i for token in doc if token.text == "that")
    i = next(token.i for token in doc if token.text == "expelled")
    match = TriggerMatch(Trigger("SANCTION", "verb", "expel", frozenset()), i, i + 1, "past")
    inside = [a for a in actors_of(doc) if a.start >= begin]
    assert country_pairs(roles(doc, doc[begin:], match, inside, "SANCTION")) == (("PER", "CUB"),)


def test_an_organisation_is_itself(nlp: Language) -> None:
    of_clause = found(nlp, "NATO bombed Serbia.", "bombed", "ASSAULT")
    assert (of_clause.sources, of_clause.targets) == (("NATO",), ("SRB",))
    assert country_pairs(of_clause) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in Vienna.", [True]),
        ("They met in the capital of Austria.", [True]),
        ("They sailed in Iranian waters.", [True]),
        ("They believed in Iranian promises.", [False]),
        ("They fought in Syria's war-torn Idlib region.", [True]),
        ("They took part in Russia's festival.", [False]),
        ("They spoke with the government of Italy.", [False]),
    ],
)
def test_places(nlp: Language, text: str, places: list[bool]) -> None:
    doc = nlp(text)
    assert [phrase.place for phrase in phrases(doc, actors_of(doc), 0)] == places


def test_a_comma_alone_makes_no_list(nlp: Language) -> None:
    doc = nlp("On a visit to Mali, Spanish officials wept.")
    assert [len(phrase.actors) for phrase in phrases(doc, actors_of(doc), 0)] == [1, 1]
