"""What can be the matter at the counter, and how bad it is."""

from enum import StrEnum


class Ernst(StrEnum):
    """How soon an officer must look."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class Alarmsoort(StrEnum):
    """What happened."""

    GRENS_NADERT = "grens-nadert"
    GRENS = "grens"
    OPSOMMEN = "opsommen"
    ZELF = "zelf"
    FAMILIE = "familie"
    COLLEGA = "collega"
    BESCHERMD = "beschermd"
    GEHEIM = "geheim"
    BUITEN_DIENST = "buiten-dienst"
    ZONDER_CONTACT = "zonder-contact"
    NOODGREEP = "noodgreep"
    NAZICHT = "nazicht"
    TOESTEMMING = "toestemming"
    VRAAG = "vraag"
    KETEN = "keten"
    OVERIG = "overig"


SOORTNAMEN: dict[str, str] = {
    Alarmsoort.GRENS_NADERT: "Bijna aan de grens van personen per dienst",
    Alarmsoort.GRENS: "Tegengehouden bij de grens van personen per dienst",
    Alarmsoort.OPSOMMEN: "Veel zoekvragen achter elkaar",
    Alarmsoort.ZELF: "Zocht naar zichzelf",
    Alarmsoort.FAMILIE: "Zocht naar eigen familie",
    Alarmsoort.COLLEGA: "Zocht naar een collega",
    Alarmsoort.BESCHERMD: "Zocht naar een beschermd persoon",
    Alarmsoort.GEHEIM: "Zocht naar iemand met een geheim adres",
    Alarmsoort.BUITEN_DIENST: "Werkte buiten de openingstijd",
    Alarmsoort.ZONDER_CONTACT: "Vroeg gegevens zonder open contact",
    Alarmsoort.NOODGREEP: "Gebruikte de noodgreep",
    Alarmsoort.NAZICHT: "Een noodgreep is niet op tijd nagekeken",
    Alarmsoort.TOESTEMMING: "Legde opvallende toestemming vast",
    Alarmsoort.VRAAG: "Een inwoner vraagt of klaagt over het bekijken van gegevens",
    Alarmsoort.KETEN: "Het auditlogboek is niet meer heel",
    Alarmsoort.OVERIG: "Iets anders",
}
# Those about who it was that somebody looked for: an officer sees them beside the outliers.
PERSOONLIJK = frozenset(
    {
        Alarmsoort.ZELF,
        Alarmsoort.FAMILIE,
        Alarmsoort.COLLEGA,
        Alarmsoort.BESCHERMD,
        Alarmsoort.GEHEIM,
    }
)
ERNSTNAMEN: dict[str, str] = {
    Ernst.LAAG: "Laag",
    Ernst.MIDDEN: "Midden",
    Ernst.HOOG: "Hoog",
}
