"""The rules about documents: what they ask, why, and how to mend it in the program that made the file."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Documentregel:
    """One rule. The words are Dutch, as all advice to editors. `kort` fits in a sentence: 'het heeft geen titel'."""

    titel: str
    kort: str
    eisen: tuple[str, ...]
    waarom: str
    herstel: str


DOCUMENTREGELS: Mapping[str, Documentregel] = {
    "pdf:kapot": Documentregel(
        "Bestand gaat niet open", "het gaat niet open", (),
        "Wij kunnen dit bestand niet openen. Misschien kan de lezer dat ook niet.",
        "Maak de PDF opnieuw en plaats hem nog een keer.",
    ),
    "pdf:wachtwoord": Documentregel(
        "Wachtwoord nodig", "er is een wachtwoord nodig", (), "Zonder wachtwoord gaat dit bestand niet open.",
        "Bewaar de PDF zonder wachtwoord.",
    ),
    "pdf:op-slot": Documentregel(
        "Voorlezen staat uit", "voorlezen staat uit", ("1.1.1",),
        "De beveiliging van dit bestand verbiedt voorlezen. Een schermlezer kan er dan niet bij.",
        "Haal de beveiliging eraf, of sta ‘toegang voor schermlezers’ toe.",
    ),
    "pdf:zonder-tekst": Documentregel(
        "Gescande bladzijde zonder tekst", "het is een foto van tekst", ("1.1.1", "1.4.5"),
        "Minstens één bladzijde is een plaatje, zoals een scan. Die tekst kan niemand laten voorlezen of zoeken.",
        "Maak de PDF uit het oorspronkelijke document. Hebt u dat niet? Laat de tekst herkennen (OCR).",
    ),
    "pdf:zonder-codes": Documentregel(
        "Geen codes voor de opbouw", "koppen en lijsten zijn niet herkenbaar", ("1.3.1", "1.3.2", "4.1.2"),
        "Een schermlezer weet niet wat een kop, een lijst of een tabel is, en in welke volgorde de tekst hoort.",
        "Gebruik in Word echte koppen en lijsten. Kies bij het opslaan als PDF: ‘documentstructuurcodes’ (PDF/UA).",
    ),
    "pdf:zonder-taal": Documentregel(
        "Geen taal", "de taal staat er niet in", ("3.1.1",), "De voorleesstem weet niet dat dit Nederlands is.",
        "Stel in Word de taal van de hele tekst in en maak de PDF opnieuw.",
    ),
    "pdf:zonder-titel": Documentregel(
        "Geen titel", "het heeft geen titel", ("2.4.2",),
        "Het bestand heeft geen titel, of de titel is een bestandsnaam.",
        "Vul in Word bij Bestand, Info een titel in die zegt waar het over gaat.",
    ),
    "pdf:titel-niet-getoond": Documentregel(
        "Titel staat niet in het venster", "de titel is niet te zien", ("2.4.2",),
        "Het venster toont de bestandsnaam in plaats van de titel.",
        "Zet in Acrobat bij Eigenschappen, Beginweergave: ‘Documenttitel weergeven’.",
    ),
    "pdf:beeld-zonder-tekst": Documentregel(
        "Afbeelding zonder beschrijving", "een afbeelding heeft geen beschrijving", ("1.1.1",),
        "Bij een afbeelding staat niet wat erop te zien is.",
        "Schrijf in Word bij de afbeelding een alternatieve tekst, of zet haar op ‘decoratief’.",
    ),
    "pdf:tabel-zonder-kop": Documentregel(
        "Tabel zonder kopcellen", "een tabel heeft geen kopcellen", ("1.3.1",),
        "In de tabellen is niet te horen bij welke kolom een getal hoort.",
        "Zet in Word ‘Veldnamenrij’ aan bij de tabel en maak de PDF opnieuw.",
    ),
    "pdf:zonder-koppen": Documentregel(
        "Geen koppen", "er zijn geen koppen", ("1.3.1", "2.4.6"),
        "Wie laat voorlezen, kan niet van kop naar kop springen.",
        "Maak van de tussenkoppen echte koppen (Kop 1, Kop 2).",
    ),
    "pdf:zonder-bladwijzers": Documentregel(
        "Lang document zonder bladwijzers", "er zijn geen bladwijzers", ("2.4.5",),
        "In een lang document vindt men zonder bladwijzers de weg niet.",
        "Kies bij het opslaan als PDF: ‘bladwijzers maken van koppen’.",
    ),
    "pdf:veld-zonder-naam": Documentregel(
        "Invulveld zonder naam", "een invulveld heeft geen naam", ("1.3.1", "4.1.2"),
        "Bij een invulveld hoort men niet wat men moet invullen.",
        "Geef elk veld in Acrobat een naam (knopinfo). Een formulier op de site is bijna altijd beter.",
    ),
    "pdf:leesvolgorde": Documentregel(
        "Nalopen door een mens", "een mens moet het nalopen", ("1.3.2", "1.4.3"),
        "Een programma kan niet zien of de volgorde klopt en of de beschrijvingen goed zijn.",
        "Laat het document één keer voorlezen en loop het na.",
    ),
    "document:niet-te-toetsen": Documentregel(
        "Dit bestand kunnen wij niet nakijken", "het is niet na te kijken", (),
        "Wij kijken alleen PDF-bestanden na. Niet iedereen heeft een programma voor dit bestand.",
        "Zet de tekst liever op de pagina zelf. Bied anders ook een PDF aan.",
    ),
}  # fmt: skip
