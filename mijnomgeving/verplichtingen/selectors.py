"""The calendar of who somebody acts for: read from the sources, with the company's own marks and facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.producten.models import ProductPagina
from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from levensgebeurtenissen.rekenen.selectors import products_of
from mijnomgeving.bronnen.deur import read_eigen as log_eigen
from mijnomgeving.onderneming.feiten import Feiten, read_feiten, vragen_feiten
from mijnomgeving.pagina import Lezing
from mijnomgeving.verplichtingen.adressen import has_adressen, renew, rows_of
from mijnomgeving.verplichtingen.agenda import list_punten, make_bestand
from mijnomgeving.verplichtingen.eigen import read_eigen
from mijnomgeving.verplichtingen.herinneren import plan, read_keuze
from mijnomgeving.verplichtingen.kalender import Kalenderbeeld, Plicht, Punt, list_kalender
from mijnomgeving.verplichtingen.vinken import list_vinkjes
from portal.core.betrokkene import Betrokkene, Onderneming

ACTIVITEIT = "mijn-verplichtingen"


class GeenOnderneming(LookupError):
    """The person acts for no company."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The calendar as it was read now.

    Args:
        vinkjes: own marks by the key of the obligation, with the day of the mark.
        eigen: own facts by the name of their field, also those that a source knows by now.
    """

    beeld: Kalenderbeeld
    feiten: Feiten
    vinkjes: dict[str, date]
    eigen: dict[str, Any]

    @property
    def volledig(self) -> bool:
        """Whether every source gave all; else nothing that was planned before is taken away."""
        return not self.feiten.ontbreekt


def list_gedaan(betrokkene: Betrokkene) -> frozenset[str]:
    """Keys of the obligations that the company marked as done."""
    return frozenset(list_vinkjes(betrokkene))


def read_kalender(lezing: Lezing) -> Gelezen:
    """Ask the sources, and put the company's own marks and facts beside it; both logs know of it.

    Raises:
        GeenOnderneming: the person acts for no company.
    """
    onderneming = lezing.betrokkene
    if not isinstance(onderneming, Onderneming):
        raise GeenOnderneming
    vragen = vragen_feiten(onderneming)
    antwoorden = lezing.read(*vragen.alle)
    log_eigen(
        persoon=lezing.persoon,
        activiteit=ACTIVITEIT,
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("wat uw onderneming zelf invulde en afvinkte"),
    )
    eigen, vinkjes = read_eigen(onderneming), list_vinkjes(onderneming)
    feiten = read_feiten(vragen, antwoorden, eigen=eigen)
    beeld = list_kalender(feiten, vandaag=timezone.localdate(), gedaan=vinkjes)
    return Gelezen(beeld, feiten, vinkjes, eigen)


def keep_up(lezing: Lezing, gelezen: Gelezen) -> None:
    """Put what was read now in the person's private addresses, and plan the reminders by it.

    Not when a source was silent: what it would have given would go away.
    """
    if not gelezen.volledig:
        return
    punten = list_punten(gelezen.beeld)
    if has_adressen(lezing.persoon):
        renew(persoon=lezing.persoon, bestand=make_bestand(punten, betrokkene=lezing.betrokkene, nu=timezone.now()))
    keuze = read_keuze(lezing.betrokkene)
    # Who sees a part of the company would take away what the whole company planned.
    if keuze.dagen and isinstance(lezing.betrokkene, Onderneming) and not lezing.betrokkene.beperkt:
        plan(betrokkene=lezing.betrokkene, keuze=keuze, punten=punten, vandaag=timezone.localdate())


def list_producten(punten: Iterable[Punt | Plicht]) -> dict[str, ProductPagina]:
    """The published products with which these are done, by slug."""
    regels = {(punt.verplichting if isinstance(punt, Punt) else punt.plicht).regel for punt in punten}
    slugs = {
        slug for punt in punten for slug in (punt.verplichting if isinstance(punt, Punt) else punt.plicht).producten
    }
    gevonden = products_of(VERPLICHTINGREGELS[regel] for regel in regels)
    meer = slugs - gevonden.keys()
    if meer:
        gevonden |= {pagina.slug: pagina for pagina in ProductPagina.objects.live().filter(slug__in=meer)}
    return gevonden


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep here of this betrokkene (AVG art. 15 and 20)."""
    keuze = read_keuze(betrokkene)
    return [
        *({"afgevinkt": sleutel, "op": op.isoformat()} for sleutel, op in list_vinkjes(betrokkene).items()),
        *({"ingevuld": naam, "waarde": _plain(waarde)} for naam, waarde in read_eigen(betrokkene).items()),
        *(
            {"agendaAdres": str(rij.kenmerk), "gemaaktOp": rij.gemaakt_op.isoformat(), "werktTot": rij.tot.isoformat()}
            for rij in rows_of(betrokkene).order_by("gemaakt_op")
        ),
        *([{"herinneringDagenVooraf": sorted(keuze.dagen), "over": sorted(keuze.regels)}] if keuze.dagen else []),
    ]


def _plain(waarde: object) -> str:
    if isinstance(waarde, tuple):
        return ", ".join(map(str, waarde))
    return str(getattr(waarde, "value", waarde))
