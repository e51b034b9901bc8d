"""A pretrained encoder learns the corpora's names and labels EWT's training part, which has none.

Optional: it needs the extra ``teacher`` and a folder with a small BERT-like encoder. What it learns goes into
the training corpus only, never into the model that ships.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.names import LABELS, UNKNOWN, Name, proper
from training.treebanks import Sentence

TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
OPEN = -100
"""The target of a word of which the corpus does not say: PyTorch's loss leaves it out."""
CORPORA = ("uner", "gum", "crossner")
SHAPES = 5
BATCH = 16
STEPS = 1400
FROZEN = 2
"""The lowest layers, left as they are: learning is faster without them."""
RATES = {"encoder": 1e-4, "head": 2e-3}
SURE = 0.8
"""A name or no name is taken when its words' mean probability is above this."""
SEED = 7


@dataclass(frozen=True)
class Taught:
    """A sentence with its names, and the corpus they come from: the corpora draw lines differently."""

    words: list[str]
    names: list[Name]
    corpus: str


def targets(taught: Taught) -> list[int]:
    """The index in `TAGS` of each word, `OPEN` where the corpus does not say."""
    found = [0] * len(taught.words)
    for name in taught.names:
        for index in range(name.start, name.end):
            place = "B" if index == name.start else "I"
            found[index] = OPEN if name.label == UNKNOWN else TAGS.index(f"{place}-{name.label}")
    return found


def shape(word: str) -> list[float]:
    """What an encoder without capitals does not see of a word."""
    return [
        float(word[:1].isupper()),
        float(word.isupper()),
        float(word.isupper() and len(word) > 1),
        float(any(letter.isdigit() for letter in word)),
        float(any(letter.isupper() for letter in word[1:]) and not word.isupper()),
    ]


class Teacher:
    """An encoder and a linear head over each word's first piece, its shape, its neighbours' and its corpus.

    Args:
        encoder: Folder of the encoder's weights and tokenizer (Hugging Face layout).
    """

    def __init__(self, encoder: Path) -> None:
        import torch
        from transformers import AutoModel, AutoTokenizer

        torch.manual_seed(SEED)
        self.torch = torch
        self.pieces = AutoTokenizer.from_pretrained(encoder, use_fast=True, local_files_only=True)
        self.encoder = AutoModel.from_pretrained(encoder, local_files_only=True)
        self.encoder.embeddings.requires_grad_(False)
        for layer in self.encoder.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        width = self.encoder.config.hidden_size + 3 * SHAPES + len(CORPORA)
        self.head = torch.nn.Sequential(
            torch.nn.Linear(width, 256),
            torch.nn.GELU(),
            torch.nn.Dropout(0.1),
            torch.nn.Linear(256, len(TAGS)),
        )

    def scores(self, sentences: list[list[str]], corpora: list[str]) -> Any:
        """(sentence, word, tag) scores, padded to the longest sentence."""
        torch = self.torch
        pieces = self.pieces(
            sentences,
            is_split_into_words=True,
            truncation=True,
            max_length=160,
            padding=True,
            return_tensors="pt",
        )
        hidden = self.encoder(**pieces).last_hidden_state.float()
        longest = max(len(words) for words in sentences)
        first = torch.zeros(len(sentences), longest, dtype=torch.long)
        features = torch.zeros(len(sentences), longest, 3 * SHAPES + len(CORPORA))
        for row, words in enumerate(sentences):
            for position, word in reversed(list(enumerate(pieces.word_ids(row)))):
                if word is not None:
                    first[row, word] = position
            shapes = [[0.0] * SHAPES, *(shape(word) for word in words), [0.0] * SHAPES]
            corpus = [float(corpora[row] == name) for name in CORPORA]
            features[row, : len(words)] = torch.tensor(
                [a + b + c + corpus for a, b, c in zip(shapes, shapes[1:], shapes[2:], strict=False)]
            )
        words = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return self.head(torch.cat([words, features], dim=-1))

    def learn(self, taught: list[Taught]) -> None:
        """`STEPS` batches of sentences of like length, rates falling to zero."""
        torch = self.torch
        rates = [
            {"params": [p for p in self.encoder.parameters() if p.requires_grad], "lr": RATES["encoder"]},
            {"params": self.head.parameters(), "lr": RATES["head"]},
        ]
        optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / (0.06 * STEPS), 1.0) * (1 - step / STEPS)
        )
        self.encoder.train()
        self.head.train()
        for _, batch in zip(range(STEPS), _batches(taught), strict=False):
            with torch.autocast("cpu", torch.bfloat16):
                scores = self.scores([one.words for one in batch], [one.corpus for one in batch]).float()
            wanted = torch.full(scores.shape[:2], OPEN)
            for row, one in enumerate(batch):
                wanted[row, : len(one.words)] = torch.tensor(targets(one))
            loss = torch.nn.functional.cross_entropy(
                scores.flatten(0, 1), wanted.flatten(), ignore_index=OPEN
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()

    def read(self, sentences: list[list[str]], corpus: str = "uner") -> Iterator[list[tuple[str, float]]]:
        """The likeliest tag of each word and its probability, in the order given."""
        self.encoder.eval()
        self.head.eval()
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
        found: dict[int, list[tuple[str, float]]] = {}
        with self.torch.inference_mode(), self.torch.autocast("cpu", self.torch.bfloat16):
            for start in range(0, len(order), 4 * BATCH):
                batch = order[start : start + 4 * BATCH]
                scores = self.scores([sentences[n] for n in batch], [corpus] * len(batch)).float()
                best = scores.softmax(-1).max(-1)
                for row, number in enumerate(batch):
                    length = len(sentences[number])
                    chances = best.values[row, :length].tolist()
                    found[number] = [
                        (TAGS[tag], chance)
                        for tag, chance in zip(best.indices[row, :length].tolist(), chances, strict=True)
                    ]
        return (found[number] for number in range(len(sentences)))


def _batches(taught: list[Taught]) -> Iterator[list[Taught]]:
    """Endless batches, each of sentences of like length, so that little is padding."""
    chance = random.Random(SEED)
    while True:
        shuffled = chance.sample(taught, len(taught))
        rows: list[list[Taught]] = []
        for start in range(0, len(shuffled), 50 * BATCH):
            near = sorted(shuffled[start : start + 50 * BATCH], key=lambda one: len(one.words))
            rows += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
        chance.shuffle(rows)
        yield from rows


def spans(tags: Iterable[tuple[str, float]]) -> Iterator[tuple[Name, float]]:
    """Names from a row of tags, with their words' mean probability."""
    start, label, chances = 0, "", list[float]()
    row = list(tags)
    for index, (tag, chance) in enumerate([*row, ("O", 1.0)]):
        place, _, found = tag.partition("-")
        if label and (place != "I" or found != label):
            yield Name(start, index, label), sum(chances) / len(chances)
            label = ""
        if tag != "O" and not label:
            start, label, chances = index, found, []
        chances.append(chance)


def guessed(sentence: Sentence, tags: list[tuple[str, float]]) -> list[Name]:
    """The teacher's names where it is sure and they hold a proper noun; where it is not, unknown."""
    words = sentence.words
    names = []
    taken: set[int] = set()
    for name, chance in spans(tags):
        within = range(name.start, name.end)
        if any(proper(words[index]) for index in within):
            names.append(name if chance > SURE else Name(name.start, name.end, UNKNOWN))
            taken.update(within)
    loose = [
        Name(index, index + 1, UNKNOWN)
        for index, word in enumerate(words)
        if proper(word) and index not in taken and tags[index][1] <= SURE
    ]
    return sorted([*names, *loose], key=lambda name: name.start)
