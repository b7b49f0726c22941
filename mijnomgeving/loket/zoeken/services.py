"""Search, and go on with whom was found; what may not be is stopped, logged and told to the overseer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.brp.gevonden import Keuze
from mijnomgeving.bronnen.registry import brp, kvk
from mijnomgeving.loket.contact.lopend import ContactRequest, Lopend, keep_betrokkene
from mijnomgeving.loket.contact.services import DOEL_BETROKKENE, AndereBetrokkene
from mijnomgeving.loket.reikwijdte import NABESTAANDEN, NOOD
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toezicht.services import count_person, raise_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from mijnomgeving.loket.toezicht.tijden import begin_of_dienst, is_closed
from mijnomgeving.loket.zoeken.deur import ZOEKEN, Zoekslagboek
from mijnomgeving.loket.zoeken.gevonden import Gekozen, Uitkomst, forget_gevonden, keep_gevonden
from mijnomgeving.loket.zoeken.models import Identiteitscontrole, Vierogen, Zoekslag
from mijnomgeving.loket.zoeken.signalen import ALARMEN, BESCHERMD, COLLEGA, find_signalen, is_listed, wipe_signalen
from mijnomgeving.loket.zoeken.sleutels import Sleutel, Soort
from mijnomgeving.loket.zoeken.vierogen import Stand, find_stand
from mijnomgeving.loket.zoeken.zoekers import Vondst, complete, find
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.resultaat import Available, SourceResult
from portal.verantwoording.services import record_action, record_event
from portal.verantwoording.sleutels import pseudoniemen

__all__ = ["Afloop", "Gestopt", "Keuzestand", "check_may_search", "choose", "forget", "search", "wipe_old"]

_BEWAREN = timedelta(days=365)
_KEUZE = gettext_noop("of u onder curatele staat, of leeft, en of een medewerker u mag helpen")
_KEUZE_BEDRIJF = gettext_noop("de nummers van uw onderneming")
_GEKOZEN = gettext_noop("een gesprek met u of over u begonnen")
_TEGENGEHOUDEN = gettext_noop("een medewerker wilde uw gegevens bekijken en is tegengehouden")
# In an emergency nobody waits for a team leader; the overseer looks at it afterwards.
_BIJ_NOOD_TOCH = frozenset({COLLEGA, BESCHERMD})


class Gestopt(StrEnum):
    """Why a search is not done."""

    CONTACT = "contact"
    DIENST = "dienst"
    DICHT = "dicht"


class Afloop(StrEnum):
    """How a choice went."""

    GEKOZEN = "gekozen"
    VERLOPEN = "verlopen"
    GEEN_ANTWOORD = "geen antwoord"
    OVERLEDEN = "overleden"
    SIGNAAL = "signaal"
    GRENS = "grens"
    ANDER = "ander"


@dataclass(frozen=True, slots=True)
class Keuzestand:
    """How a choice went, and what the page must say.

    Args:
        signaal: why another pair of eyes is needed; empty for nothing.
        vier_ogen: what was asked of and said by a team leader.
        curatele: the person's curator must be there.
        geheim: the person asked for geheimhouding.
        ontbreekt: the register that did not answer.
    """

    afloop: Afloop
    signaal: str = ""
    vier_ogen: Stand = Stand()  # noqa: RUF009 - frozen, without a field that can change
    curatele: bool = False
    geheim: bool = False
    ontbreekt: tuple[SourceResult[Any], ...] = ()


def check_may_search(*, lopend: Lopend, soort: Soort) -> Gestopt | None:
    """Whether another search may be done; counts it when so, and tells the overseer when not.

    It counts before anything is asked: what fails counts as well, and two searches at once do not both get the last
    place for long.
    """
    contact, medewerker = lopend.contact, lopend.medewerker
    gestopt = _stopped(lopend)
    if gestopt is None:
        Zoekslag.objects.create(
            contact_id=contact.contact_id,
            organisatie=str(medewerker.organisatie.oin),
            medewerker=medewerker.kenmerk,
            soort=soort,
            tijdstip=timezone.now(),
        )
        return None
    _log(lopend, ZOEKEN, "tegengehouden", f"{soort}: {gestopt}")
    alarm, ernst = (
        (Alarmsoort.BUITEN_DIENST, Ernst.HOOG) if gestopt is Gestopt.DICHT else (Alarmsoort.OPSOMMEN, Ernst.HOOG)
    )
    raise_alarm(soort=alarm, medewerker=medewerker, over=_WAT[gestopt], ernst=ernst)
    return gestopt


def search(*, request: ContactRequest, soort: Soort, sleutel: Sleutel) -> Uitkomst:
    """Search and log; nothing is given before both logs are written.

    Raises:
        LogboekFout: it could not be logged.
    """
    lopend = request.lopend
    boek = Zoekslagboek(lopend)
    vondst = find(boek, sleutel)
    over = [een.onderneming if hasattr(een, "onderneming") else een.persoon for een in vondst.gevonden]
    boek.log(over=over, actie=ZOEKEN, resultaat=_result(vondst), wat=soort)
    laatste = Zoekslag.objects.filter(contact_id=lopend.contact.contact_id).order_by("-tijdstip", "-pk").first()
    if laatste:
        Zoekslag.objects.filter(pk=laatste.pk).update(gevonden=len(vondst.gevonden))
    if any(getattr(een, "geheim", False) for een in vondst.gevonden):
        over_wat = f"Iemand met geheimhouding gevonden, gezocht met {soort}."
        raise_alarm(soort=Alarmsoort.GEHEIM, medewerker=lopend.medewerker, over=over_wat, ernst=Ernst.LAAG)
    regels = keep_gevonden(request=request, contact_id=str(lopend.contact.contact_id), gevonden=vondst.gevonden)
    return Uitkomst(regels, te_veel=vondst.te_veel, ontbreekt=vondst.ontbreekt, opmerkingen=vondst.opmerkingen)


def choose(*, request: ContactRequest, gekozen: Gekozen) -> Keuzestand:
    """Go on with this person or company, unless something stands in the way.

    Raises:
        LogboekFout: it could not be logged; nothing is chosen then.
    """
    lopend, wie = request.lopend, gekozen.betrokkene
    if lopend.contact.betrokkene and lopend.contact.betrokkene not in pseudoniemen(wie, doel=DOEL_BETROKKENE):
        return Keuzestand(Afloop.ANDER)
    if isinstance(wie, Onderneming):
        return _choose_onderneming(request, gekozen, wie)
    feiten = _read_keuze(lopend, wie)
    if not isinstance(feiten, Available):
        return Keuzestand(Afloop.GEEN_ANTWOORD, ontbreekt=(feiten,))
    keuze: Keuze | None = feiten.data
    if keuze is None:
        return Keuzestand(Afloop.VERLOPEN)
    tegen = _objection(lopend, wie, keuze)
    if tegen is not None:
        _log_about(lopend, wie, actie="tegengehouden", wat=_TEGENGEHOUDEN, gelukt=False)
        return tegen
    return _go_on(request, gekozen, curatele=keuze.curatele, geheim=keuze.geheim)


def forget(*, betrokkene: Betrokkene) -> int:
    """Whom a request for four eyes was about is no longer known; that it was done stays, for the overseer."""
    namen = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)
    return Vierogen.objects.filter(betrokkene__in=namen).update(betrokkene="")


def wipe_old() -> int:
    """Throw away what is older than a year, and signals that ended; gives how many rows."""
    grens = timezone.now() - _BEWAREN
    oud = (
        Zoekslag.objects.filter(tijdstip__lt=grens),
        Identiteitscontrole.objects.filter(tijdstip__lt=grens),
        Vierogen.objects.filter(gevraagd_op__lt=grens),
    )
    return sum(rijen.delete()[0] for rijen in oud) + wipe_signalen()


def _stopped(lopend: Lopend) -> Gestopt | None:
    nu = timezone.now()
    if settings.LOKET_DICHT_STOPT and is_closed(nu) and lopend.contact.doel != NOOD:
        return Gestopt.DICHT
    if Zoekslag.objects.filter(contact_id=lopend.contact.contact_id).count() >= settings.LOKET_ZOEKEN_PER_CONTACT:
        return Gestopt.CONTACT
    zonder_keuze = Zoekslag.objects.filter(
        medewerker__in=lopend.medewerker.kenmerken, tijdstip__gte=begin_of_dienst(nu), gekozen_op__isnull=True
    )
    return Gestopt.DIENST if zonder_keuze.count() >= settings.LOKET_ZOEKEN_ZONDER_KEUZE else None


_WAT = {
    Gestopt.CONTACT: "Te vaak gezocht in een contact.",
    Gestopt.DIENST: "Te vaak gezocht in een dienst zonder iemand te kiezen.",
    Gestopt.DICHT: "Wilde zoeken terwijl het loket dicht is.",
}


def _result(vondst: Vondst) -> str:
    if vondst.te_veel:
        return "te veel gevonden"
    if vondst.gevonden:
        return f"gevonden: {len(vondst.gevonden)}"
    return "geen antwoord" if vondst.ontbreekt else "niemand gevonden"


def _read_keuze(lopend: Lopend, wie: Persoon) -> SourceResult[Any]:
    """What the choice needs, logged."""
    boek = Zoekslagboek(lopend)
    vraag: Callable[..., Any] = partial(brp().fetch_keuze, wie, met_familie=is_listed(lopend.medewerker))
    resultaat = boek.ask_one(brp().naam, _KEUZE, vraag)
    boek.log(over=[wie], actie="kiezen", resultaat="gevraagd", wat="persoon")
    return resultaat


def _objection(lopend: Lopend, wie: Persoon, keuze: Keuze) -> Keuzestand | None:
    """What stands in the way of this person; None for nothing."""
    doel = lopend.contact.doel
    if keuze.overleden and doel not in {NABESTAANDEN, NOOD}:
        return Keuzestand(Afloop.OVERLEDEN)
    signalen = find_signalen(medewerker=lopend.medewerker, betrokkene=wie, familie=keuze.familie)
    for signaal in signalen:
        raise_alarm(
            soort=ALARMEN[signaal],
            medewerker=lopend.medewerker,
            over=f"Contact {lopend.contact.contact_id}.",
            ernst=Ernst.HOOG,
        )
    if signalen and not (doel == NOOD and _BIJ_NOOD_TOCH.issuperset(signalen)):
        stand = find_stand(lopend=lopend, betrokkene=wie)
        if not stand.akkoord:
            return Keuzestand(Afloop.SIGNAAL, signaal=signalen[0], vier_ogen=stand)
    return None if count_person(medewerker=lopend.medewerker, betrokkene=wie) else Keuzestand(Afloop.GRENS)


def _choose_onderneming(request: ContactRequest, gekozen: Gekozen, wie: Onderneming) -> Keuzestand:
    """Go on with a company, with all the numbers that the Handelsregister knows of it now."""
    boek = Zoekslagboek(request.lopend)
    resultaat = boek.ask_one(kvk().naam, _KEUZE_BEDRIJF, partial(kvk().fetch_inschrijvingen, (wie,)))
    boek.log(over=[wie], actie="kiezen", resultaat="gevraagd", wat="onderneming")
    if not isinstance(resultaat, Available):
        return Keuzestand(Afloop.GEEN_ANTWOORD, ontbreekt=(resultaat,))
    kern = resultaat.data.get(wie)
    if kern is None:
        return Keuzestand(Afloop.VERLOPEN)
    if not count_person(medewerker=request.lopend.medewerker, betrokkene=wie):
        _log_about(request.lopend, wie, actie="tegengehouden", wat=_TEGENGEHOUDEN, gelukt=False)
        return Keuzestand(Afloop.GRENS)
    heel = complete(kern, Onderneming(wie.kvk_nummer))
    return _go_on(request, Gekozen(heel, kern.profiel.naam or gekozen.naam))


def _go_on(request: ContactRequest, gekozen: Gekozen, *, curatele: bool = False, geheim: bool = False) -> Keuzestand:
    lopend = request.lopend
    contact_id = lopend.contact.contact_id
    _log_about(lopend, gekozen.betrokkene, actie="gekozen", wat=_GEKOZEN)
    try:
        keep_betrokkene(request=request, betrokkene=gekozen.betrokkene, naam=gekozen.naam)
    except AndereBetrokkene:
        # Another tab of the same contact was first.
        return Keuzestand(Afloop.ANDER)
    Zoekslag.objects.filter(contact_id=contact_id, gekozen_op__isnull=True).update(gekozen_op=timezone.now())
    forget_gevonden(request=request, contact_id=str(contact_id))
    return Keuzestand(Afloop.GEKOZEN, curatele=curatele, geheim=geheim)


def _log(lopend: Lopend, actie: str, resultaat: str, over: str) -> None:
    record_event(
        actie=actie,
        resultaat=resultaat,
        handelende=lopend.medewerker.handelende,
        over=over,
        herkomst=herkomst_of(lopend.contact.contact_id),
    )


def _log_about(lopend: Lopend, wie: Persoon | Onderneming, *, actie: str, wat: str, gelukt: bool = True) -> None:
    record_action(
        handelende=lopend.medewerker.handelende,
        betrokkene=wie,
        activiteit=lopend.doel,
        actie=actie,
        bron=lopend.medewerker.organisatie.naam,
        wat=wat,
        gelukt=gelukt,
        herkomst=herkomst_of(lopend.contact.contact_id),
    )
