"""Which word makes an event and its type: the table, and what stands around the word."""

from __future__ import annotations

import pytest

from timeline.language import annotate, load_pipeline
from timeline.language.triggers import TriggerMatch, find_triggers, triggers
from timeline.records import EVENT_TYPES, Document

SENTENCES = {
    "CONSULT": [
        "Nixon visited China in February 1972.",
        "The foreign ministers of Chile and Peru held talks in Lima.",
        "Merkel met Putin in Sochi.",
        "Obama will meet Castro in Havana.",
        "The leaders of India and Pakistan spoke by phone on Sunday.",
        "Sweden offered to mediate between Ethiopia and Eritrea.",
        "Japan hosted a summit with the Pacific states.",
    ],
    "AGREE": [
        "Israel and Egypt signed a peace treaty in 1979.",
        "Bolivia agreed to extradite the general to Spain.",
        "Canada ratified the convention.",
        "Portugal will send doctors to Mozambique.",
        "Serbia said it would release the two Kosovan policemen.",
        "Finland is willing to host refugees from Syria.",
        "Iran and Iraq reached an agreement on the river.",
    ],
    "SUPPORT": [
        "Iceland recognised Lithuania as an independent state.",
        "Brazil praised the reforms in Cuba.",
        "Austria congratulated Croatia on joining the euro.",
        "China welcomed the decision by Nepal to reopen the pass.",
        "Cuba and the United States restored diplomatic relations in 2015.",
        "Argentina expressed its solidarity with Chile.",
        "Japan apologised to Korea for the annexation.",
    ],
    "COOPERATE": [
        "Russia and China held joint naval exercises in the Baltic.",
        "Morocco extradited the smuggler to France.",
        "Estonia shares intelligence with Sweden.",
        "Norway and Russia cooperate in the Barents Sea.",
        "Australia and Japan collaborated on a submarine rescue system.",
    ],
    "AID": [
        "Japan sent relief supplies to Turkey after the earthquake.",
        "Germany provided tanks to Ukraine.",
        "Kenya took in refugees from Somalia.",
        "Saudi Arabia lent Pakistan three billion dollars.",
        "Uruguay sent peacekeepers to Haiti.",
        "Ecuador granted asylum to the founder of WikiLeaks.",
        "Norway donated vaccines to Ghana.",
    ],
    "YIELD": [
        "The Soviet Union withdrew its troops from Afghanistan.",
        "The United States lifted sanctions on Sudan.",
        "Iran released fifteen British sailors.",
        "Eritrea and Ethiopia exchanged prisoners of war.",
        "Colombia and the ELN rebels suspended hostilities.",
        "Saudi Arabia eased restrictions on Qatar.",
        "Sudan declared a ceasefire in Darfur.",
    ],
    "REQUEST": [
        "Austria urged Hungary to open the border.",
        "Libya demanded compensation from Italy.",
        "The Philippines asked China to leave the reef.",
        "Panama called on the United States to pay for the damage.",
        "Kenya appealed for help from Britain.",
        "Poland said Germany must pay reparations.",
    ],
    "ACCUSE": [
        "Rwanda accused Burundi of sheltering rebels.",
        "Turkey condemned the coup in Egypt.",
        "India summoned the Canadian ambassador.",
        "Gambia filed a case against Myanmar in The Hague.",
        "Spain opened an investigation into the Russian spy ring.",
        "Malaysia blamed North Korea for the murder.",
        "Ireland criticised Israel over the settlements.",
    ],
    "REJECT": [
        "Iran rejected the American proposal.",
        "Serbia refused to sign the Rambouillet agreement.",
        "Russia vetoed the resolution on Syria.",
        "Hungary will not accept refugees from Syria.",
        "Japan cancelled a planned visit to Seoul.",
        "Syria turned down the offer made by Jordan.",
        "Cyprus and Turkey failed to reach an agreement.",
    ],
    "THREATEN": [
        "North Korea threatened to attack Guam.",
        "China warned Taiwan against holding the referendum.",
        "The United States gave Serbia an ultimatum.",
        "Turkey said it would begin an offensive against Kurdish forces in Syria.",
        "Iran vowed to retaliate against Israel.",
        "Mexico will impose tariffs on American pork.",
    ],
    "SANCTION": [
        "The European Union imposed sanctions on Belarus.",
        "Saudi Arabia broke off relations with Iran.",
        "Britain expelled Russian diplomats.",
        "The United States withdrew from the nuclear deal with Iran.",
        "Australia recalled its ambassador from Jakarta.",
        "Colombia closed its border with Venezuela.",
        "The Netherlands suspended aid to Suriname.",
    ],
    "MOBILIZE": [
        "North Korea tested a ballistic missile.",
        "Greece put its forces on alert.",
        "Russia deployed troops along the Ukrainian border.",
        "China staged military exercises near Taiwan.",
        "The United States sent warships to the Gulf.",
        "Chile mobilised its reservists against Argentina.",
    ],
    "COERCE": [
        "Iran seized a British tanker.",
        "Indonesia annexed East Timor in 1976.",
        "Turkey arrested an American pastor.",
        "The court issued an arrest warrant for the president of Sudan.",
        "Pakistan deported thousands of Afghans.",
        "Poland declared a state of emergency at the border with Belarus.",
    ],
    "ASSAULT": [
        "Iraq invaded Kuwait in August 1990.",
        "Israel bombed a reactor in Syria.",
        "Azerbaijan launched an offensive against Armenian positions.",
        "Turkish troops captured the town of Afrin in Syria.",
        "Rebels backed by Rwanda attacked Goma.",
        "Saudi warplanes struck a hospital in Yemen.",
        "Pakistan violated the ceasefire along the border with India.",
    ],
    "PROTEST": [
        "Thousands of people protested in Minsk against the government of Belarus.",
        "Students held a rally outside the American embassy in Athens.",
        "Miners in Poland went on strike.",
        "Demonstrators in Tehran burned an American flag.",
        "Hundreds of Tibetans staged a hunger strike in New Delhi.",
    ],
    "OTHER": [
        "Voters in France elected Macron in 2017.",
        "East Timor declared independence.",
        "Kenya held elections in December 2007.",
        "The king of Jordan died in February 1999.",
        "An earthquake killed thousands of people in Nepal.",
    ],
}


