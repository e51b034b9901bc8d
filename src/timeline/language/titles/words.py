"""Word lists that the headline steps share: small closed classes of English function words."""

from __future__ import annotations

BE = frozenset("am is are was were be been being 's 're".split()) - {"'s"}
HAVE = frozenset("has have had having".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would shall should can could may might must 'll 'd ca wo".split())
NEGATIONS = frozenset("not n't never".split())
ADVERBS = frozenset(
    "also then later never already recently once again still even just only soon finally now first "
    "jointly both nearly almost twice often always thus therefore hence itself himself herself "
    "themselves back long since meanwhile however yet once instead further eventually afterwards "
    "thereafter together rather today yesterday tomorrow already ever meanwhile too so onward onwards".split()
)
NOT_ADVERBS = frozenset("july italy ally family assembly supply reply rally only anomaly monopoly".split())
SUBJECT_PRONOUNS = frozenset("he she it they we i you".split())
OBJECT_PRONOUNS = frozenset("him them us me her".split())
PRONOUNS = (
    SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
    | frozenset(
        "this that these those there who whom which what one both another each none neither either some "
        "others most many all everyone everything nobody nothing something half few".split()
    )
)
POSSESSIVES = frozenset("his her its their our my your".split())
DETERMINERS = frozenset("the a an this that these those any some no each every another".split())
RELATIVES = frozenset("which who whom whose that".split())
SUBORDINATORS = frozenset(
    "which who whom whose that when while where whereas because although though unless if whether "
    "what how why but whereby lest".split()
)
"""These end a headline's rest at once; ``TEMPORAL`` only when a verb follows."""
TEMPORAL = frozenset("after before since until till once as so than for like".split())
COORDINATORS = frozenset("and or but nor yet then".split())
PREPOSITIONS = frozenset(
    "of in on at by for from to with between among against over under into onto about near during "
    "since until before after through within without across around outside inside toward towards upon "
    "as than off out up down per despite following amid via alongside beside beyond behind above "
    "below like unlike because throughout except including concerning regarding according ahead along "
    "instead".split()
)
PARTICLES = frozenset("up out off over down away back in on apart together through under home".split())
"""Words that may close a headline when a verb stands before them: "roads blown up"."""
TIME_LEADS = frozenset(
    "in on at by from to since until till during before after between around about of for within "
    "through early late mid the dated than throughout by around over as".split()
)
OPENING_TRASH = frozenset(
    "thus therefore hence however moreover meanwhile indeed so then also only even".split()
)
COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss sir dr dr.".split())
SEPARATORS = frozenset(', ; : ( ) [ ] " “ ” „ « » – — -- . ! ? …'.split())
HARD_STOPS = frozenset("; : – — -- . ! ? … ( ) [ ]".split())
QUOTES = frozenset("\" “ ” „ « » '' ``".split())
SPEECH = frozenset(
    "say add note report state know tell write argue insist claim mean explain remark find feel show "
    "see mention estimate learn recall".split()
)
"""Verbs that only introduce what someone says or thinks; the headline tells what that is."""
CLAUSAL = frozenset(
    "warn announce agree demand declare promise deny confirm admit hope believe fear expect think "
    "decide pledge threaten vow insist claim propose order request ask urge accuse suggest "
    "acknowledge concede rule swear argue reveal hint signal".split()
)
"""Verbs whose "that"-clause belongs to the headline when it is short."""
PLURAL_NOUNS = frozenset("men women people police children troops personnel media militia".split())
SINGULAR_ENDS = ("ss", "us", "is", "news")
SINGULAR_S = frozenset("series headquarters gas bus summits' news politics economics".split())
NOUNLIKE = frozenset(
    "talks strikes attacks visits forces troops plans signs moves calls ties names rules reports "
    "claims demands threats protests tests rockets trades exports imports supplies controls fires "
    "shots works states leaders deals exercises drills votes aims needs costs ends starts returns "
    "appeals charges questions steps results marks parts places points powers lines lands ships "
    "shares shows sides sources terms times views weeks works hopes fears interests changes clashes "
    "contacts counts courts fields figures grounds groups hands heads houses levels limits links "
    "lists lives loans looks masses matters means measures meetings minds missiles".split()
)
ATTRIBUTIVE = frozenset(
    "armed united alleged so-called captured detained suspected accused occupied exiled wounded "
    "displaced disputed unmanned unarmed skilled imprisoned jailed divided disused armoured armored "
    "planned proposed enriched contested limited increased advanced renewed improved unprecedented "
    "hundred hundreds sacred red naked used indeed speed seed need feed greed breed exceed proceed "
    "succeed based left retired related advised combined continued repeated fixed mixed "
    "abandoned destroyed fortified guided sophisticated experienced".split()
)
"""Words in -ed that are mostly adjectives (or no verb forms at all); verbs only after an auxiliary."""
STRICT_PASTS = frozenset(
    "cut hit set put read shot spread let shut cost cast bid bet split burst broadcast offset upset "
    "thought rose lay felt found left saw led lost light quit rid shed wed bore heat leapt meant run "
    "come become overcome".split()
)
"""Past forms that are also nouns, adjectives or base forms; they need the right neighbours."""
