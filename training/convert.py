"""Treebanks and name corpora to spaCy's binary training files: ``syntax`` and ``names``."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.names import UNKNOWN, Name, gum_names, tagged_sentences
from training.treebanks import Article, Sentence, articles

CROSSNER_DOMAINS = ("politics", "science", "literature", "music", "ai")
HELD_OUT = ("politics", "test")
LONGEST_GROUP = 5
"""Sentences put in one training document at most: boundaries are found before the parser, which still sees
documents of several sentences."""
UNER_COPIES = 2
"""How often each sentence of UNER is seen: it is small, and the only one of its kind."""
SEED = 7


def convert(treebanks: Path, corpus: Path) -> None:
    """Write ``{syntax,names}-{train,dev}.spacy`` into the folder ``corpus``.

    Raises:
        FileNotFoundError: A treebank or corpus that the recipe names is not in the folder.
    """
    corpus.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    chance = random.Random(SEED)
    for part in ("train", "dev"):
        ewt = list(articles(treebanks / f"ewt-{part}.conllu.gz"))
        gum = list(articles(treebanks / f"gum-{part}.conllu.gz"))
        _write(corpus / f"syntax-{part}.spacy", _syntax(vocab, [*gum, *ewt], chance))
        named = list(_names(vocab, treebanks, part, gum, ewt))
        if part == "train":
            random.Random(SEED).shuffle(named)
        _write(corpus / f"names-{part}.spacy", named)


def _write(path: Path, docs: Iterable[Doc]) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def groups(article: Article, chance: random.Random) -> Iterator[list[Sentence]]:
    """The article's sentences, some at a time, never across paragraphs."""
    group: list[Sentence] = []
    size = chance.randint(1, LONGEST_GROUP)
    for sentence in article.sentences:
        if group and (sentence.paragraph or len(group) == size):
            yield group
            group, size = [], chance.randint(1, LONGEST_GROUP)
        group.append(sentence)
    if group:
        yield group


def syntax_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """A Doc with the words, tags, lemmas, heads and labels of some sentences in a row."""
    words, spaces, heads = [], [], []
    for sentence in sentences:
        offset = len(words)
        for index, word in enumerate(sentence.words):
            words.append(word.text)
            spaces.append(word.space or index + 1 == len(sentence.words))
            heads.append(offset + word.head)
    flat = [word for sentence in sentences for word in sentence.words]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[word.tag for word in flat],
        pos=[word.pos for word in flat],
        lemmas=[word.lemma for word in flat],
        heads=heads,
        deps=[word.dep for word in flat],
    )


def _syntax(vocab: Vocab, treebank: list[Article], chance: random.Random) -> Iterator[Doc]:
    for article in treebank:
        for group in groups(article, chance):
            yield syntax_doc(vocab, group)


def name_doc(vocab: Vocab, words: list[str], spaces: list[bool] | None, names: list[Name]) -> Doc:
    """A Doc with its words and names and nothing else."""
    doc = Doc(vocab, words=words, spaces=spaces or detokenised(words))
    return _named(doc, names)


NO_SPACE_BEFORE = frozenset(". , ; : ? ! ) ] } % 's n't 're 've 'll 'd 'm ’s n’t ” ' ''".split())
NO_SPACE_AFTER = frozenset("( [ { $ £ € “ ``".split())


def detokenised(words: list[str]) -> list[bool]:
    """Whether a space follows each word, for corpora that do not say: by usual typography."""
    spaces, quoted = [], False
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        space = after not in NO_SPACE_BEFORE and word not in NO_SPACE_AFTER
        if word == '"':
            quoted = not quoted
            space = space and not quoted
        if after == '"' and quoted:
            space = False
        if word in ("-", "/") or after in ("-", "/"):
            space = False
        spaces.append(space)
    return spaces


def _named(doc: Doc, names: list[Name]) -> Doc:
    """Set a doc's names; unknown spans are missing values, which training leaves open."""
    known = [Span(doc, name.start, name.end, name.label) for name in names if name.label != UNKNOWN]
    unknown = [Span(doc, name.start, name.end) for name in names if name.label == UNKNOWN]
    doc.set_ents(known, missing=unknown, default="outside")
    return doc


def _names(vocab: Vocab, treebanks: Path, part: str, gum: list[Article], ewt: list[Article]) -> Iterator[Doc]:
    """Sentences with names, with tags, or with both: the tagger that learns along makes the names better."""
    for article in gum:
        for sentence in article.sentences:
            yield _named(syntax_doc(vocab, [sentence]), gum_names(sentence))
    if part == "train":
        yield from _uner(vocab, treebanks)
        for article in ewt:
            for sentence in article.sentences:
                doc = syntax_doc(vocab, [sentence])
                doc.set_ents([], default="missing")
                yield doc
    for path in crossner_files(treebanks, part):
        for _, words, names in tagged_sentences(path, "crossner"):
            yield name_doc(vocab, words, None, names)


def _uner(vocab: Vocab, treebanks: Path) -> Iterator[Doc]:
    """The names of EWT's dev part, with the tags of the treebank where the words agree.

    UNER has no training part here: its dev part trains.
    """
    tagged = _by_id(treebanks)
    for id, words, names in tagged_sentences(treebanks / "uner-ewt-dev.iob2.gz", "uner"):
        same = tagged.get(id)
        if same is None or [word.text for word in same.words] != words:
            doc = name_doc(vocab, words, None, names)
        else:
            doc = _named(syntax_doc(vocab, [same]), names)
        for _ in range(UNER_COPIES):
            yield doc


def _by_id(treebanks: Path) -> dict[str, Sentence]:
    """The sentences of EWT's dev part, of which UNER annotates the names."""
    dev = articles(treebanks / "ewt-dev.conllu.gz")
    return {sentence.id: sentence for article in dev for sentence in article.sentences}


def crossner_files(treebanks: Path, part: str) -> Iterator[Path]:
    """Everything trains but the politics sentences: their dev part tells when to stop, their test part is
    held out."""
    if part == "dev":
        yield treebanks / "crossner-politics-dev.txt.gz"
        return
    for domain in CROSSNER_DOMAINS:
        for piece in ("train", "dev", "test"):
            if (domain, piece) not in (HELD_OUT, ("politics", "dev")):
                yield treebanks / f"crossner-{domain}-{piece}.txt.gz"
