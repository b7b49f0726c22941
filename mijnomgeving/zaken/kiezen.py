"""Whether somebody can do this in this zaak now: the rights of the page, for one thing and with as few reads."""

from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.pagina import Lezing
from mijnomgeving.zaken.beeld import counts, list_verstuurd
from mijnomgeving.zaken.opstel import Zaakwijzer
from mijnomgeving.zaken.rechten import Handeling, Mogelijkheid, list_mogelijkheden
from mijnomgeving.zaken.selectors import Getoond, ZakenLijst, find_kort
from mijnomgeving.zaken.termijnen import find_beslistermijn, list_rechtsmiddelen
from portal.core.resultaat import Available

Gevonden = tuple[Mogelijkheid | None, Zaakwijzer] | ZakenLijst


def find_mogelijkheid(lezing: Lezing, sleutel: str, handeling: Handeling) -> Gevonden:
    """This possibility with the zaak that it is about; None for a possibility that is not there (any more).

    Returns:
        As `beeld.find_zaak` where the zaak cannot be read or is not there.
    """
    getoond = find_kort(lezing, sleutel)
    if isinstance(getoond, ZakenLijst):
        return getoond
    zaak, vandaag = getoond.zaak, timezone.localdate()
    besluiten: tuple[Besluit, ...] = ()
    if handeling is Handeling.BEZWAAR:
        vraag = _vraag_besluiten(zaak)
        antwoord = lezing.read(vraag)[vraag]
        if not isinstance(antwoord, Available):
            return ZakenLijst((), (), (antwoord,), (zaak.bron,))
        besluiten = antwoord.data
    mogelijkheden = list_mogelijkheden(
        zaak,
        termijn=find_beslistermijn(zaak, vandaag),
        rechtsmiddelen=list_rechtsmiddelen(zaak, besluiten, vandaag),
        verstuurd=_sent(getoond, lezing),
        vandaag=vandaag,
        uiterlijk=getoond.actie.uiterlijk if getoond.actie else None,
    )
    deze = next((mogelijkheid for mogelijkheid in mogelijkheden if mogelijkheid.handeling is handeling), None)
    return deze, Zaakwijzer.of(zaak)


def _vraag_besluiten(zaak: Zaak) -> Vraag[tuple[Besluit, ...]]:
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    return Vraag(zaak.bron, gettext_noop("de besluiten in uw zaak"), partial(bron.list_besluiten, zaak), "zaken")


def _sent(getoond: Getoond, lezing: Lezing) -> set[Soort]:
    verstuurd = list_verstuurd(getoond.zaak, lezing.betrokkene)
    return {Soort(regel.inzending.soort) for regel in verstuurd if counts(regel)}
