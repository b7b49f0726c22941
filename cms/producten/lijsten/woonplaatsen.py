"""The woonplaatsen of CBS, each with its gemeente."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.lezen import Rijfout, check_lengte, read_csv
from cms.producten.models import Organisatie, Organisatiesoort, Woonplaats
from cms.producten.naamvorm import normalise_naam

KOLOMMEN = ("Woonplaats", "Gemeentecode")
_CODE = re.compile(r"\d{4}")


def load_woonplaatsen(inhoud: bytes) -> Telling:
    """Make the woonplaatsen equal to the official list. One that left it is removed.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    telling = Telling()
    gemeenten = gemeente_ids()
    gelezen: set[tuple[str, int]] = set()
    genoemd: set[str] = set()
    for regel, rij in read_csv(inhoud, kolommen=KOLOMMEN):
        genoemd.add(rij["Woonplaats"])
        try:
            gelezen.add(_woonplaats(rij, gemeenten))
        except Rijfout as fout:
            telling.fouten.append(_("Regel %(regel)d: %(reden)s") % {"regel": regel, "reden": fout})
    # A place in a row that is wrong did not leave the list.
    fout_genoemd = genoemd - {naam for naam, _gemeente in gelezen}
    apply_woonplaatsen(gelezen, blijft=fout_genoemd, telling=telling)
    return telling


def gemeente_ids() -> dict[str, int]:
    """The ids of the gemeenten of today by code, such as gm0344."""
    gemeenten = Organisatie.objects.filter(soort=Organisatiesoort.GEMEENTE, is_actief=True)
    return dict(gemeenten.values_list("code", "pk"))


def apply_woonplaatsen(gelezen: Iterable[tuple[str, int]], *, blijft: Iterable[str] = (), telling: Telling) -> None:
    """Make the woonplaatsen equal to these names with the id of their gemeente, and what must stay."""
    moet, blijvend = set(gelezen), set(blijft)
    bestaande = {(plaats.naam, plaats.gemeente_id): plaats.pk for plaats in Woonplaats.objects.all()}
    telling.bestond = len(bestaande)
    nieuw = sorted(moet - bestaande.keys())
    Woonplaats.objects.bulk_create(
        Woonplaats(naam=naam, zoeknaam=normalise_naam(naam), gemeente_id=gemeente) for naam, gemeente in nieuw
    )
    weg = {sleutel: pk for sleutel, pk in bestaande.items() if sleutel not in moet and sleutel[0] not in blijvend}
    Woonplaats.objects.filter(pk__in=weg.values()).delete()
    oude_namen = {naam for naam, _gemeente in weg}
    # A place that went to another gemeente is neither new nor ended.
    verhuisd = {naam for naam, _gemeente in nieuw} & oude_namen
    telling.gewijzigd.extend(sorted(verhuisd))
    telling.nieuw.extend(naam for naam, _gemeente in nieuw if naam not in verhuisd)
    telling.beeindigd.extend(sorted(naam for naam, _gemeente in weg if naam not in verhuisd))
    telling.ongewijzigd.extend(naam for naam, _gemeente in moet & bestaande.keys())


def _woonplaats(rij: dict[str, str], gemeenten: dict[str, int]) -> tuple[str, int]:
    naam = check_lengte(rij["Woonplaats"], veld="Woonplaats", lengte=80)
    if not _CODE.fullmatch(rij["Gemeentecode"]):
        raise Rijfout(_("Gemeentecode: %s is geen code van vier cijfers.") % (rij["Gemeentecode"][:20] or '""'))
    gemeente = gemeenten.get(f"gm{rij['Gemeentecode']}")
    if gemeente is None:
        raise Rijfout(_("Gemeentecode: gemeente %s bestaat nu niet.") % rij["Gemeentecode"])
    return naam, gemeente
