"""Headlines of sentences of many kinds: questions, quotes, lists, passives, events told by nouns, clauses."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language import annotate
from timeline.language.titles import LONGEST
from timeline.records import Document

ROWS = [
    ("Will Norway leave the alliance in 2026?", "Norway could leave the alliance"),
    ("Could Sudan attack Chad next year?", "Sudan could attack Chad"),
    (
        "“We will close the border,” President Lech Walesa said on 3 May 1994.",
        "President Lech Walesa to close the border",
    ),
    ("“The talks have failed,” the Finnish foreign minister said on Monday.", "Talks fail"),
    (
        "The Portuguese prime minister said on Tuesday that his country would withdraw its troops from Mali.",
        "Portugal to withdraw its troops from Mali",
    ),
    ("Ghana denied on Friday having sold arms to Togo.", "Ghana denies having sold arms to Togo"),
    (
        "Kuwait demanded on 2 July 1994 that Iraq free its prisoners.",
        "Kuwait demands that Iraq free its prisoners",
    ),
    (
        "The president of Mexico warned on Sunday that his country would close its airspace.",
        "President of Mexico warns that his country will close its airspace",
    ),
    (
        "Bulgaria recognised Kosovo as an independent state on 20 March 2008.",
        "Bulgaria recognises Kosovo as an independent state",
    ),
    (
        "Austria accused Hungary of breaking the treaty on 4 June 2003.",
        "Austria accuses Hungary of breaking the treaty",
    ),
    (
        "Two Swedish soldiers were killed by a mine in Croatia on 9 May 1995.",
        "Two Swedish soldiers are killed by a mine in Croatia",
    ),
    (
        "The embassy of Denmark in Tehran was attacked by a crowd in February 2006.",
        "Embassy of Denmark in Tehran is attacked by a crowd",
    ),
    (
        "A ceasefire between Armenia and Azerbaijan was brokered by Russia on 10 October 2020.",
        "Ceasefire between Armenia and Azerbaijan is brokered by Russia",
    ),
    (
        "The bridge had been blown up by Serbian soldiers in April 1999.",
        "Bridge is blown up by Serbian soldiers",
    ),
    (
        "Talks between Cyprus and Turkey were held in Geneva on 12 January 2017.",
        "Talks between Cyprus and Turkey are held in Geneva",
    ),
    ("The visit of the Thai king to Laos ended on 9 April 1994.", "Visit of the Thai king to Laos ends"),
    (
        "The visit of President Jacques Chirac to Algeria took place in March 2003.",
        "Visit of President Jacques Chirac to Algeria takes place",
    ),
    (
        "There were talks between India and Nepal in Delhi on 5 June 2001.",
        "Talks between India and Nepal in Delhi",
    ),
    ("Libya's invasion of Chad began in 1980.", "Libya's invasion of Chad begins"),
    (
        "After the collapse of the talks on 3 May 2005, Eritrea expelled the peacekeepers.",
        "Eritrea expels the peacekeepers",
    ),
    (
        "Peru, Ecuador, Colombia and Bolivia signed a trade pact in Lima on 26 May 1969.",
        "Peru, Ecuador, Colombia and Bolivia sign a trade pact in Lima",
    ),
    (
        "Croatia and Slovenia, which had quarrelled over a bay, agreed in 2009 to let judges decide.",
        "Croatia and Slovenia agree to let judges decide",
    ),
    (
        "Zambia closed its border with Congo on Saturday and recalled its ambassador.",
        "Zambia closes its border with Congo",
    ),
    (
        "When Greece blocked the talks in 2008, Macedonia appealed to the court in The Hague.",
        "Greece blocks the talks",
    ),
    (
        "If Kenya closes the border in March 2025, Somalia will appeal to the African Union.",
        "Somalia to appeal to the African Union",
    ),
    (
        "Japan plans to build two icebreakers with Finland by 2027.",
        "Japan plans to build two icebreakers with Finland",
    ),
    (
        "Ministers from Chad and Niger were scheduled to meet in Abuja on 4 July 2024.",
        "Ministers from Chad and Niger to meet in Abuja",
    ),
    ("Qatar is to host the peace talks on 7 July 2024.", "Qatar to host the peace talks"),
    ("Mali is expected to leave the force next month.", "Mali to leave the force"),
    ("Serbia refused to extradite the general in 2009.", "Serbia refuses to extradite the general"),
    ("Tunisia never ratified the convention of 1951.", "Tunisia does not ratify the convention"),
    (
        "Neither Spain nor Portugal recognised the government in 1976.",
        "Neither Spain nor Portugal recognises the government",
    ),
    (
        "No agreement was reached by Bolivia and Chile in 1978.",
        "No agreement is reached by Bolivia and Chile",
    ),
    (
        "Morocco has not reopened its border with Algeria since 1994.",
        "Morocco does not reopen its border with Algeria",
    ),
    (
        "Uruguay's foreign minister, Luis Almagro, met his Paraguayan counterpart in Montevideo in 2012.",
        "Luis Almagro meets his Paraguayan counterpart in Montevideo",
    ),
    (
        "Iceland, a member of NATO without an army, sent nurses to Iraq in 2003.",
        "Iceland sends nurses to Iraq",
    ),
    (
        "The Cuban foreign minister, who had come from Havana the day before, spoke with the pope in 2015.",
        "Cuban foreign minister speaks with the pope",
    ),
    (
        "Mr Blair visited Tripoli on 25 March 2004. He met Muammar Gaddafi in a tent.",
        "Tony Blair meets Muammar Gaddafi in a tent",
    ),
    (
        "Burundi and Rwanda fought for years. The two countries signed a truce on 3 May 1999.",
        "Burundi and Rwanda sign a truce",
    ),
    (
        "Pakistan and India were close to war. On 4 July 1999 the two leaders spoke by telephone.",
        "Leaders of Pakistan and India speak by telephone",
    ),
    (
        "Estonia bought twelve howitzers from South Korea in 2018.",
        "Estonia buys twelve howitzers from South Korea",
    ),
    (
        "Angola paid 500 million dollars to Portugal in June 2010.",
        "Angola pays 500 million dollars to Portugal",
    ),
    (
        "At least 30 Dutch citizens were evacuated from Sudan on 24 April 2023.",
        "At least 30 Dutch citizens are evacuated from Sudan",
    ),
    (
        "MADRID (Agency) - Spain expelled two Venezuelan diplomats on Thursday.",
        "Spain expels two Venezuelan diplomats",
    ),
    ("Romania and Bulgaria join the European Union.", "Romania and Bulgaria join the European Union"),
    (
        "In 1962 China invaded India because of the disputed border, and the Soviet Union stood aside.",
        "China invades India",
    ),
    ("Mongolia lent Russia horses in 1942 and gave it coats.", "Mongolia lends Russia horses"),
    ("Nigeria gave the refugees food and tents in May 1999.", "Nigeria gives the refugees food and tents"),
    (
        "Venezuela nationalised the assets of the Spanish bank in May 2008 in spite of protests from Madrid.",
        "Venezuela nationalises the assets of the Spanish bank in spite of protests from Madrid",
    ),
    (
        "The Lithuanian parliament voted by 141 to 0 to call for sanctions against Belarus in 2020.",
        "Lithuanian parliament votes by 141 to 0 to call for sanctions against Belarus",
    ),
    (
        "France's decision to send troops to Mali on 11 January 2013 was welcomed by Niger.",
        "France's decision to send troops to Mali is welcomed by Niger",
    ),
    ("Hungary became a member of NATO in March 1999.", "Hungary becomes a member of NATO"),
    ("Ghana denied on Friday that it had sold arms to Togo.", "Ghana denies that it has sold arms to Togo"),
    (
        "Presidents Joko Widodo, Rodrigo Duterte and Halimah Yacob met in Manila on 27 April 2017.",
        "Joko Widodo, Rodrigo Duterte and Halimah Yacob meet in Manila",
    ),
    (
        "In March 1996 Bulgarian trawlers blocked the port of Varna.",
        "Bulgarian trawlers block the port of Varna",
    ),
    (
        "The army of Gabon entered the capital before dawn and arrested the president on 30 August 2023.",
        "Army of Gabon arrests the president",
    ),
    (
        "Chad broke off relations with Israel in 1972 and restored them in 2019.",
        "Chad breaks off relations with Israel",
    ),
    (
        "Ireland admitted for the first time on Friday that its navy had turned back a Spanish trawler.",
        "Ireland admits for the first time that its navy has turned back a Spanish trawler",
    ),
]

DENIED = "Ghana denied on Friday that it had sold arms to Togo."
LONG = (
    "On 4 March 2009 the government of Australia agreed to send 250 engineers, doctors and "
    "police officers to the islands of the Solomon archipelago for the reconstruction of schools and roads."
)


def titles(text: str) -> list[str]:
    """The titles of a text's mentions, in their order."""
    document = Document(id="test", text=text, published=date(2024, 6, 15))
    return [mention.title for mention in annotate(document)[1]]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_title_of_a_sentence(text: str, expected: str) -> None:
    assert expected in titles(text)


def test_what_is_denied_is_not_told_as_done() -> None:
    assert all("denies" in title for title in titles(DENIED))


def test_a_headline_too_long_loses_whole_phrases() -> None:
    first = titles(LONG)[0]
    assert len(first) <= LONGEST
    assert first.startswith(
        "Government of Australia agrees to send 250 engineers, doctors and police officers"
    )
