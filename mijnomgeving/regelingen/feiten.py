"""What the sources know that the rules ask for, each fact with where it comes from; nothing of it is kept."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.belastingdienst.models import Belastinggegevens
from mijnomgeving.bronnen.brk.models import Onroerendezaak
from mijnomgeving.bronnen.brp.models import Ingeschrevene, Opschorting
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, list_ontbreekt
from mijnomgeving.bronnen.inkomen.models import Inkomen
from mijnomgeving.bronnen.kvk.models import Profiel
from mijnomgeving.bronnen.rdw.models import Voertuig
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.pagina import Leest
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.resultaat import Available, SourceResult, Stale


@dataclass(frozen=True, slots=True)
class Feit:
    """One input of the rules as a source knows it.

    Args:
        gegeven: the name of the input.
        bron: who says so.
        bij: what one must know with it, such as the year of an income.
    """

    gegeven: str
    waarde: Any
    bron: str
    bij: str = ""


@dataclass(frozen=True, slots=True)
class Opgehaald:
    """What was read: the facts by name, and the sources that gave nothing."""

    feiten: Mapping[str, Feit]
    ontbreekt: tuple[SourceResult[Any], ...]


def fetch_feiten(lezing: Leest) -> Opgehaald:
    """Ask all sources at once; what one does not give, the rules do not know."""
    vragen = vragen_feiten(lezing.betrokkene)
    return read_feiten(vragen, lezing.read(*vragen))


def vragen_feiten(betrokkene: Betrokkene) -> list[Vraag[Any]]:
    """The questions for what the rules ask, to pass to `read` with others; then `read_feiten`."""
    rdw = registry.rdw()
    match betrokkene:
        case Persoon():
            brp, inkomen, brk, reis = registry.brp(), registry.inkomen(), registry.brk(), registry.reisdocumenten()
            return [
                _vraag(brp.naam, gettext_noop("uw persoonsgegevens"), partial(brp.fetch_ingeschrevene, betrokkene)),
                _vraag(inkomen.naam, gettext_noop("uw inkomen per jaar"), partial(inkomen.list_inkomens, betrokkene)),
                _vraag(brk.naam, gettext_noop("uw woning en grond"), partial(brk.list_onroerende_zaken, betrokkene)),
                _vraag(
                    reis.naam,
                    gettext_noop("uw paspoort en identiteitskaart"),
                    partial(reis.list_reisdocumenten, betrokkene),
                ),
                _vraag(rdw.naam, gettext_noop("uw voertuigen"), partial(rdw.list_voertuigen, betrokkene)),
            ]
        case Onderneming():
            kvk = registry.kvk()
            gegevens = gettext_noop("de inschrijving van uw onderneming")
            inschrijving = _vraag(kvk.naam, gegevens, partial(kvk.fetch_profiel, betrokkene))
            if betrokkene.beperkt:
                return [inschrijving]
            belasting = registry.belastingdienst()
            werknemers = partial(belasting.fetch_ondernemer, betrokkene)
            voertuigen = partial(rdw.list_voertuigen, betrokkene)
            return [
                inschrijving,
                _vraag(belasting.naam, gettext_noop("hoeveel werknemers u hebt"), werknemers),
                _vraag(rdw.naam, gettext_noop("de voertuigen van uw onderneming"), voertuigen),
            ]
    return []


def read_feiten(vragen: Sequence[Vraag[Any]], antwoorden: Antwoorden) -> Opgehaald:
    """The facts in these answers; what a source does not give, the rules do not know."""
    gegeven = [antwoorden[vraag] for vraag in vragen]
    data = {antwoord.source: antwoord.data for antwoord in gegeven if isinstance(antwoord, Available | Stale)}
    feiten = {feit.gegeven: feit for feit in _facts(data)}
    return Opgehaald(feiten, list_ontbreekt(*gegeven))


def _vraag(bron: str, gegevens: str, stel: Callable[..., Awaitable[Any]]) -> Vraag[Any]:
    return Vraag(bron, gegevens, stel, onderdeel="regelingen")


def _facts(data: Mapping[str, Any]) -> Iterator[Feit]:
    """The facts in every answer; what somebody owns says something only together with where they live."""
    woning = next((ik.woning for ik in data.values() if isinstance(ik, Ingeschrevene)), "")
    for bron, antwoord in data.items():
        match antwoord:
            case Ingeschrevene():
                yield from _of_person(antwoord, bron)
            case Profiel():
                yield Feit("rechtsvorm", antwoord.rechtsvorm, bron)
            case Belastinggegevens() if antwoord.werknemers is not None:
                yield Feit("werknemers", antwoord.werknemers, bron)
            case tuple():
                yield from _of_list(antwoord, bron, woning=woning)


def _of_person(ik: Ingeschrevene, bron: str) -> Iterator[Feit]:
    geboren = ik.geboorte.datum.volledig if ik.geboorte and ik.geboorte.datum else None
    if geboren:
        yield Feit("geboortedatum", geboren, bron)
    if ik.opschorting in {None, Opschorting.VERTROKKEN}:
        yield Feit("in_nederland", ik.opschorting is None, bron)
    # Who lives together without a marriage has no partner in the BRP: only a yes is known.
    if any(partner.tot is None for partner in ik.partners):
        yield Feit("partner", waarde=True, bron=bron)
    kinderen = [kind.geboortedatum.volledig if kind.geboortedatum else None for kind in ik.kinderen]
    if all(kinderen):
        yield Feit("kinderen", tuple(filter(None, kinderen)), bron)


def _of_list(items: tuple[Any, ...], bron: str, *, woning: str) -> Iterator[Feit]:
    match items:
        case (Inkomen(), *_rest):
            yield from _income(items, bron)
        case (Onroerendezaak(), *_rest):
            if woning and any(woning in zaak.objecten for zaak in items):
                bij = _("U bent eigenaar van de woning waar u woont.")
                yield Feit("huurt", waarde=False, bron=bron, bij=bij)
        case (Reisdocument(), *_rest):
            yield from _document(items, bron)
        case (Voertuig(), *_rest):
            yield from _apk(items, bron)


def _income(inkomens: tuple[Inkomen, ...], bron: str) -> Iterator[Feit]:
    """The newest income that is not being looked into."""
    zeker = next((inkomen for inkomen in inkomens if not inkomen.in_onderzoek), None)
    if zeker:
        yield Feit("inkomen", Decimal(zeker.bedrag), bron, _("Dit is uw inkomen over %(jaar)s.") % {"jaar": zeker.jaar})


def _document(documenten: tuple[Reisdocument, ...], bron: str) -> Iterator[Feit]:
    """The document that is valid longest."""
    eigen = [document for document in documenten if document.ingenomen_op is None]
    datums = [d.geldig_tot.volledig for d in eigen if d.geldig_tot and d.geldig_tot.volledig]
    if datums:
        yield Feit("document_tot", max(datums), bron)


def _apk(voertuigen: tuple[Voertuig, ...], bron: str) -> Iterator[Feit]:
    """The APK that ends first, of what is on the road."""
    datums = [(wagen.apk_tot, wagen.merk) for wagen in voertuigen if wagen.apk_tot and not wagen.geschorst]
    if datums:
        tot, merk = min(datums)
        yield Feit("apk_tot", tot, bron, _("Van uw %(merk)s.") % {"merk": merk.title()})
