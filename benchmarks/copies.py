"""How long the search for copies takes, and what it finds: documents made up of the sentences of the briefs.

    python benchmarks/copies.py 100000

Every document is a random row of sentences, so that phrases occur again and again without making a copy. One
in ten is printed again with another sentence in place of one of its own, or cut at the end.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Mapping, Sequence

import frontmatter

from timeline.chronologies import shipped_documents
from timeline.copies import Sketch, originals, sketch
from timeline.copies.groups import kept

SENTENCE = re.compile(r"(?<=[.!?])\s+")


def made_up(number: int) -> tuple[list[str], dict[int, int]]:
    """Texts, and for each that is a copy what it is a copy of."""
    chance = random.Random(1)
    stock: list[str] = []
    for path in sorted(shipped_documents().glob("*.md")):
        stock += SENTENCE.split(frontmatter.load(str(path)).content)
    words = " ".join(stock).split()
    texts: list[str] = []
    copies: dict[int, int] = {}
    for position in range(number):
        if position % 10 == 9:
            of = chance.randrange(position)
            of = copies.get(of, of)
            told = texts[of].split("\n")
            if chance.random() < 0.5:
                told[chance.randrange(len(told))] = _sentence(chance, words)
            else:
                told = told[: max(6, int(len(told) * 0.6))]
            copies[position] = of
        else:
            told = [_sentence(chance, words) for _ in range(12)] + chance.sample(stock, 2)
            chance.shuffle(told)
        texts.append("\n".join(told))
    return texts, copies


def _sentence(chance: random.Random, words: Sequence[str]) -> str:
    """A row of short stretches of real prose."""
    told: list[str] = []
    while len(told) < 20:
        start = chance.randrange(len(words))
        told += words[start : start + chance.randint(2, 6)]
    return " ".join(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("number", nargs="?", type=int, default=10_000)
    number = parser.parse_args().number
    texts, copies = made_up(number)
    print(f"{number:,} documents, {sum(len(text.split()) for text in texts) / number:.0f} words each")

    begun = time.process_time()
    known = {f"{position:08}": sketch(text) for position, text in enumerate(texts)}
    print(f"sketches: {time.process_time() - begun:.1f} s")

    def looked_up(ids: Sequence[str]) -> Mapping[str, Sketch]:
        return {each: known[each] for each in ids}

    begun = time.process_time()
    found = originals((kept(each, made, None) for each, made in known.items()), looked_up)
    print(f"groups: {time.process_time() - begun:.1f} s")
    roots: dict[int, int] = {of: of for of in copies.values()} | copies
    right = {f"{one:08}": f"{of:08}" for one, of in roots.items()}
    together = sum(found.get(one) == found.get(of) is not None for one, of in right.items())
    print(f"in a group: {len(found):,}; should be: {len(right):,}, with their original: {together:,}")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
