"""Lists of names: whoever stands between commas and a last "and"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from timeline.language.titles.scene import Scene


def name_list(view: Scene, head: Token) -> range:
    """ "Vladimir Putin, Petro Poroshenko, Angela Merkel and François Hollande", however it was parsed.

    Names with nothing but commas and a last "and" between them; empty for fewer than three.
    """
    names = sorted({start: end for start, (end, _) in view.people.items()}.items() | _states(view))
    run: list[tuple[int, int]] = []
    for start, end in names:
        between = [t.lower_ for t in view.doc[run[-1][1] : start]] if run else []
        if run and start < run[-1][1]:
            continue
        if not run or not between or not set(between) <= {",", "and", "the"} or _closed(view, run):
            if _holds(run, head.i):
                break
            run = []
        run.append((start, end))
    whole = len(run) > 2 and _holds(run, head.i) and _closed(view, run)
    return range(run[0][0], run[-1][1]) if whole else range(0)


def _states(view: Scene) -> set[tuple[int, int]]:
    return {(a.start, a.end) for a in view.actors.values() if a.kind not in ("adjective", "demonym")}


def _closed(view: Scene, run: Sequence[tuple[int, int]]) -> bool:
    """Whether the last of some names stands behind an "and"."""
    return len(run) > 1 and any(t.lower_ == "and" for t in view.doc[run[-2][1] : run[-1][0]])


def _holds(run: Sequence[tuple[int, int]], i: int) -> bool:
    return bool(run) and run[0][0] <= i < run[-1][1]


def names_follow(noun: Token) -> bool:
    """ "Presidents Leonid Kuchma, Boris Yeltsin and Bill Clinton": names right behind a plural."""
    following = noun.doc[min(noun.i + 1, len(noun.doc) - 1)]
    return noun.tag_ in ("NNS", "NNPS") and following.tag_ == "NNP" and following.ent_type_ == "PERSON"
