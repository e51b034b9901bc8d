"""The recipe reads treebanks as raw text, and names with what the corpora leave unknown."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy

from training.convert import detokenised, groups, name_doc, syntax_doc
from training.names import UNKNOWN, Name, gum_names, tagged_sentences
from training.treebanks import Article, articles

CONLLU = """\
# newdoc id = made_up
# meta::genre = news
# newpar
# sent_id = made_up-1
# text = Ana Pinto of the Harbour Board can't swim.
1	Ana	Ana	PROPN	NNP	_	7	nsubj	_	Entity=(1-person-new-nnnnn-cf1-1,2-sgl
2	Pinto	Pinto	PROPN	NNP	_	1	flat	_	_
3	of	of	ADP	IN	_	6	case	_	_
4	the	the	DET	DT	_	6	det	_	Entity=(2-organization-new-nnnnn-cf2-2,3-sgl
5	Harbour	Harbour	PROPN	NNP	_	6	compound	_	_
6	Board	Board	PROPN	NNP	_	1	nmod	_	Entity=2)1)
7-8	can't	_	_	_	_	_	_	_	_
7	ca	can	AUX	MD	_	9	aux	_	_
8	n't	not	PART	RB	_	9	advmod	_	_
9	swim	swim	VERB	VB	_	0	root	_	SpaceAfter=No
10	.	.	PUNCT	.	_	9	punct	_	_

# newpar
# sent_id = made_up-2
# text = On Friday Zork won it.
1	On	on	ADP	IN	_	2	case	_	_
2	Friday	Friday	PROPN	NNP	_	4	obl	_	Entity=(3-time-new-nnnnn-cf1-1-sgl)
3	Zork	Zork	PROPN	NNP	_	4	nsubj	_	Entity=(4-animal-new-nnnnn-cf2-1-sgl)
4	won	win	VERB	VBD	_	0	root	_	_
5	it	it	PRON	PRP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

"""

IOB = """\
# sent_id = one
# text = Rosa left Vintown
1	Rosa	B-PER	-	-
2	left	O	-	-
3	Vintown	B-LOC	-	-

"""

CROSSNER = """\
Rosa	B-politician
Ito	I-politician
praised	O
Cubism	B-misc

"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "made-up.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (read,) = articles(path)
    return read


def test_a_treebank_becomes_the_text_as_it_was_written(article: Article) -> None:
    assert "news" == article.genre
    assert "Ana Pinto of the Harbour Board can't swim.\n\nOn Friday Zork won it." == article.raw_text()
    for row in article.words():
        for start, end, word in row:
            assert word.text == article.raw_text()[start:end]


def test_a_doc_keeps_heads_and_labels(article: Article) -> None:
    doc = syntax_doc(spacy.blank("en").vocab, article.sentences)

    assert ["ca", "n't", "swim"] == [doc[6].text, doc[7].text, doc[8].text]
    assert ("nsubj", "ca") == (doc[0].dep_, doc[0].head.text)
    assert ("ROOT", "MD", "can") == (doc[8].dep_, doc[6].tag_, doc[6].lemma_)
    assert 2 == len(list(doc.sents))


def test_names_are_runs_of_proper_nouns_and_the_rest_is_unknown(article: Article) -> None:
    first, second = article.sentences

    assert [Name(0, 2, "PERSON"), Name(4, 6, "ORG")] == gum_names(first)
    assert [Name(2, 3, UNKNOWN)] == gum_names(second)


def test_groups_never_cross_paragraphs(article: Article) -> None:
    assert [1, 1] == [len(group) for group in groups(article, random.Random(1))]


@pytest.mark.parametrize(
    ("content", "corpus", "expected"),
    [
        (IOB, "uner", [Name(0, 1, "PERSON"), Name(2, 3, "LOC")]),
        (CROSSNER, "crossner", [Name(0, 2, "PERSON"), Name(3, 4, UNKNOWN)]),
    ],
)
def test_labels_become_ours(tmp_path: Path, content: str, corpus: str, expected: list[Name]) -> None:
    path = tmp_path / "names.txt"
    path.write_text(content, encoding="utf-8")

    ((_, words, names),) = tagged_sentences(path, corpus)

    assert expected == names
    doc = name_doc(spacy.blank("en").vocab, words, None, names)
    assert [n.label for n in expected if n.label != UNKNOWN] == [e.label_ for e in doc.ents]
    missing = [t.i for t in doc if not t.ent_iob_]
    assert [n.start for n in expected if n.label == UNKNOWN] == missing


def test_words_get_their_usual_spaces() -> None:
    words = ["(", "He", "did", "n't", "say", '"', "no", '"', ",", "twice", ")", "."]

    text = "".join(w + " " * s for w, s in zip(words, detokenised(words), strict=True)).strip()

    assert '(He didn\'t say "no", twice).' == text
