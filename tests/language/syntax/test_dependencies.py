"""The questions to a parse, on Docs built by hand in both schemes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import spacy
from spacy.tokens import Doc, Token

from timeline.language.syntax import dependencies as d

Row = tuple[str, str, str, int]
"""Word, tag, label, index of the head."""

SCHEMES = ("ud", "clearnlp")
VOCAB = spacy.blank("en").vocab


def parsed(rows: Iterable[Row]) -> Doc:
    words, tags, deps, heads = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(words), tags=list(tags), deps=list(deps), heads=list(heads))


def texts(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens]


PASSIVE = {
    "ud": [
        ("Three", "CD", "nummod", 1),
        ("envoys", "NNS", "nsubj:pass", 5),
        ("were", "VBD", "aux:pass", 5),
        ("not", "RB", "advmod", 5),
        ("quietly", "RB", "advmod", 5),
        ("expelled", "VBN", "ROOT", 5),
        ("by", "IN", "case", 7),
        ("Norway", "NNP", "obl:agent", 5),
        ("and", "CC", "cc", 9),
        ("Chile", "NNP", "conj", 7),
        ("in", "IN", "case", 11),
        ("May", "NNP", "obl", 5),
    ],
    "clearnlp": [
        ("Three", "CD", "nummod", 1),
        ("envoys", "NNS", "nsubjpass", 5),
        ("were", "VBD", "auxpass", 5),
        ("not", "RB", "neg", 5),
        ("quietly", "RB", "advmod", 5),
        ("expelled", "VBN", "ROOT", 5),
        ("by", "IN", "agent", 5),
        ("Norway", "NNP", "pobj", 6),
        ("and", "CC", "cc", 7),
        ("Chile", "NNP", "conj", 7),
        ("in", "IN", "prep", 5),
        ("May", "NNP", "pobj", 10),
    ],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_passive_with_agents_negation_and_obliques(scheme: str) -> None:
    """ "Three envoys were not quietly expelled by Norway and Chile in May"."""
    verb = parsed(PASSIVE[scheme])[5]

    assert d.is_passive(verb)
    assert d.is_negated(verb)
    assert ["envoys"] == texts(d.subjects(verb))
    assert [] == d.objects(verb)
    assert ["Norway", "Chile"] == texts(d.agents(verb))
    assert [("by", "Norway"), ("by", "Chile"), ("in", "May")] == [(p, n.text) for p, n in d.obliques(verb)]
    assert d.modality(verb) is None


JOINED = {
    "ud": [
        ("Peru", "NNP", "nsubj", 4),
        ("and", "CC", "cc", 2),
        ("Chile", "NNP", "conj", 0),
        ("will", "MD", "aux", 4),
        ("sign", "VB", "ROOT", 4),
        ("a", "DT", "det", 6),
        ("treaty", "NN", "obj", 4),
        ("and", "CC", "cc", 8),
        ("send", "VB", "conj", 4),
        ("Bolivia", "NNP", "iobj", 8),
        ("aid", "NN", "obj", 8),
    ],
    "clearnlp": [
        ("Peru", "NNP", "nsubj", 4),
        ("and", "CC", "cc", 0),
        ("Chile", "NNP", "conj", 0),
        ("will", "MD", "aux", 4),
        ("sign", "VB", "ROOT", 4),
        ("a", "DT", "det", 6),
        ("treaty", "NN", "dobj", 4),
        ("and", "CC", "cc", 4),
        ("send", "VB", "conj", 4),
        ("Bolivia", "NNP", "dative", 8),
        ("aid", "NN", "dobj", 8),
    ],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_joined_verb_shares_subject_and_modal(scheme: str) -> None:
    """ "Peru and Chile will sign a treaty and send Bolivia aid"."""
    doc = parsed(JOINED[scheme])
    sign, send = doc[4], doc[8]

    assert ["Peru", "Chile"] == texts(d.subjects(sign)) == texts(d.subjects(send))
    assert ["treaty"] == texts(d.objects(sign))
    assert ["aid"] == texts(d.objects(send))
    assert ["Bolivia"] == texts(d.recipients(send))
    assert "will" == d.modality(sign) == d.modality(send)
    assert not d.is_passive(send)
    assert d.governor(send) is None


NOUN = {
    "ud": [
        ("Kenya", "NNP", "nmod:poss", 3),
        ("'s", "POS", "case", 0),
        ("peace", "NN", "compound", 3),
        ("talks", "NNS", "nsubj", 6),
        ("with", "IN", "case", 5),
        ("Sudan", "NNP", "nmod", 3),
        ("failed", "VBD", "ROOT", 6),
        ("because", "IN", "case", 9),
        ("of", "IN", "fixed", 7),
        ("floods", "NNS", "obl", 6),
    ],
    "clearnlp": [
        ("Kenya", "NNP", "poss", 3),
        ("'s", "POS", "case", 0),
        ("peace", "NN", "compound", 3),
        ("talks", "NNS", "nsubj", 6),
        ("with", "IN", "prep", 3),
        ("Sudan", "NNP", "pobj", 4),
        ("failed", "VBD", "ROOT", 6),
        ("because", "IN", "prep", 6),
        ("of", "IN", "prep", 7),
        ("floods", "NNS", "pobj", 8),
    ],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_parties_of_a_noun(scheme: str) -> None:
    """ "Kenya's peace talks with Sudan failed because of floods"."""
    doc = parsed(NOUN[scheme])
    talks, failed = doc[3], doc[6]

    assert ["Kenya"] == texts(d.possessors(talks))
    assert "peace" in texts(d.modifiers(talks))
    assert [("with", "Sudan")] == [(p, n.text) for p, n in d.obliques(talks)]
    assert [("because of", "floods")] == [(p, n.text) for p, n in d.obliques(failed)]
    assert failed == d.clause_head(doc[5])


RELATIVE = {
    "ud": [
        ("Mali", "NNP", "nsubj", 7),
        (",", ",", "punct", 3),
        ("which", "WDT", "nsubj", 3),
        ("refused", "VBD", "acl:relcl", 0),
        ("to", "TO", "mark", 5),
        ("negotiate", "VB", "xcomp", 3),
        (",", ",", "punct", 3),
        ("pulled", "VBD", "ROOT", 7),
        ("out", "RP", "compound:prt", 7),
        ("after", "IN", "mark", 11),
        ("Niger", "NNP", "nsubj", 11),
        ("did", "VBD", "advcl", 7),
    ],
    "clearnlp": [
        ("Mali", "NNP", "nsubj", 7),
        (",", ",", "punct", 0),
        ("which", "WDT", "nsubj", 3),
        ("refused", "VBD", "relcl", 0),
        ("to", "TO", "aux", 5),
        ("negotiate", "VB", "xcomp", 3),
        (",", ",", "punct", 0),
        ("pulled", "VBD", "ROOT", 7),
        ("out", "RP", "prt", 7),
        ("after", "IN", "mark", 11),
        ("Niger", "NNP", "nsubj", 11),
        ("did", "VBD", "advcl", 7),
    ],
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_relative_and_complement_clauses_find_their_subject(scheme: str) -> None:
    """ "Mali, which refused to negotiate, pulled out after Niger did"."""
    doc = parsed(RELATIVE[scheme])
    refused, negotiate, pulled, did = doc[3], doc[5], doc[7], doc[11]

    assert ["Mali"] == texts(d.subjects(refused)) == texts(d.subjects(negotiate)) == texts(d.subjects(pulled))
    assert ["Niger"] == texts(d.subjects(did))
    assert "out" == d.particle(pulled)
    assert ["after"] == d.markers(did)
    assert pulled == d.governor(did)
    assert refused == d.governor(negotiate)
    assert [refused, doc[0], pulled] == list(d.governors(negotiate))


def test_an_unparsed_sentence_says_so() -> None:
    assert not d.is_parsed(Doc(VOCAB, words=["No", "parse"]))
    assert d.is_parsed(parsed(NOUN["ud"]))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sentence", [PASSIVE, JOINED, NOUN, RELATIVE])
def test_every_question_has_an_answer_for_every_word(scheme: str, sentence: dict[str, list[Row]]) -> None:
    """No question fails on a word it was not meant for."""
    for token in parsed(sentence[scheme]):
        for ask in (d.subjects, d.objects, d.recipients, d.agents, d.possessors, d.modifiers, d.appositions):
            assert all(isinstance(found, Token) for found in ask(token))
        d.is_passive(token), d.is_negated(token), d.modality(token), d.particle(token), d.governor(token)
        assert token in d.conjuncts(token)
        assert token.i in d.subtree(token)
