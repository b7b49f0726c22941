"""The calendar as a file and as what a private address gives: days, without the name of the company.

What a title says of the company (the sign of a vehicle, the name of a vestiging) stays out: a calendar is often shared,
and the page says it to who is logged in.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from mijnomgeving.verplichtingen.kalender import Kalenderbeeld, Punt, Stand
from mijnomgeving.verplichtingen.sleutels import list_sleutels
from portal.core.agenda import Agendadag, make_agenda
from portal.core.betrokkene import Betrokkene

_MAKER = "MijnOmgeving//verplichtingen"


def list_punten(beeld: Kalenderbeeld) -> list[Punt]:
    """What belongs in somebody's calendar: what is still to be done, and what is late for certain."""
    open_ = (*beeld.te_laat, *beeld.deze_maand, *beeld.later)
    return [punt for punt in open_ if punt.stand is not Stand.ONBEKEND]


def make_bestand(punten: Iterable[Punt], *, betrokkene: Betrokkene, nu: datetime) -> bytes:
    """The file, in the language of the page.

    The name of a day is of one company: a bookkeeper who puts two clients in one calendar loses none.
    """
    return make_agenda([_day(punt, betrokkene, nu) for punt in punten], maker=_MAKER, nu=nu)


def _day(punt: Punt, betrokkene: Betrokkene, nu: datetime) -> Agendadag:
    pad = reverse("mijn:verplichtingen")
    bijgewerkt = _("Bijgewerkt op %(dag)s. Log in voor de laatste stand en de uitleg.") % {
        "dag": date_format(nu.astimezone(), "j F Y")
    }
    return Agendadag(
        uid=f"{list_sleutels(betrokkene, punt.verplichting.sleutel)[0]}@{urlsplit(settings.SITE_URL).hostname}",
        dag=punt.dag,
        wat=_("Laatste dag: %(wat)s") % {"wat": _title(punt)},
        uitleg=f"{_(VERPLICHTINGREGELS[punt.verplichting.regel].wie)}. {bijgewerkt}",
        url=f"{settings.SITE_URL}{pad}#{punt.kenmerk}",
    )


def _title(punt: Punt) -> str:
    """The title without what it says of this company."""
    titel = punt.verplichting.titel
    return _(VERPLICHTINGREGELS[punt.verplichting.regel].titel) if titel.waarden else punt.titel
