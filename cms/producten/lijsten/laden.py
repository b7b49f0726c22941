"""The one door to load a list: try out, carry out, and stop where too much would end."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.locaties import sync_locaties
from cms.producten.lijsten.roo import load_roo
from cms.producten.lijsten.sdg import load_sdg
from cms.producten.lijsten.tooi import load_tooi
from cms.producten.lijsten.upl import load_upl
from cms.producten.lijsten.woonplaatsen import load_woonplaatsen
from cms.producten.models import Lijst, Lijststand

if TYPE_CHECKING:
    from django.contrib.auth.models import User

logger = structlog.get_logger(__name__)

MAX_BYTES = 32 * 2**20
MAX_AANDEEL = 0.2
_MAX_NAMEN = 200


@dataclass(frozen=True, slots=True)
class Lijstsoort:
    """What editors need to know about a list, and how it is loaded."""

    lijst: Lijst
    uitleg: str | Promise
    vindplaats: str
    bestand: str | Promise
    laad: Callable[[bytes], Telling]


def _with_locaties(load: Callable[[bytes], Telling]) -> Callable[[bytes], Telling]:
    """Addresses changed, so locations follow."""

    def load_both(inhoud: bytes) -> Telling:
        telling = load(inhoud)
        sync_locaties()
        return telling

    return load_both


LIJSTEN: Mapping[Lijst, Lijstsoort] = {
    soort.lijst: soort
    for soort in (
        Lijstsoort(
            Lijst.UPL,
            _("De namen die alle overheden voor hun producten gebruiken, met de wetten waarop ze rusten."),
            "https://standaarden.overheid.nl/upl",
            "UPL-actueel.csv",
            load_upl,
        ),
        Lijstsoort(
            Lijst.SDG,
            _("De onderwerpen waarover Europa goede informatie van ons vraagt."),
            "https://standaarden.overheid.nl/upl",
            "SDG-Informatiegebieden.csv",
            load_sdg,
        ),
        Lijstsoort(
            Lijst.TOOI,
            _("Welke overheden er zijn, welke stopten, en wie hun werk overnam. Elk register is een eigen bestand."),
            "https://standaarden.overheid.nl/tooi/waardelijsten",
            _("rwc_gemeenten_compleet.json, en zo ook provincies, waterschappen, ministeries, overige en Caribisch"),
            _with_locaties(load_tooi),
        ),
        Lijstsoort(
            Lijst.ROO,
            _("Adressen, telefoonnummers en websites van overheden. Wat een redacteur zelf wijzigde, blijft staan."),
            "https://organisaties.overheid.nl",
            _("Eén organisatie per regel, in JSON (.jsonl)"),
            _with_locaties(load_roo),
        ),
        Lijstsoort(
            Lijst.WOONPLAATSEN,
            _("Alle woonplaatsen, met de gemeente waarin ze liggen. Zo vindt iemand zijn gemeente."),
            "https://www.cbs.nl/nl-nl/cijfers/detail/86097NED",
            _("Een CSV met de kolommen Woonplaats en Gemeentecode"),
            load_woonplaatsen,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What a load did or would do. `wacht`: nothing was done, since too much would end."""

    telling: Telling
    wacht: bool

    def as_json(self) -> dict[str, object]:
        """For the admin: counts, and the first names of each."""
        lijsten = {naam: waarde for naam, waarde in asdict(self.telling).items() if isinstance(waarde, list)}
        return {
            "aantal": {naam: len(lijst) for naam, lijst in lijsten.items()},
            "namen": {naam: lijst[:_MAX_NAMEN] for naam, lijst in lijsten.items() if naam != "ongewijzigd"},
            "bestond": self.telling.bestond,
            "wacht": self.wacht,
        }


def load_lijst(
    *, lijst: Lijst, inhoud: bytes, naam: str, droog: bool = False, toch: bool = False, door: "User | None" = None
) -> Resultaat:
    """Load an official list.

    Args:
        lijst: which one.
        inhoud: the file.
        naam: how the file is called.
        droog: only find out what would happen.
        toch: also if more than a fifth would end.
        door: who loads it.

    Raises:
        Lijstgeweigerd: the file is not this list.
    """
    with transaction.atomic():
        telling = LIJSTEN[lijst].laad(inhoud)
        wacht = ends_too_much(telling) and not toch
        resultaat = Resultaat(telling, wacht)
        if droog or wacht:
            transaction.set_rollback(True)
        else:
            Lijststand.objects.update_or_create(
                lijst=lijst,
                defaults={
                    "geladen_op": timezone.now(),
                    "geladen_door": door,
                    "geladen_bestand": naam[:200],
                    "resultaat": resultaat.as_json(),
                },
            )
    if not droog:
        logger.info("lijst_geladen", lijst=str(lijst), wacht=wacht, **resultaat.as_json()["aantal"])  # type: ignore[arg-type] # counts
    return resultaat


def ends_too_much(telling: Telling) -> bool:
    """More than a fifth of what there was would end: that is more often a broken file than the truth."""
    return len(telling.beeindigd) > telling.bestond * MAX_AANDEEL
