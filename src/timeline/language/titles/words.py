"""Word lists that the headline steps share: small closed classes of English function words."""

from __future__ import annotations

SUBJECT_PRONOUNS = frozenset("he she it they we i you".split())
PRONOUNS = SUBJECT_PRONOUNS | frozenset(
    "him them us me her this that these those there who whom which what one both another each none neither "
    "either some others most many all everyone everything nobody nothing something half few".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
DETERMINERS = frozenset("the a an this that these those any some no each every another".split())
COORDINATORS = frozenset("and or but nor yet then".split())
PREPOSITIONS = frozenset(
    "of in on at by for from to with between among against over under into onto about near during "
    "since until before after through within without across around outside inside toward towards upon "
    "as than off out up down per despite following amid via alongside beside beyond behind above "
    "below like unlike because throughout except including concerning regarding according ahead along "
    "instead".split()
)
TIME_LEADS = frozenset(
    "in on at by from to since until till during before after between around about of for within "
    "through early late mid the dated than throughout by around over as".split()
)
COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss sir dr dr.".split())
QUOTES = frozenset("\" “ ” „ « » '' ``".split())
SPEECH = frozenset(
    "say add note report state know tell write argue insist claim mean explain remark find feel show "
    "see mention estimate learn recall believe think".split()
)
"""Verbs that only introduce what someone says or thinks; the headline tells what that is."""
OFFICES = frozenset(
    "leader president minister premier chancellor king queen emir sultan spokesman spokeswoman envoy "
    "ambassador secretary general commander prosecutor captain pilot soldier chief dictator crown "
    "prince pope man woman shah emperor chairman governor speaker diplomat mother father brother son".split()
)
"""What a person is called whom "he" or "she" may mean."""
DENYING = frozenset("deny doubt dispute refute disbelieve".split())
"""Verbs whose content is said not to be so."""
QUANTIFYING = frozenset(
    "more than only nearly almost about some at least around over up to fewer less".split()
)
"""Words before a number that belong to it."""
