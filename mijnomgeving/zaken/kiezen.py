"""Whether somebody can do this in this zaak now: the rights of the page, for one thing and with as few reads."""

from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.pagina import Leest
from mijnomgeving.zaken.beeld import counts, list_verstuurd
from mijnomgeving.zaken.opstel import Zaakwijzer
from mijnomgeving.zaken.rechten import Handeling, Mogelijkheid, list_mogelijkheden
from mijnomgeving.zaken.selectors import Getoond, ZakenLijst, find_kort
from mijnomgeving.zaken.termijnen import find_beslistermijn, list_rechtsmiddelen
from portal.core.resultaat import Available

Gevonden = tuple[Mogelijkheid | None, Zaakwijzer] | ZakenLijst


def find_mogelijkheid(lezing: Leest, sleutel: str, handeling: Handeling) -> Gevonden:
    """This possibility with the zaak that it is about; None for a possibility that is not there (any more).

    Returns:
        As `beeld.find_zaak` where the zaak cannot be read or is not there.
    """
    getoond = find_kort(lezing, sleutel)
    if isinstance(getoond, ZakenLijst):
        return getoond
    besluiten: tuple[Besluit, ...] = ()
    if handeling is Handeling.BEZWAAR:
        gelezen = _read_besluiten(lezing, getoond.zaak)
        if isinstance(gelezen, ZakenLijst):
            return gelezen
        besluiten = gelezen
    mogelijkheden = _list(lezing, getoond, besluiten)
    deze = next((mogelijkheid for mogelijkheid in mogelijkheden if mogelijkheid.handeling is handeling), None)
    return deze, Zaakwijzer.of(getoond.zaak)


def find_mogelijkheden(lezing: Leest, sleutel: str) -> tuple[tuple[Mogelijkheid, ...], Zaakwijzer] | ZakenLijst:
    """Everything that can be done in this zaak now.

    Returns:
        As `beeld.find_zaak` where the zaak cannot be read or is not there.
    """
    getoond = find_kort(lezing, sleutel)
    if isinstance(getoond, ZakenLijst):
        return getoond
    besluiten = _read_besluiten(lezing, getoond.zaak)
    # Without the besluiten everything else can still be done.
    bekend = () if isinstance(besluiten, ZakenLijst) else besluiten
    return _list(lezing, getoond, bekend), Zaakwijzer.of(getoond.zaak)


def _read_besluiten(lezing: Leest, zaak: Zaak) -> tuple[Besluit, ...] | ZakenLijst:
    vraag = _vraag_besluiten(zaak)
    antwoord = lezing.read(vraag)[vraag]
    return antwoord.data if isinstance(antwoord, Available) else ZakenLijst((), (), (antwoord,), (zaak.bron,))


def _list(lezing: Leest, getoond: Getoond, besluiten: tuple[Besluit, ...]) -> tuple[Mogelijkheid, ...]:
    zaak, vandaag = getoond.zaak, timezone.localdate()
    return list_mogelijkheden(
        zaak,
        termijn=find_beslistermijn(zaak, vandaag),
        rechtsmiddelen=list_rechtsmiddelen(zaak, besluiten, vandaag),
        verstuurd=_sent(getoond, lezing),
        vandaag=vandaag,
        uiterlijk=getoond.actie.uiterlijk if getoond.actie else None,
    )


def _vraag_besluiten(zaak: Zaak) -> Vraag[tuple[Besluit, ...]]:
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    return Vraag(
        zaak.bron,
        gettext_noop("de besluiten in uw zaak"),
        partial(bron.list_besluiten, zaak),
        "zaken",
        onderdeel="zaken",
    )


def _sent(getoond: Getoond, lezing: Leest) -> set[Soort]:
    verstuurd = list_verstuurd(getoond.zaak, lezing.betrokkene)
    return {Soort(regel.inzending.soort) for regel in verstuurd if counts(regel)}
