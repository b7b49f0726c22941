"""Loading of our own tables of organisations and woonplaatsen."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.paginas import Telling
from cms.producten.inlezen.producten import INHOUD
from cms.producten.models import Organisatie, Organisatiesoort, Woonplaats
from cms.producten.naamvorm import normalise_naam
from cms.zoeken.service import meld_wijziging

_ZELFDE = (
    "naam", "korte_naam", "officiele_naam", "slug", "soort", "tooi_uri", "owms_uri", "oin", "code", "website", "email",
    "telefoon", "bezoekadres", "postadres",
)  # fmt: skip
_GELADEN = (*_ZELFDE, "andere_namen", "zoeknamen", "is_actief", "ligt_in_id")


@transaction.atomic
def load_organisaties(*, pad: Path = INHOUD / "organisaties.csv") -> Telling:
    """Create or update the organisations by TOOI URI. One that is no longer in the table is marked as ended.

    Raises:
        Inhoudsfout: a row has an unknown kind or provincie.
    """
    telling = Telling()
    bestaande = {organisatie.tooi_uri: organisatie for organisatie in Organisatie.objects.all()}
    rijen = list(_read_rijen(pad))
    # Provincies first: gemeenten point to them.
    for rij in sorted(rijen, key=lambda rij: rij["soort"] != Organisatiesoort.PROVINCIE):
        _load_rij(rij, bestaande, telling, pad)
    for uri in bestaande.keys() - {rij["tooi_uri"] for rij in rijen}:
        if bestaande[uri].is_actief:
            Organisatie.objects.filter(tooi_uri=uri).update(is_actief=False)
            telling.gewijzigd.append(bestaande[uri].slug)
    meld_wijziging(sleutels=[f"organisatie:{slug}" for slug in (*telling.nieuw, *telling.gewijzigd)])
    return telling


@transaction.atomic
def load_woonplaatsen(*, pad: Path = INHOUD / "woonplaatsen.csv") -> Telling:
    """Make the table of woonplaatsen equal to the file.

    Raises:
        Inhoudsfout: a gemeentecode does not exist.
    """
    gemeenten = dict(Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE).values_list("code", "pk"))
    bestaande = set(Woonplaats.objects.values_list("naam", "gemeente_id"))
    gelezen = set()
    with pad.open(encoding="utf-8", newline="") as bestand:
        for nummer, rij in enumerate(csv.DictReader(bestand), start=2):
            if rij["gemeentecode"] not in gemeenten:
                raise Inhoudsfout(f"{pad}: line {nummer}: gemeentecode: '{rij['gemeentecode']}' does not exist")
            gelezen.add((rij["woonplaats"], gemeenten[rij["gemeentecode"]]))
    nieuw = sorted(gelezen - bestaande)
    Woonplaats.objects.bulk_create(
        Woonplaats(naam=naam, zoeknaam=normalise_naam(naam), gemeente_id=gemeente) for naam, gemeente in nieuw
    )
    for naam, gemeente in bestaande - gelezen:
        Woonplaats.objects.filter(naam=naam, gemeente_id=gemeente).delete()
    return Telling(nieuw=[naam for naam, _ in nieuw], ongewijzigd=[naam for naam, _ in bestaande & gelezen])


def _read_rijen(pad: Path) -> Iterator[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        for nummer, rij in enumerate(csv.DictReader(bestand), start=2):
            if rij["soort"] not in Organisatiesoort.values:
                raise Inhoudsfout(f"{pad}: line {nummer}: soort: '{rij['soort']}' is unknown")
            yield rij


def _load_rij(rij: dict[str, str], bestaande: dict[str, Organisatie], telling: Telling, pad: Path) -> None:
    velden = _velden(rij, bestaande, pad)
    organisatie = bestaande.get(rij["tooi_uri"])
    if organisatie and all(getattr(organisatie, naam) == velden[naam] for naam in _GELADEN):
        telling.ongewijzigd.append(rij["slug"])
        return
    (telling.gewijzigd if organisatie else telling.nieuw).append(rij["slug"])
    organisatie = organisatie or Organisatie()
    for naam, waarde in velden.items():
        setattr(organisatie, naam, waarde)
    organisatie.save()
    bestaande[rij["tooi_uri"]] = organisatie


def _velden(rij: dict[str, str], bestaande: dict[str, Organisatie], pad: Path) -> dict[str, Any]:
    velden: dict[str, Any] = {naam: rij[naam] for naam in _ZELFDE}
    velden["andere_namen"] = [naam for naam in rij["andere_namen"].split(";") if naam]
    velden["is_actief"] = True
    velden["ligt_in_id"] = None
    if rij["provincie"]:
        provincie = bestaande.get(f"https://identifier.overheid.nl/tooi/id/provincie/{rij['provincie']}")
        if provincie is None:
            raise Inhoudsfout(f"{pad}: {rij['slug']}: provincie: '{rij['provincie']}' does not exist")
        velden["ligt_in_id"] = provincie.pk
    namen = {naam: velden[naam] for naam in ("naam", "korte_naam", "officiele_naam", "andere_namen")}
    velden["zoeknamen"] = Organisatie(**namen).make_zoeknamen()
    return velden
