"""The entry of the assistant in the Algoritmeregister, by its publicatiestandaard 1.0, with the last figures in it.

The standard is on https://minbzk.github.io/Algoritmeregister-Publicatiestandaard/; its fields, lengths and values stand
in `VELDEN`. `docs/algoritmeregister.json` is what this makes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wegwijzer_ai.rapport.laatste import LaatsteMeting

TEKSTEN = Path(__file__).with_name("inschrijving.toml")
IN_DOCS = Path(__file__).resolve().parents[2] / "docs" / "algoritmeregister.json"
# What stands in the file that ships; a running portal fills in its own.
CONTACT = "hulp@portaal.example"
SITE = "https://portaal.example"


@dataclass(frozen=True, slots=True)
class Veld:
    """A field of the standard. `lang` is the most characters, or the most items of a list; 0 is no bound."""

    naam: str
    titel: str
    lang: int = 0
    verplicht: bool = False
    waarden: tuple[str, ...] = ()
    soort: type = str
    # Of a list of objects: the keys of each.
    delen: tuple[str, ...] = ()


VELDEN = (
    Veld("name", "Naam", 100, verplicht=True),
    Veld("description_short", "Korte omschrijving", 350, verplicht=True),
    Veld("organization", "Organisatie", 100, verplicht=True),
    Veld(
        "category",
        "Thema",
        3,
        soort=list,
        waarden=(
            "Organisatie en bedrijfsvoering",
            "Cultuur en recreatie",
            "Economie",
            "Overheidsfinanciën",
            "Wonen",
            "Internationaal",
            "Migratie en integratie",
            "Natuur en milieu",
            "Onderwijs en wetenschap",
            "Openbare orde en veiligheid",
            "Recht",
            "Ruimte en infrastructuur",
            "Sociale zekerheid",
            "Verkeer",
            "Werk",
            "Zorg en gezondheid",
        ),
    ),
    Veld("status", "Status", verplicht=True, waarden=("In ontwikkeling", "In gebruik", "Buiten gebruik")),
    Veld("begin_date", "Begindatum", 7),
    Veld("end_date", "Einddatum", 7),
    Veld("contact_email", "Contactgegevens", 500, verplicht=True),
    Veld("website", "Link naar publiekspagina", 500),
    Veld(
        "publication_category",
        "Publicatiecategorie",
        verplicht=True,
        waarden=("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes"),
    ),
    Veld("url", "Link naar bronregistratie", 500),
    Veld("goal", "Doel en impact", 2500),
    Veld("proportionality", "Afwegingen", 2500),
    Veld("human_intervention", "Menselijke tussenkomst", 2500),
    Veld("risks", "Risicobeheer", 2500),
    Veld("lawful_basis", "Wettelijke basis", 2500),
    Veld("lawful_basis_grouping", "Verwijzingen wettelijke basis", soort=list, delen=("title", "link")),
    Veld("process_index_url", "Link naar verwerkingsregister", 500),
    Veld("impacttoetsen_grouping", "Impacttoetsen", soort=list, delen=("title", "link")),
    Veld("impacttoetsen", "Toelichting op impacttoetsen", 2500),
    Veld("source_data", "Gegevens", 2500),
    Veld("source_data_grouping", "Verwijzingen gegevensbronnen", soort=list, delen=("title", "link")),
    Veld("methods_and_models", "Technische werking", 5000),
    Veld("provider", "Leverancier", 200),
    Veld("publiccode", "Link naar broncode", 500),
    Veld("lang", "Taal", verplicht=True, waarden=("nld",)),
    Veld("standard_version", "Versie publicatiestandaard", waarden=("1.0",)),
    Veld("source_id", "Bron-ID", 100),
    Veld("tags", "Zoektermen", 2500),
)


def make_inschrijving(meting: LaatsteMeting | None, *, contact: str = CONTACT, site: str = SITE) -> dict[str, Any]:
    """The entry in the order of the standard, with the last figures in the technical part."""
    teksten = dict(_read_teksten())
    teksten |= {
        "contact_email": contact,
        "website": f"{site}/wegwijzer/uitleg/",
        "url": f"{site}/wegwijzer/algoritmeregister.json",
    }
    if meting is not None:
        teksten["methods_and_models"] += "\n" + _figures(meting)
    return {veld.naam: teksten[veld.naam] for veld in VELDEN if veld.naam in teksten}


def find_gebreken(inschrijving: Mapping[str, Any]) -> list[str]:
    """What the standard would refuse, in words; nothing when it is as it should be."""
    known = {veld.naam for veld in VELDEN}
    found = [f"{naam}: geen veld van de standaard" for naam in inschrijving if naam not in known]
    for veld in VELDEN:
        if veld.naam not in inschrijving:
            found += [f"{veld.naam}: verplicht"] if veld.verplicht else []
            continue
        found += [f"{veld.naam}: {gebrek}" for gebrek in _look_at(veld, inschrijving[veld.naam])]
    return found


def list_velden(inschrijving: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The entry for people: the title of each field with its text."""
    return [(veld.titel, _as_text(inschrijving[veld.naam])) for veld in VELDEN if inschrijving.get(veld.naam)]


def _look_at(veld: Veld, waarde: object) -> list[str]:
    if not isinstance(waarde, veld.soort):
        return [f"moet {veld.soort.__name__} zijn"]
    if isinstance(waarde, list):
        return _look_at_list(veld, waarde)
    tekst = str(waarde)
    found = ["leeg"] if not tekst.strip() else []
    found += [f"langer dan {veld.lang} tekens"] if veld.lang and len(tekst) > veld.lang else []
    found += [f"{tekst} is geen waarde van de standaard"] if veld.waarden and tekst not in veld.waarden else []
    return found


def _look_at_list(veld: Veld, waarde: list[Any]) -> list[str]:
    found = [f"meer dan {veld.lang}"] if veld.lang and len(waarde) > veld.lang else []
    found += [f"{item} is geen waarde van de standaard" for item in waarde if veld.waarden and item not in veld.waarden]
    for item in waarde if veld.delen else ():
        found += [f"{item} heeft andere delen"] if set(item) != set(veld.delen) else []
    return found


@cache
def _read_teksten() -> Mapping[str, Any]:
    content = tomllib.loads(TEKSTEN.read_text(encoding="utf-8"))
    return {naam: waarde.strip() if isinstance(waarde, str) else waarde for naam, waarde in content.items()}


def _figures(meting: LaatsteMeting) -> str:
    def percent(naam: str) -> str:
        return f"{100 * meting.share(naam).deel:.1f}%".replace(".", ",")

    return (
        f"Gemeten op {meting.datum:%d-%m-%Y} met {meting.vragen} eigen vragen: juist bovenaan {percent('r1')}, "
        f"bij de eerste drie {percent('r3')}, juiste organisatie {percent('organisatie_juist')}, geholpen "
        f"{percent('geholpen')}, meteen een verkeerd antwoord {percent('fout_direct')}, ten onrechte geen antwoord "
        f"{percent('ten_onrechte_niet_beantwoord')}, bij nood meteen het juiste nummer {percent('noodgevallen')}."
    )


def _as_text(waarde: object) -> str:
    if isinstance(waarde, list):
        return "\n".join(item if isinstance(item, str) else f"{item['title']}: {item['link']}" for item in waarde)
    return str(waarde)
