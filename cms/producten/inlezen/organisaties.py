"""Loading of our own tables of organisations, what they do, and woonplaatsen."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from pydantic import Field

from cms.producten.inlezen.bestanden import Inhoud, Inhoudsfout, Slug, Tekst, read_lijst
from cms.producten.inlezen.paginas import Telling
from cms.producten.inlezen.producten import INHOUD
from cms.producten.inlezen.tabellen import is_loaded, remember_table
from cms.producten.lijsten.locaties import sync_locaties
from cms.producten.lijsten.organisatieset import Organisatieset
from cms.producten.lijsten.woonplaatsen import apply_woonplaatsen, gemeente_ids
from cms.producten.models import Lijst, Organisatie, Organisatiesoort

BRON = "tabel"
_PROVINCIE = "https://identifier.overheid.nl/tooi/id/provincie/"
_ZELFDE = (
    "naam", "korte_naam", "officiele_naam", "slug", "soort", "owms_uri", "oin", "code", "website", "email", "telefoon",
    "afspraak_url", "bezoekadres", "postadres", "beeindigd_op",
)  # fmt: skip


class Organisatietekst(Inhoud):
    """What one organisation does, in `organisatieteksten.yaml`."""

    slug: Slug
    taak: Tekst = Field(max_length=500)
    taak_en: str = Field("", max_length=500)


@transaction.atomic
def load_organisaties(*, pad: Path = INHOUD / "organisaties.csv") -> Telling:
    """Create or update the organisations by TOOI URI, with a location for each address.

    What they do stands beside the table, in `organisatieteksten.yaml`; an organisation may be without.
    One that is no longer in the table has ended. What editors, or an official list that was loaded later, changed stays
    until the table itself says something new.

    Raises:
        Inhoudsfout: a row has an unknown kind, provincie or successor, or a text is of an unknown organisation.
    """
    telling = Telling()
    rijen = list(_read_rijen(pad))
    uri_van_code = {rij["code"]: rij["tooi_uri"] for rij in rijen if rij["code"]}
    taken = _read_taken(pad.with_name("organisatieteksten.yaml"), {rij["slug"] for rij in rijen})
    organisaties = Organisatieset(bron=BRON, telling=telling)
    # Provincies first: gemeenten point to them.
    for rij in sorted(rijen, key=lambda rij: rij["soort"] != Organisatiesoort.PROVINCIE):
        if rij["provincie"] and organisaties.find(_PROVINCIE + rij["provincie"]) is None:
            raise Inhoudsfout(f"{pad}: {rij['slug']}: provincie: '{rij['provincie']}' does not exist")
        organisaties.take(rij["tooi_uri"], _waarden(rij) | taken.get(rij["slug"], {}))
        for code in rij["opgevolgd_door"].split():
            if code not in uri_van_code:
                raise Inhoudsfout(f"{pad}: {rij['slug']}: opgevolgd_door: '{code}' does not exist")
            organisaties.succeed(rij["tooi_uri"], [uri_van_code[code]])
    organisaties.end_missing()
    organisaties.save()
    sync_locaties()
    return telling


@transaction.atomic
def load_woonplaatsen(*, pad: Path = INHOUD / "woonplaatsen.csv") -> Telling:
    """Make the table of woonplaatsen equal to the file, unless this file was loaded before.

    Raises:
        Inhoudsfout: a gemeentecode does not exist.
    """
    telling = Telling()
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = [(nummer, rij) for nummer, rij in enumerate(csv.DictReader(bestand), start=2)]
    if is_loaded(Lijst.WOONPLAATSEN, pad):
        telling.ongewijzigd.extend(rij["woonplaats"] for _nummer, rij in rijen)
        return telling
    gemeenten = gemeente_ids()
    for nummer, rij in rijen:
        if rij["gemeentecode"] not in gemeenten:
            raise Inhoudsfout(f"{pad}: line {nummer}: gemeentecode: '{rij['gemeentecode']}' does not exist")
    gelezen = {(rij["woonplaats"], gemeenten[rij["gemeentecode"]]) for _nummer, rij in rijen}
    apply_woonplaatsen(gelezen, telling=telling)
    remember_table(Lijst.WOONPLAATSEN, pad)
    return telling


def _read_rijen(pad: Path) -> Iterator[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        for nummer, rij in enumerate(csv.DictReader(bestand), start=2):
            if rij["soort"] not in Organisatiesoort.values:
                raise Inhoudsfout(f"{pad}: line {nummer}: soort: '{rij['soort']}' is unknown")
            yield rij


def _read_taken(pad: Path, bekend: set[str]) -> dict[str, dict[str, str]]:
    """What organisations do, by slug; an organisation without a text has what every body of its kind does."""
    if not pad.exists():
        return {}
    gevonden = {}
    alle = bekend | set(Organisatie.objects.values_list("slug", flat=True))
    for tekst in read_lijst(pad, Organisatietekst):
        if tekst.slug not in alle:
            raise Inhoudsfout(f"{pad}: slug: '{tekst.slug}' does not exist")
        gevonden[tekst.slug] = {"taak": tekst.taak, "taak_en": tekst.taak_en}
    return gevonden


def _waarden(rij: dict[str, str]) -> dict[str, Any]:
    waarden: dict[str, Any] = {naam: rij[naam] for naam in _ZELFDE}
    waarden["andere_namen"] = [naam for naam in rij["andere_namen"].split(";") if naam]
    waarden["ligt_in"] = _PROVINCIE + rij["provincie"] if rij["provincie"] else ""
    einde = rij["beeindigd_op"]
    waarden["is_actief"] = not einde or date.fromisoformat(einde) >= timezone.localdate()
    return waarden
