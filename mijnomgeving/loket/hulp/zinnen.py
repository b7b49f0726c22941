"""The sentences from which a caseworker puts a summary together: B1, in Dutch and in English.

They are fixed, so that the English is right whoever is at the counter. A sentence with a date has a form for when there
is one, with `{}` where it stands, and one for when there is none.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence.

    Args:
        sleutel: in the form and in what is kept.
        keuze: what the caseworker reads at the box.
        nl, en: without a date.
        nl_op, en_op: with one; empty where it never has one.
    """

    sleutel: str
    keuze: str
    nl: str
    en: str
    nl_op: str = ""
    en_op: str = ""

    @property
    def met_datum(self) -> bool:
        """Whether it can have a date."""
        return bool(self.nl_op)

    def say(self, taal: str, dag: date | None) -> str:
        """The sentence in this language."""
        met, zonder = (self.en_op, self.en) if taal == "en" else (self.nl_op, self.nl)
        return met.format(say_dag(dag, taal)) if dag and met else zonder


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the summary."""

    sleutel: str
    titel_nl: str
    titel_en: str
    zinnen: tuple[Zin, ...]


def say_dag(dag: date, taal: str) -> str:
    """A day as people read it: 3 december 2026."""
    with translation.override(taal):
        return date_format(dag, "j F Y")


DELEN = (
    Deel(
        "besproken",
        "Wat wij bespraken",
        "What we talked about",
        (
            Zin(
                "overzicht",
                "Samen naar de lopende zaken gekeken",
                "Wij keken samen naar uw zaken bij de overheid.",
                "We looked at your matters with the government together.",
            ),
            Zin("brief", "Een brief uitgelegd", "Wij legden u een brief uit.", "We explained a letter to you."),
            Zin(
                "rechten",
                "Gekeken waar iemand recht op kan hebben",
                "Wij keken of u nog ergens recht op hebt.",
                "We checked if there is anything else you are entitled to.",
            ),
            Zin(
                "schulden",
                "De schulden op een rij gezet",
                "Wij zetten uw schulden bij de overheid op een rij.",
                "We made a list of your debts to the government.",
            ),
            Zin(
                "toestemming",
                "Toestemming gegeven om gegevens te bekijken",
                "U gaf toestemming om gegevens bij andere organisaties te bekijken. U kunt die intrekken.",
                "You gave permission to look at information at other organisations. You can withdraw it.",
            ),
        ),
    ),
    Deel(
        "u",
        "Wat u doet",
        "What you do",
        (
            Zin(
                "niets",
                "De persoon hoeft nu niets te doen",
                "U hoeft nu niets te doen.",
                "You do not have to do anything now.",
            ),
            Zin(
                "opsturen",
                "Een document opsturen",
                "Stuur het document dat nog mist zo snel mogelijk op.",
                "Send the missing document as soon as possible.",
                "Stuur het document dat nog mist op voor {}.",
                "Send the missing document before {}.",
            ),
            Zin(
                "betalen",
                "Betalen",
                "Betaal het bedrag dat in de brief staat.",
                "Pay the amount in the letter.",
                "Betaal het bedrag dat in de brief staat voor {}.",
                "Pay the amount in the letter before {}.",
            ),
            Zin(
                "bezwaar",
                "Bezwaar maken",
                "Bent u het niet eens met het besluit? Maak dan op tijd bezwaar. De laatste dag staat in de brief.",
                "Do you disagree with the decision? Then object in time. The last day is in the letter.",
                "Bent u het niet eens met het besluit? Maak dan bezwaar. Dat kan tot en met {}.",
                "Do you disagree with the decision? Then object. You can do so until {}.",
            ),
            Zin(
                "meenemen",
                "Papieren meenemen naar de afspraak",
                "Neem uw identiteitsbewijs en de brieven mee naar de afspraak.",
                "Bring your identity document and the letters to the appointment.",
            ),
            Zin(
                "doorgeven",
                "Een verandering doorgeven",
                "Verandert er iets in uw inkomen, woning of gezin? Geef dat meteen door.",
                "Does your income, home or family change? Report it straight away.",
            ),
            Zin(
                "post",
                "Post openmaken en bewaren",
                "Maak uw post open en bewaar de brieven. Weet u niet wat er staat? Kom langs of bel.",
                "Open your mail and keep the letters. Not sure what a letter says? Come by or call.",
            ),
        ),
    ),
    Deel(
        "overheid",
        "Wat de overheid doet",
        "What the government does",
        (
            Zin(
                "bellen",
                "Wij bellen terug",
                "Wij bellen u terug.",
                "We will call you back.",
                "Wij bellen u uiterlijk op {}.",
                "We will call you by {}.",
            ),
            Zin(
                "besluit",
                "De organisatie neemt een besluit",
                "De organisatie neemt een besluit en stuurt u een brief.",
                "The organisation takes a decision and sends you a letter.",
                "De organisatie neemt uiterlijk op {} een besluit en stuurt u een brief.",
                "The organisation takes a decision by {} and sends you a letter.",
            ),
            Zin(
                "afspraak",
                "Er is een afspraak",
                "U krijgt een afspraak.",
                "You will get an appointment.",
                "U hebt een afspraak op {}.",
                "You have an appointment on {}.",
            ),
            Zin(
                "doorverwezen",
                "Doorverwezen naar een andere organisatie",
                "Wij vroegen een andere organisatie om u te helpen. Die neemt contact met u op.",
                "We asked another organisation to help you. They will contact you.",
                "Wij vroegen een andere organisatie om u te helpen. Die neemt voor {} contact met u op.",
                "We asked another organisation to help you. They will contact you before {}.",
            ),
            Zin(
                "ingediend",
                "Wij dienden iets voor de persoon in",
                "Wij stuurden vandaag iets voor u in. U krijgt een bewijs van ontvangst.",
                "We handed something in for you today. You will get a receipt.",
            ),
            Zin(
                "innen",
                "Gevraagd om het innen te stoppen",
                "Wij vroegen om u even niet te laten betalen. U hoort of dat mag.",
                "We asked them to pause your payments. You will hear if that is possible.",
            ),
        ),
    ),
)


def find_zin(sleutel: str) -> Zin | None:
    """The sentence with this key; None for one that is no more."""
    return next((zin for deel in DELEN for zin in deel.zinnen if zin.sleutel == sleutel), None)
