"""Figures of a pipeline on held-out parts, from raw text: its own words, its own sentences.

Two ways of counting, because both are in use:

- ``all words``: F1 over every word and punctuation mark, a word being its characters, labels with their
  subtypes; a word the tokenizer got wrong counts as wrong (CoNLL 2018 shared task, Zeman et al. 2018).
- ``aligned``: spaCy's scorer: words whose tokens match, heads and labels without punctuation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

import timeline.language  # noqa: F401  (registers the components)
from timeline.language.syntax.models import load_model
from training.convert import detokenised, name_doc, syntax_doc
from training.names import UNKNOWN, tagged_sentences
from training.treebanks import Article, articles

Span = tuple[int, int]


@dataclass
class Count:
    """Right, found and wanted things, and the usual figures from them."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set, wanted: set) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def syntax_scores(
    analyse: Callable[[str], Doc], treebank: Iterable[Article], paragraphs: bool = True
) -> dict[str, float]:
    """Word, sentence, tag, lemma and attachment figures over whole documents given as raw text."""
    counts: dict[str, Count] = {
        name: Count() for name in ("words", "sentences", "tag", "pos", "lemma", "uas", "las", "las_base")
    }
    examples = []
    for article in treebank:
        text = article.raw_text(paragraphs)
        doc = analyse(text)
        gold = article.words(paragraphs)
        tokens = [token for token in doc if not token.is_space]
        place = {token.i: (token.idx, token.idx + len(token)) for token in tokens}
        counts["words"].add(set(place.values()), {(a, b) for row in gold for a, b, _ in row})
        found = {_trimmed(text, s.start_char, s.end_char) for s in doc.sents if s.text.strip()}
        counts["sentences"].add(found, {(row[0][0], row[-1][1]) for row in gold})
        for name, of_token, of_word in (
            ("tag", lambda t: t.tag_, lambda w: w.tag),
            ("pos", lambda t: t.pos_, lambda w: w.pos),
            ("lemma", lambda t: t.lemma_, lambda w: w.lemma),
        ):
            counts[name].add(
                {(*place[t.i], of_token(t)) for t in tokens},
                {(a, b, of_word(w)) for row in gold for a, b, w in row},
            )
        arcs = set()
        for token in tokens:
            head = token.head
            while head.is_space and head.head != head:
                head = head.head
            arcs.add((*place[token.i], *place.get(head.i, (-1, -1)), token.dep_))
        wanted = {(a, b, row[w.head][0], row[w.head][1], w.dep) for row in gold for a, b, w in row}
        counts["uas"].add({arc[:4] for arc in arcs}, {arc[:4] for arc in wanted})
        counts["las"].add(arcs, wanted)
        counts["las_base"].add(
            {(*arc[:4], arc[4].split(":")[0]) for arc in arcs},
            {(*arc[:4], arc[4].split(":")[0]) for arc in wanted},
        )
        examples.append(Example(doc, syntax_doc(doc.vocab, article.sentences)))
    aligned = Scorer.score_deps(
        examples,
        "dep",
        getter=lambda token, attr: getattr(token, attr + "_"),
        ignore_labels=("p", "punct"),
        has_annotation=lambda doc: True,
    )
    tags = Scorer.score_token_attr(examples, "tag", getter=lambda token, attr: token.tag)
    figures = {name: round(count.f1, 4) for name, count in counts.items()}
    figures |= {
        "aligned_tag": round(tags["tag_acc"], 4),
        "aligned_uas": round(aligned["dep_uas"], 4),
        "aligned_las": round(aligned["dep_las"], 4),
    }
    return figures


def name_scores(analyse: Callable[[str], Doc], path: Path, corpus: str) -> dict[str, float]:
    """F1 of names, span and label exact, over sentences given as raw text.

    ``f1`` leaves out found names that touch a span the corpus does not say of what kind it is, and kinds the
    corpus has none of; ``f1_strict`` counts them as wrong.
    """
    lenient, strict = Count(), Count()
    vocab = spacy.blank("en").vocab
    kinds = set()
    rows = list(tagged_sentences(path, corpus))
    for _, _, names in rows:
        kinds |= {name.label for name in names}
    for _, words, names in rows:
        gold = name_doc(vocab, words, detokenised(words), names)
        doc = analyse(gold.text)
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        wanted = {(e.start_char, e.end_char, e.label_) for e in gold.ents}
        open_spans = [gold[n.start : n.end] for n in names if n.label == UNKNOWN]
        judged = {
            (a, b, label)
            for a, b, label in found
            if label in kinds and not any(a < s.end_char and s.start_char < b for s in open_spans)
        }
        strict.add(found, wanted)
        lenient.add(judged, wanted)
    return {
        "f1": round(lenient.f1, 4),
        "precision": round(lenient.right / max(lenient.found, 1), 4),
        "recall": round(lenient.right / max(lenient.wanted, 1), 4),
        "f1_strict": round(strict.f1, 4),
    }


def reader(model: str) -> Callable[[str], Doc]:
    """What reads a text as the product does, but every sentence of it."""
    nlp = spacy.blank("en", vocab=load_model(model).vocab)
    nlp.add_pipe("timeline_sentences")
    nlp.add_pipe("timeline_syntax", config={"model": model, "every_sentence": True})
    return nlp


def gum(treebanks: Path, part: str = "test") -> list[Article]:
    """The held-out documents that the figures are of."""
    return list(articles(treebanks / f"gum-{part}.conllu.gz"))
