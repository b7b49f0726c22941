"""What the page with the status says, put together from what was measured and what people wrote in the register."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mijnomgeving.status.meten import KEREN
from mijnomgeving.status.models import Bronstoring, Meting
from mijnomgeving.status.onderdelen import Onderdeel
from mijnomgeving.zaken.models import Uitval
from mijnomgeving.zaken.uitval import Verschuiving, as_tijd, move_dag

TERUG = timedelta(days=90)
# After so long without a measurement we do not know how it is.
OUD = timedelta(minutes=20)
# Shorter than this a source was away and back before most people noticed.
KORTSTE_BRONSTORING = timedelta(minutes=5)
_MEESTE = 50
_DAG = timedelta(days=1)


class Werking(StrEnum):
    """Whether people can do something now."""

    WERKT = "werkt"
    DEELS = "deels"
    NIET = "niet"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Kapot:
    """A connection that does not work, and since when."""

    naam: str
    organisatie: str
    sinds: datetime


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What an outage does to terms: whose last day was in `dagen` has until `nieuwe_dag`.

    Args:
        eerste: the first last day that moves.
        laatste: the last one; the same when it is one day.
        nieuwe_dag: until when there is time now.
        duurt_nog: whether it may become later.
    """

    eerste: date
    laatste: date
    nieuwe_dag: date
    duurt_nog: bool


@dataclass(frozen=True, slots=True)
class Melding:
    """An outage or maintenance as pages tell it, in the language of the page where that was written."""

    rij: Uitval
    gevolg: Gevolg | None
    begonnen: bool = True

    @property
    def titel(self) -> str:
        """What is the matter, in a few words."""
        eigen = self.rij.titel_en or self.rij.titel if _is_english() else self.rij.titel
        return eigen or _titel(self.rij)

    @property
    def titeltaal(self) -> str:
        """`nl` when the title is Dutch on a page in another language; else empty."""
        return "nl" if get_language() != "nl" and self.rij.titel and not (_is_english() and self.rij.titel_en) else ""

    @property
    def uitleg(self) -> str:
        """What it means."""
        return self.rij.uitleg_en or self.rij.uitleg if _is_english() else self.rij.uitleg

    @property
    def uitlegtaal(self) -> str:
        """`nl` when the text is Dutch on a page in another language; else empty."""
        return "nl" if get_language() != "nl" and not (_is_english() and self.rij.uitleg_en) else ""

    @property
    def bij(self) -> str:
        """The organisation that it is of, in small letters; empty for the portal."""
        return self.rij.organisatie.lower()

    @property
    def url(self) -> str:
        """Where all of it stands."""
        return f"{reverse('status:status')}#melding-{self.rij.pk}"

    @property
    def onderdelen(self) -> list[str]:
        """What people cannot do, in words."""
        return [str(Onderdeel(naam).label) for naam in self.rij.onderdelen]

    @property
    def duur(self) -> str:
        """How long it lasted, in words; empty while it lasts."""
        return _duur(self.rij.tot - self.rij.van) if self.rij.tot else ""


@dataclass(frozen=True, slots=True)
class Onderdeelstand:
    """Something that people do here, and whether that works."""

    onderdeel: Onderdeel
    werking: Werking
    kapot: tuple[Kapot, ...]


@dataclass(frozen=True, slots=True)
class Statusbeeld:
    """Everything that the page says.

    Args:
        onderdelen: what people do here, in the order of the page.
        gemeten_op: when all was asked last; None when it never was.
        weet: whether that is recent enough to say anything.
        nu: outages and maintenance that last.
        straks: what is announced, the first one first.
        geweest: what ended in the last 90 days, the last one first.
        bronstoringen: what was measured besides, in the same days.
    """

    onderdelen: tuple[Onderdeelstand, ...]
    gemeten_op: datetime | None
    weet: bool
    nu: tuple[Melding, ...]
    straks: tuple[Melding, ...]
    geweest: tuple[Melding, ...]
    bronstoringen: tuple[Bronstoring, ...]

    @property
    def alles_werkt(self) -> bool:
        """Whether everything was measured, and works."""
        return self.weet and all(een.werking is Werking.WERKT for een in self.onderdelen)


