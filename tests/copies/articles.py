"""Reports to compare: two independent ones of each event, a later version, and a report of what followed."""

from __future__ import annotations

SUMMIT = """\
Russian President Vladimir Putin and North Korean leader Kim Jong Un met for the first time on Thursday \
in Vladivostok. The two men shook hands at the Far Eastern Federal University on Russky Island and \
talked for about two hours before their delegations joined them. Putin said afterwards that North Korea \
wanted guarantees of its security before it gave up its nuclear weapons. "We need to restore the power \
of international law," he told reporters. Kim called the conversation frank and useful. He had arrived \
by armoured train the day before and was welcomed with bread and salt at the border. Their meeting came \
two months after talks between Kim and United States President Donald Trump in Hanoi had ended without \
an agreement. Russia has a short land border with North Korea and employed thousands of its workers. \
Under sanctions of the United Nations they have to leave by the end of the year. Putin flew on to \
Beijing for a conference on trade routes.
"""

SUMMIT_BY_ANOTHER = """\
Kim Jong Un has held his first summit with Vladimir Putin as he looks for friends after the failure of \
his talks with Washington. The leaders sat down on a university campus outside the Pacific port of \
Vladivostok and spent most of Thursday together, at first alone, then with ministers and at a gala \
dinner. The Russian president told journalists that Pyongyang was ready to disarm if it got firm \
promises in return. "We need to restore the power of international law," he said. No document was \
signed. Analysts in Seoul had expected little else: Moscow wants a seat at the table, and the North \
hopes that its labourers may stay in Russian timber camps and building sites when a United Nations \
deadline runs out in December. The visitor came in his green train over the Tumen river. He was due to \
lay a wreath at a war memorial before going home on Friday.
"""

SUMMIT_LATER = SUMMIT.replace(
    "Kim called the conversation frank and useful.",
    "Kim thanked his host at a dinner and invited him to Pyongyang, state media said on Friday.",
).replace(
    "Putin flew on to Beijing for a conference on trade routes.",
    "The Kremlin did not say when a visit might take place. Putin went on to Beijing, to see Xi Jinping.",
)

SUMMIT_AFTERMATH = """\
North Korea fired several short-range projectiles into the sea on Saturday, the South Korean military \
said. The launches from the Hodo peninsula near Wonsan were the first in more than a year and came nine \
days after North Korean leader Kim Jong Un met Russian President Vladimir Putin in Vladivostok. Their \
meeting came two months after talks between Kim and United States President Donald Trump in Hanoi had \
ended without an agreement. Seoul urged the North to stop acts that raise tension on the peninsula. \
Trump wrote that he believed Kim would not break his promise. Japan said that nothing had reached its \
waters. Experts who studied pictures of the exercise saw rocket launchers of large calibre and at least \
one ballistic missile of a new kind, which could be moved on wheels.
"""

NAME = """\
The foreign ministers of Greece and Macedonia signed an agreement on Sunday that is to end a quarrel of \
27 years over the name of the younger state. It will be called Republic of North Macedonia. Nikos \
Kotzias and Nikola Dimitrov put their names to the text in the village of Psarades on Lake Prespa, while \
prime ministers Alexis Tsipras and Zoran Zaev looked on. "We have a historic responsibility that this \
deal is not held in abeyance," Tsipras said. Parliaments in both countries have to ratify the accord, \
and Macedonia will hold a referendum in the autumn. Greece then will no longer stand in the way of talks \
about membership of the European Union and of NATO. Protesters in Bitola and in Pisoderi waved flags \
against the compromise. The Macedonian president, Gjorge Ivanov, has said that he will not sign it.
"""

NAME_BY_ANOTHER = """\
A dispute that has kept Skopje out of NATO for a decade came close to its end at the shore of a lake. \
Under a white tent at Psarades the Greek foreign minister, Nikos Kotzias, and his colleague Nikola \
Dimitrov signed what both governments call a fair bargain: the neighbour becomes North Macedonia, at \
home and abroad, and drops claims to the heritage of Alexander. Alexis Tsipras survived a vote of no \
confidence over it the day before. Zoran Zaev, who crossed by boat, gave him a tie. Hard work lies \
ahead, for the opposition in Macedonia calls the deal a defeat, and voters have to be asked. Brussels \
hopes that talks on joining the bloc can be opened at the summit later in June.
"""

NAME_CUT = NAME[: NAME.index("Greece then will")]
NAME_BY_AGENCY = "PSARADES, Greece (Agency) - " + NAME.replace("“", '"').replace("on Sunday", "Sunday")

DAILY = """\
The monitoring mission recorded {a} ceasefire violations in the Donetsk region between the evenings of \
{b} and {c} {m}, including {d} explosions. In the Luhansk region it recorded {e} violations, including \
{f} explosions. The members of the mission saw damage to {g} houses in Avdiivka. They were denied \
passage at a checkpoint near Olenivka for {h} minutes. The mission continued to observe the withdrawal \
of weapons and saw {i} howitzers outside designated storage sites. It helped to make repairs to water \
pipes possible, and it watched the queues of civilians at the crossing point near Stanytsia Luhanska, \
where about {j} people stood in line on both sides at noon.
"""
MONDAY = DAILY.format(a=231, b=3, c=4, m="May", d=87, e=112, f=40, g=6, h=25, i=9, j=340)
TUESDAY = DAILY.format(a=164, b=4, c=5, m="May", d=59, e=75, f=18, g=2, h=47, i=11, j=290)
