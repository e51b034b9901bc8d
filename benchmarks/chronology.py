"""How long a chronology takes to make, and whether ten times the mentions take ten times as long.

    python benchmarks/chronology.py
    python benchmarks/chronology.py --happenings 100000 --mentions 1000000

Mentions are made up: happenings of two countries on random days of thirty years, each told about ten times,
by the day or more vaguely, in some of its words. One core; for both sizes the seconds of its time, mentions a
second, what share of pairs of mentions of one happening is joined rightly, and the ratio of the times.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from timeline.chronology import chronology
from timeline.edtf import month_span, year_span
from timeline.records import EVENT_TYPES, Mention, TimeSpan
from timeline.reference import countries

FIRST_DAY = date(1990, 1, 1)
DAYS = 30 * 365
VOCABULARY = 20_000
WORDS = 8
"""Words that a happening can be told in, of which a mention uses five or more."""


def mentions(happenings: int, total: int, seed: int = 7) -> Iterator[tuple[int, Mention]]:
    """Made-up mentions with the number of the happening that each tells of."""
    chance = random.Random(seed)
    codes = sorted(code for code, country in countries().items() if not country.successor)
    types = [type_ for type_ in EVENT_TYPES if type_ != "OTHER"]
    words = [_word(number) for number in range(VOCABULARY)]
    told = []
    for _ in range(happenings):
        pair = chance.sample(codes, 2)
        # a few words are in every story, most in hardly any
        its_words = [words[int(VOCABULARY * chance.random() ** 3)] for _ in range(WORDS)]
        told.append((FIRST_DAY + timedelta(chance.randrange(DAYS)), pair, chance.choice(types), its_words))
    for number in range(total):
        which = number % happenings if number < happenings else chance.randrange(happenings)
        day, (one, other), type_, its_words = told[which]
        vague = chance.random()
        span = _day(day) if vague < 0.75 else month_span(day.year, day.month)
        if vague > 0.95:
            span = year_span(day.year)
        said = " ".join(chance.sample(its_words, chance.randint(5, WORDS)))
        sentence = f"It was said that {said}."
        yield (
            which,
            Mention(
                id=f"{number:016x}",
                document=f"d{number // 5}",
                start=number % 5 * 300,
                end=number % 5 * 300 + len(sentence),
                sentence=sentence,
                sentence_start=number % 5 * 300,
                title=said,
                type=type_,
                span=span,
                date_text=span.edtf,
                date_from="text",
                sources=(one,),
                targets=(other,),
                countries=tuple(sorted((one, other))),
                pairs=((one, other),),
                confidence=0.8,
            ),
        )


def _word(number: int) -> str:
    """A word of letters for a number, long enough to be none that is ignored."""
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnpqrtvwxyz"[rest]
    return f"{letters}o"


def _day(day: date) -> TimeSpan:
    return TimeSpan(day, day, "day", day.isoformat())


def measure(happenings: int, total: int) -> float:
    """Make a chronology; print what it took and how well it went; the seconds."""
    which: dict[str, int] = {}
    told = []
    for number, mention in mentions(happenings, total):
        which[mention.id] = number
        told.append(mention)
    gc.collect()
    begin = time.process_time()
    events = list(chronology(told))
    taken = time.process_time() - begin
    groups = [[mention.id for mention in event.mentions] for event in events]
    joined = right = 0
    for group in groups:
        joined += _pairs(len(group))
        right += sum(map(_pairs, Counter(which[id_] for id_ in group).values()))
    wanted = sum(map(_pairs, Counter(which.values()).values()))
    print(
        f"{total:>9,} mentions of {happenings:>7,} happenings: {taken:6.1f} s, {total / taken:,.0f} a second;"
        f" {len(groups):,} events; of pairs joined {right / max(joined, 1):.3f} right,"
        f" of pairs to join {right / max(wanted, 1):.3f} joined",
        flush=True,
    )
    return taken


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def main() -> None:
    """Measure a tenth and the whole."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--happenings", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    asked = parser.parse_args()
    small = measure(asked.happenings // 10, asked.mentions // 10)
    large = measure(asked.happenings, asked.mentions)
    print(f"ratio {large / small:.1f}")


if __name__ == "__main__":
    main()