def read_beeld(*, nu: datetime) -> Statusbeeld:
    """The whole page, from the database alone: no source is asked."""
    metingen = list(Meting.objects.all())
    # One that fell behind makes all unsure: they are measured together.
    gemeten_op = max((rij.gemeten_op for rij in metingen), default=None)
    weet = gemeten_op is not None and nu - gemeten_op < OUD
    rijen = list(Uitval.objects.filter(Q(tot=None) | Q(tot__gt=nu - TERUG)).order_by("-van"))
    meldingen = [Melding(rij, find_gevolg(rij, rijen, nu=nu), begonnen=rij.van <= nu) for rij in rijen]
    lopend = tuple(een for een in meldingen if is_nu(een.rij, nu))
    bronstoringen = Bronstoring.objects.filter(tot__gt=nu - TERUG).order_by("-van")[:_MEESTE]
    return Statusbeeld(
        onderdelen=tuple(
            _stand(onderdeel, metingen if weet else [], [een.rij for een in lopend]) for onderdeel in Onderdeel
        ),
        gemeten_op=gemeten_op,
        weet=weet,
        nu=lopend,
        straks=tuple(een for een in reversed(meldingen) if een.rij.van > nu),
        geweest=tuple(een for een in meldingen if een.rij.tot is not None and een.rij.tot <= nu),
        bronstoringen=tuple(een for een in bronstoringen if een.tot and een.tot - een.van >= KORTSTE_BRONSTORING),
    )


def is_nu(rij: Uitval, nu: datetime) -> bool:
    """Whether it began and did not end."""
    return rij.van <= nu and (rij.tot is None or rij.tot > nu)


def find_gevolg(rij: Uitval, alle: Sequence[Uitval], *, nu: datetime) -> Gevolg | None:
    """Which last days move because of it; None when people could send all the time, or nearly."""
    tijd = as_tijd(rij)
    begin = timezone.localtime(rij.van).date()
    eind = timezone.localtime(rij.tot or nu).date()
    geraakt = [dag for dag in _days(begin, eind) if tijd.hits(dag, rij.organisatie, nu=nu)]
    if not geraakt:
        return None
    storingen = [as_tijd(een) for een in reversed(alle)]
    verschoven: Verschuiving | None = move_dag(geraakt[-1], bron=rij.organisatie, storingen=storingen, nu=nu)
    return Gevolg(geraakt[0], geraakt[-1], verschoven.dag, verschoven.duurt_nog) if verschoven else None


def _days(begin: date, eind: date) -> Iterable[date]:
    return (begin + n * _DAG for n in range((eind - begin).days + 1))


def _stand(onderdeel: Onderdeel, metingen: Sequence[Meting], lopend: Sequence[Uitval]) -> Onderdeelstand:
    """What was measured of it, and what people know better: the register goes before a measurement."""
    eigen = [rij for rij in metingen if rij.onderdeel == onderdeel]
    kapot = tuple(
        Kapot(rij.naam, rij.organisatie, rij.mislukt_sinds)
        for rij in eigen
        if rij.mislukt >= KEREN and rij.mislukt_sinds
    )
    geraakt = [rij for rij in lopend if _touches(rij, onderdeel)]
    if any(not rij.organisatie for rij in geraakt) or (eigen and len(kapot) == len(eigen)):
        werking = Werking.NIET
    elif kapot or geraakt:
        werking = Werking.DEELS
    else:
        werking = Werking.WERKT if eigen else Werking.ONBEKEND
    return Onderdeelstand(onderdeel, werking, kapot)


def _touches(rij: Uitval, onderdeel: Onderdeel) -> bool:
    if rij.sluit and onderdeel in {Onderdeel.INLOGGEN, Onderdeel.VERSTUREN}:
        return True
    if not rij.onderdelen:
        # Of one organisation nobody said what it touches: its own rows say so.
        return not rij.organisatie and not rij.sluit
    return onderdeel in rij.onderdelen


def _titel(rij: Uitval) -> str:
    onderhoud = rij.soort == Uitval.Soort.ONDERHOUD
    if rij.organisatie:
        tekst = _("Onderhoud bij %(bron)s") if onderhoud else _("Storing bij %(bron)s")
        return tekst % {"bron": rij.organisatie}
    return _("Onderhoud aan dit portaal") if onderhoud else _("Storing in dit portaal")


def _duur(tijd: timedelta) -> str:
    uren, rest = divmod(round(tijd.total_seconds() / 60), 60)
    delen = [ngettext("%d uur", "%d uur", uren) % uren] if uren else []
    if rest or not uren:
        delen.append(ngettext("%d minuut", "%d minuten", rest) % rest)
    return _(" en ").join(delen)


def _is_english() -> bool:
    return get_language() == "en"
