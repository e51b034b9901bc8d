"""Country pairs of whole sentences, by the whole pipeline: who takes part, and who is only named."""

from __future__ import annotations

import pytest

from timeline.language import annotate
from timeline.records import Document


def pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of every mention, in alphabetical order within a pair."""
    _, found = annotate(Document(id="x", text=text, title=None, published=None))
    return {(min(pair), max(pair)) for mention in found for pair in mention.pairs}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom it concerns stands deep in the object
        ("Portugal rejected the appeal of a Brazilian fisherman convicted in 2018.", {("BRA", "PRT")}),
        ("Denmark condemned the jailing of journalists by the Eritrean authorities.", {("DNK", "ERI")}),
        ("Kenya summoned the ambassador of Sudan over the border incident.", {("KEN", "SDN")}),
        ("Chile has opened an inquiry into the sale of arms to Bolivian companies.", {("BOL", "CHL")}),
        ("A Croatian-born engineer was convicted by an Austrian court in March.", {("AUT", "HRV")}),
        # who acts stands inside the subject, or made the thing
        ("Police in Peru's second-largest city arrested three Ecuadorian miners.", {("ECU", "PER")}),
        ("Lawmakers in Canada introduced a bill that would sanction Belarusian officials.", {("BLR", "CAN")}),
        # what they tell of themselves
        ("Norwegian authorities say they have opened an inquiry into a Russian trawler.", {("NOR", "RUS")}),
        ("Finland said it would send rescue teams to Turkey.", {("FIN", "TUR")}),
        ("India announced on Monday that it had expelled two Canadian diplomats.", {("CAN", "IND")}),
        # who merely says it, and nouns that look like saying
        ("Russia shelled a Ukrainian town overnight, the British defence ministry said.", {("RUS", "UKR")}),
        ("Hungary has criticised Serbia over claims of spying at the border.", {("HUN", "SRB")}),
        ("Morocco deported four Malian asylum seekers whose claims it had refused.", {("MAR", "MLI")}),
        ("According to Polish officials, Latvia sent tents to Moldova.", {("LVA", "MDA")}),
        # people in a country
        ("The Netherlands flew medicine to flood victims in Mozambique.", {("MOZ", "NLD")}),
        ("Japan sent rescuers after the earthquake in Nepal.", {("JPN", "NPL")}),
        ("French warplanes bombed rebel camps in northern Chad.", {("FRA", "TCD")}),
        # on whom it is made to depend
        ("Armenia will not reopen the border until Azerbaijan frees the captives.", {("ARM", "AZE")}),
        ("Cuba said on Sunday it would not lift the ban unless Spain apologised.", {("CUB", "ESP")}),
        # equals
        ("Bolivia and Chile failed to reach agreement on access to the sea.", {("BOL", "CHL")}),
        ("Ethiopia and Egypt held a fresh round of talks in Khartoum.", {("EGY", "ETH")}),
        ("The presidents of Kenya, Uganda and Rwanda signed a customs pact.",
         {("KEN", "RWA"), ("KEN", "UGA"), ("RWA", "UGA")}),
        ("Joint exercises were staged by the navies of Oman and Pakistan.", {("OMN", "PAK")}),
        # against whom comes before where
        ("Ghana filed a lawsuit in a London court against an Italian oil company.", {("GHA", "ITA")}),
        # nobody
        ("The Paris Agreement was signed by the president of Fiji.", set()),
        ("Two ministers of Bulgaria resigned after a scandal.", set()),
        ("Brazil's president visited the town of Manaus.", set()),
        ("Iceland published a report on fishing in the waters of Greenland.", set()),
        ("Tunisia arrested a former minister at the airport.", set()),
        # parties to what is planned, threatened, asked and denied
        ("Turkey threatened to block Sweden's accession.", {("SWE", "TUR")}),
        ("Jordan urged Israel to halt the works at the site.", {("ISR", "JOR")}),
        ("Iraq denied shelling villages across the border in Turkey.", {("IRQ", "TUR")}),
        ("Vietnam demanded that China withdraw the oil rig.", {("CHN", "VNM")}),
        ("South Korea has called on Japan to scrap the export curbs.", {("JPN", "KOR")}),
        ("Thailand handed over 40 prisoners to Myanmar on Friday.", {("MMR", "THA")}),
        ("The Georgian prime minister accused Moscow of meddling in the vote.", {("GEO", "RUS")}),
        ("Austria recalled its ambassador to Hungary for consultations.", {("AUT", "HUN")}),
        ("Colombia restored diplomatic relations with Venezuela in August.", {("COL", "VEN")}),
        ("Albania severed ties with Iran after a cyber-attack.", {("ALB", "IRN")}),
        ("Lithuania banned the import of Belarusian timber.", {("BLR", "LTU")}),
        ("Libya's coast guard seized two Maltese fishing boats.", {("LBY", "MLT")}),
        ("Philippine President Ferdinand Marcos Jr. flew to Jakarta to meet Indonesian leader Joko Widodo.",
         {("IDN", "PHL")}),
        ("Swedish troops will join a Finnish brigade during the drill.", {("FIN", "SWE")}),
        ("Protesters in Pakistan burned a Danish flag.", {("DNK", "PAK")}),
        ("Argentina has refused a British request to reopen the air link.", {("ARG", "GBR")}),
        ("Slovakia gave Ukraine thirteen fighter jets.", {("SVK", "UKR")}),
        ("Nigeria and Cameroon agreed to mark their common frontier.", {("CMR", "NGA")}),
        ("The Malaysian transport minister thanked Singapore for its help in the search.", {("MYS", "SGP")}),
    ],
)  # fmt: skip
def test_pairs(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected == pairs(text)