def test_every_type_has_sentences() -> None:
    assert set(SENTENCES) == set(EVENT_TYPES)
    assert all(len(sentences) >= 5 for sentences in SENTENCES.values())


@pytest.mark.parametrize(
    ("type_", "text"), [(type_, text) for type_, texts in SENTENCES.items() for text in texts]
)
def test_type_of_the_main_event(type_: str, text: str) -> None:
    _, mentions = annotate(Document("x", text))
    assert (mentions[0].type if mentions else "OTHER") == type_


def found(text: str) -> list[TriggerMatch]:
    return list(find_triggers(load_pipeline()(text)))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The treaty was terminated by Russia.", ["AGREE", "SANCTION"]),
        ("Russia left the treaty.", ["SANCTION", "AGREE"]),
        ("Sanctions were imposed on Iraq.", ["SANCTION", "SANCTION"]),
        ("The Saudi-led coalition waited.", []),
        ("The captured pilots waited.", []),
        ("Iran agreed in March.", ["AGREE"]),
        ("The agreement demonstrates that both gain.", ["AGREE"]),
        ("They must pay.", []),
    ],
)  # fmt: skip
def test_words_in_context(text: str, types: list[str]) -> None:
    assert [match.trigger.type for match in found(text)] == types


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("After the talks in Rome Italy recalled its envoy.", "talks"),
        ("When Iraq invaded Kuwait, Jordan recalled its ambassador.", "invaded"),
        ("Cuba agreed to release the men.", "release"),
        ("Troops backed by Uganda invaded Bunia.", "backed"),
        ("Oman condemned Iran for attacking the ship.", "attacking"),
    ],
)
def test_words_that_serve_another_weigh_less(text: str, word: str) -> None:
    doc = load_pipeline()(text)
    weights = {doc[m.start : m.end].text: m.weight for m in find_triggers(doc)}
    assert weights[word] > 0
    assert all(weights[word] > weight for other, weight in weights.items() if other != word)


def test_a_refusal_names_what_is_refused() -> None:
    [match, *_] = found("Norway will not lift the ban.")
    assert (match.trigger.words, match.trigger.type, match.start, match.end) == (
        "refuse to lift",
        "REJECT",
        1,
        4,
    )


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Albania vowed to help Italy.", "AGREE"),
        ("Albania vowed to attack Italy.", "THREATEN"),
        ("Chad is prepared to withdraw its troops from Sudan.", "AGREE"),
        ("Chad is prepared to invade Sudan.", "THREATEN"),
        ("Hungary says it will not take back the migrants from Austria.", "REJECT"),
        ("Nepal did not allow the Indian inspectors to enter.", "REJECT"),
        ("The United Nations failed to renew the arms embargo on Eritrea.", "YIELD"),
        ("Iran would close the strait if its oil were embargoed.", "THREATEN"),
        ("Peru may recall its ambassador from Mexico.", "THREATEN"),
        ("Thailand called the visit of the Burmese delegation off.", "REJECT"),
        ("Ghana told Togo to close the crossing.", "REQUEST"),
        ("Benin announced that it would send doctors to Niger.", "AGREE"),
        ("Spain's prime minister promised full support for Tunisia.", "SUPPORT"),
        ("Ministry officials said the union will not end the strike.", "REJECT"),
    ],
)
def test_what_the_words_around_make_of_it(text: str, type_: str) -> None:
    _, mentions = annotate(Document("x", text))
    assert mentions[0].type == type_


def test_the_nearest_object_decides() -> None:
    assert found("Chad launched an investigation into the attack.")[0].trigger.type == "ACCUSE"
    assert found("Chad launched an attack after an investigation.")[0].trigger.type == "ASSAULT"


def test_table_lists_only_known_types_and_no_doubles() -> None:
    rows = [(t.kind, t.words, t.subjects, t.objects, t.unless) for t in triggers()]
    assert {t.type for t in triggers()} == set(EVENT_TYPES)
    doubled = {row for row in rows if rows.count(row) > 1}
    assert not doubled


@pytest.mark.parametrize(
    "text", ["", " ", "-", "will not", "must", "'s", "\x00", "attack-attack", "of", "𝔘 war", "\n\n\n", "was"]
)
def test_any_text_is_fine(text: str) -> None:
    found(text)


def test_time_grows_with_the_text_only() -> None:
    words = "to not will and that was attack the talks " * 2000
    assert len(found(words)) > 1000
