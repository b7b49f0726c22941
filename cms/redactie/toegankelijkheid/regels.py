"""The rules about what editors write: which clause of WCAG, how sure, why it matters and how to mend it.

The words are Dutch and are not translated, as all of the advice. A rule that is FOUT is a certain error: publishing
with it takes a reason. All others are for the editor to judge. A rule has the id of the rule of an engine that finds
the same on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule. `waarom` and `herstel` may hold names between braces, which a finding fills in.

    Attributes:
        eisen: success criteria of WCAG 2.2 that it is about; empty for good practice.
    """

    titel: str
    eisen: tuple[str, ...]
    ernst: Ernst
    waarom: str
    herstel: str


_FOUT, _LET_OP = Ernst.FOUT, Ernst.LET_OP
_KLIK = "Wie laat voorlezen, hoort vaak alleen de links. ‘{tekst}’ zegt dan niets."

REGELS: Mapping[str, Regel] = {
    "axe:link-name": Regel(
        "Link zonder tekst", ("2.4.4", "4.1.2"), _FOUT, "Er staat een link zonder tekst.",
        "Schrijf waar de link heen gaat, of haal hem weg.",
    ),
    "eigen:linktekst-vaag": Regel(
        "Linktekst zegt niet waarheen", ("2.4.4",), _FOUT, _KLIK, "Noem wat iemand daar vindt.",
    ),
    "eigen:klik-hier": Regel(
        "‘Klik hier’ in een zin", ("2.4.4",), _LET_OP, "‘Klik hier’ zegt niet waar de link heen gaat.",
        "Noem wat iemand daar vindt.",
    ),
    "eigen:linktekst-url": Regel(
        "Webadres als linktekst", ("2.4.4",), _LET_OP,
        "Een webadres als linktekst wordt letter voor letter voorgelezen.", "Noem wat daar staat.",
    ),
    "eigen:linktekst-dubbel": Regel(
        "Zelfde linktekst, ander doel", ("2.4.4",), _LET_OP,
        "‘{tekst}’ staat bij {aantal} links die ergens anders heen gaan.", "Geef elke link een eigen tekst.",
    ),
    "eigen:documentlink": Regel(
        "Document zonder soort", ("2.4.4",), _LET_OP, "Deze link opent een {soort}, en dat staat er niet bij.",
        "Zet de soort in de linktekst, bijvoorbeeld: Tarieven ({soort}).",
    ),
    "eigen:document-met-fouten": Regel(
        "Document dat niet voor iedereen leesbaar is", ("1.1.1", "1.3.1"), _FOUT,
        "Het document ‘{tekst}’ kan niet iedereen lezen: {fouten}.",
        "Vervang het document, of zet de tekst op de pagina zelf.",
    ),
    "eigen:document-weg": Regel(
        "Document dat er niet meer is", ("2.4.4",), _FOUT, "Het document van deze link bestaat niet meer.",
        "Kies een ander document, of haal de link weg.",
    ),
    "axe:empty-heading": Regel(
        "Lege kop", ("1.3.1", "2.4.6"), _FOUT, "Er staat een kop zonder tekst.", "Haal de kop weg, of vul hem in.",
    ),
    "eigen:kop-sprong": Regel(
        "Kopniveau overgeslagen", ("1.3.1",), _LET_OP, "Kop {niveau} staat onder kop {vorige}.",
        "Gebruik kop {goed}.",
    ),
    "eigen:kop-nagemaakt": Regel(
        "Vette regel als kop", ("1.3.1",), _LET_OP,
        "Een vette regel lijkt een kop, maar een voorleeshulp kent hem niet als kop.", "Maak er een kop van.",
    ),
    "eigen:lijst-nagemaakt": Regel(
        "Streepjes in plaats van een lijst", ("1.3.1",), _LET_OP,
        "Regels met een streepje of nummer ervoor lijken een lijst, maar zijn het niet.", "{hoe}",
    ),
    "eigen:hoofdletters": Regel(
        "Woorden in hoofdletters", (), _LET_OP,
        "Woorden in hoofdletters lezen langzamer; een voorleeshulp spelt ze soms.", "Gebruik gewone letters.",
    ),
    "eigen:aanwijzing-plek": Regel(
        "Verwijzing naar een plek op het scherm", ("1.3.3",), _LET_OP,
        "‘{tekst}’ klopt niet op een telefoon en zegt niets aan wie niet ziet.", "Noem de kop waar het onder staat.",
    ),
    "eigen:aanwijzing-kleur": Regel(
        "Verwijzing naar een kleur", ("1.3.3", "1.4.1"), _LET_OP, "‘{tekst}’ helpt niet wie geen kleuren ziet.",
        "Noem de tekst die erop staat.",
    ),
    "axe:image-alt": Regel(
        "Afbeelding zonder beschrijving", ("1.1.1",), _FOUT,
        "Deze afbeelding heeft geen tekst voor wie haar niet ziet.",
        "Schrijf in één zin wat erop staat. Is zij alleen versiering? Zeg dat dan.",
    ),
    "eigen:alt-bestandsnaam": Regel(
        "Bestandsnaam als beschrijving", ("1.1.1",), _FOUT, "De beschrijving van de afbeelding is een bestandsnaam.",
        "Schrijf in één zin wat erop staat.",
    ),
    "eigen:alt-dubbel-gezegd": Regel(
        "Beschrijving begint met ‘afbeelding’", ("1.1.1",), _LET_OP,
        "Een voorleeshulp zegt zelf al dat het een afbeelding is.", "Begin met wat erop staat.",
    ),
    "eigen:tabel-zonder-kop": Regel(
        "Tabel zonder kopcellen", ("1.3.1",), _FOUT,
        "In deze tabel weet een voorleeshulp niet wat een getal betekent: er zijn geen kopcellen.",
        "Maak van de eerste rij of de eerste kolom kopcellen.",
    ),
    "axe:empty-table-header": Regel(
        "Lege kopcel in een tabel", ("1.3.1",), _LET_OP, "Een kolom of rij van deze tabel heeft geen naam.",
        "Geef elke kolom en elke rij een naam.",
    ),
    "eigen:taal-ontbreekt": Regel(
        "Andere taal in een Nederlandse tekst", ("3.1.2",), _LET_OP,
        "Dit lijkt {taal}. Een voorleeshulp leest het met een Nederlandse uitspraak.",
        "Schrijf het in het Nederlands, of zet het bij de andere talen.",
    ),
}  # fmt: skip


def find_regel(regel: str) -> Regel | None:
    """The rule with this id; None for advice that is no rule of accessibility."""
    return REGELS.get(regel)


def make_bevinding(regel: str, *, veld: str, zin: str = "", **woorden: object) -> Bevinding:
    """A finding of this rule.

    Args:
        regel: its id, such as `eigen:linktekst-vaag`.
        veld: the field in which it stands.
        zin: what stands there, to recognise it by.
        woorden: what fills the names in the words of the rule.
    """
    vast = REGELS[regel]
    waarom, herstel = vast.waarom.format(**woorden), vast.herstel.format(**woorden)
    return Bevinding(Soort.TOEGANKELIJKHEID, vast.ernst, veld, waarom, herstel, zin, regel)
