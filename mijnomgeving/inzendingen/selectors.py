"""What people sent, read back: the list, one receipt, and the receipts as messages for the Berichtenbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.inzendingen.models import Inzending, Soort, Stand
from mijnomgeving.inzendingen.services import BEWAARTERMIJN, DOEL_DOOR, list_pseudoniemen
from mijnomgeving.inzendingen.zegel import Kop, unseal_kop, unseal_kopie
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.machtiging import DIENSTEN
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.sleutels import pseudoniemen

__all__ = ["GetoondeInzending", "Soort", "Stand"]

MAGAZIJN = "portaal"
# After this it is no longer "in a moment": something is wrong at the organisation, and the page says so.
_GEWOON = timedelta(hours=1)
# What happens next, with the term that the law gives (Awb).
_VOLGT = {
    Soort.ANTWOORD: gettext_lazy("De organisatie leest uw antwoord. Schrijft zij terug, dan staat dat bij Berichten."),
    Soort.VRAAG: gettext_lazy("De organisatie stuurt u een antwoord. U vindt het bij Berichten."),
    Soort.AANVRAAG: gettext_lazy(
        "De organisatie beslist over uw aanvraag. Meestal doet zij dat binnen acht weken (Algemene wet bestuursrecht, "
        "artikel 4:13). Hoe ver zij is, ziet u bij Zaken."
    ),
    Soort.WIJZIGING: gettext_lazy("De organisatie bekijkt uw wijziging. Hoe ver zij is, ziet u bij Zaken."),
    Soort.OPZEGGING: gettext_lazy("De organisatie bevestigt dat u hebt opgezegd. Tot die tijd geldt wat u had."),
    Soort.KLACHT: gettext_lazy(
        "De organisatie moet uw klacht binnen zes weken behandelen, of binnen tien weken als een commissie meekijkt "
        "(Algemene wet bestuursrecht, artikel 9:11). Het antwoord staat straks bij Berichten."
    ),
    Soort.BEZWAAR: gettext_lazy(
        "De organisatie kijkt opnieuw naar haar besluit. Zij moet beslissen binnen zes weken nadat de tijd voor "
        "bezwaar voorbij is, of binnen twaalf weken als een commissie meekijkt (Algemene wet bestuursrecht, "
        "artikel 7:10)."
    ),
    Soort.BEROEP: gettext_lazy("De rechtbank laat u weten wanneer zij uw beroep behandelt."),
    Soort.INGEBREKESTELLING: gettext_lazy(
        "De organisatie heeft nu twee weken om te beslissen. Doet zij dat niet, dan moet zij u een dwangsom betalen "
        "voor elke dag dat zij te laat is, hoogstens 42 dagen (Algemene wet bestuursrecht, artikel 4:17)."
    ),
    Soort.INTREKKING: gettext_lazy("De organisatie stopt hiermee en laat u dat weten."),
    Soort.AANVULLING: gettext_lazy("De organisatie voegt dit toe aan uw zaak."),
    Soort.TAAK: gettext_lazy("De organisatie verwerkt dit. U hoeft voor deze taak niets meer te doen."),
    Soort.TERUGMELDING: gettext_lazy(
        "De organisatie zoekt uit of het gegeven klopt. Hoe ver zij is, ziet u bij Mijn gegevens."
    ),
}


@dataclass(frozen=True, slots=True)
class GetoondeInzending:
    """One inzending as pages show it."""

    inzending: Inzending
    kop: Kop

    @property
    def nummer(self) -> str:
        """The number to quote."""
        return self.inzending.nummer

    @property
    def url(self) -> str:
        """The path of its receipt."""
        return reverse("mijn:inzending", args=[self.nummer])

    @property
    def onderwerp(self) -> str:
        """What it is about, as it was sent."""
        return self.kop.onderwerp

    @property
    def kenmerk(self) -> str:
        """What the organisation calls it, when that is something to quote: a UUID is for machines."""
        return "" if _is_uuid(self.kop.kenmerk) else self.kop.kenmerk

    @property
    def soort(self) -> str:
        """What it is, in words."""
        return str(Soort(self.inzending.soort).label)

    @property
    def volgt(self) -> str:
        """What happens next; empty when it was refused, or when nobody can say."""
        if self.inzending.stand == Stand.AFGEWEZEN:
            return ""
        if self.inzending.bezorger == "loket":
            return _("De organisatie stuurt u een antwoord. U vindt het bij Vragen en aanvragen.")
        return str(_VOLGT.get(Soort(self.inzending.soort), ""))

    @property
    def bestemming(self) -> str:
        """To which organisation."""
        return self.inzending.bestemming

    @property
    def ingediend_op(self) -> datetime:
        """When it was sent, by our clock."""
        return self.inzending.ingediend_op

    @property
    def bewaard_tot(self) -> datetime:
        """Until when the copy stays."""
        return self.ingediend_op + BEWAARTERMIJN

    @property
    def onderweg(self) -> bool:
        """Whether the organisation did not confirm it yet."""
        return self.inzending.stand == Stand.ONDERWEG

    @property
    def duurt_lang(self) -> bool:
        """Whether it should have arrived by now."""
        return self.onderweg and timezone.now() - self.ingediend_op > _GEWOON

    @property
    def aangekomen(self) -> bool:
        """Whether the organisation confirmed it."""
        return self.inzending.stand == Stand.AANGEKOMEN

    @property
    def stand(self) -> str:
        """How far it is, in words."""
        wie = {"organisatie": self.bestemming}
        if self.onderweg:
            return _("Verstuurd, nog niet bevestigd door %(organisatie)s") % wie
        if self.aangekomen:
            op = timezone.localtime(self.inzending.afgehandeld_op)
            return _("Aangekomen bij %(organisatie)s op %(datum)s") % {**wie, "datum": date_format(op, "j F Y")}
        return _("%(organisatie)s nam dit niet aan") % wie


def list_inzendingen(*, betrokkene: Betrokkene, over: str = "") -> tuple[GetoondeInzending, ...]:
    """What was sent for this betrokkene, newest first; with `over` only what is about that zaak, bericht or taak.

    Of a company of which one sees some vestigingen only, nothing without `over`: who sees the zaak sees what is about
    it.
    """
    van_wie = _of(betrokkene)
    if not over and _is_beperkt(betrokkene):
        return ()
    return tuple(map(_show, van_wie.filter(over=over) if over else van_wie))


def list_inzendingen_velen(*, ondernemingen: Iterable[Onderneming]) -> dict[Onderneming, list[GetoondeInzending]]:
    """What `list_inzendingen` gives, for each of these companies, in one query."""
    van_wie: dict[str, list[Onderneming]] = {}
    per_onderneming: dict[Onderneming, list[GetoondeInzending]] = {}
    for onderneming in ondernemingen:
        per_onderneming[onderneming] = []
        for naam in () if onderneming.beperkt else list_pseudoniemen(onderneming):
            van_wie.setdefault(naam, []).append(onderneming)
    rijen = Inzending.objects.filter(betrokkene__in=list(van_wie)).defer("opdracht").order_by("-ingediend_op", "-id")
    for getoond in map(_show, rijen):
        for onderneming in van_wie[getoond.inzending.betrokkene]:
            per_onderneming[onderneming].append(getoond)
    return per_onderneming


def filter_zichtbaar(*, persoon: Sessiepersoon) -> QuerySet[Inzending]:
    """What this person may see, newest first: for another what the machtiging covers, and what they sent themselves."""
    van_wie = _of(persoon.betrokkene)
    machtiging = persoon.machtiging
    if machtiging is None:
        return van_wie
    # What was sent for the company is not of the vestigingen that one sees.
    diensten = [
        dienst for dienst in DIENSTEN if machtiging.covers(frozenset({dienst})) and not _is_beperkt(persoon.betrokkene)
    ]
    zelf = pseudoniemen(persoon.handelende, doel=DOEL_DOOR)
    return van_wie.filter(Q(dienst__in=diensten) | Q(handelende__in=zelf))


def show_inzendingen(inzendingen: Iterable[Inzending]) -> list[GetoondeInzending]:
    """These, for a page."""
    return [_show(inzending) for inzending in inzendingen]


def find_inzending(*, persoon: Sessiepersoon, nummer: str) -> GetoondeInzending | None:
    """The one with this number that this person may see; None when there is none."""
    gevonden = filter_zichtbaar(persoon=persoon).filter(nummer=nummer).first()
    return _show(gevonden) if gevonden else None


def list_kopie(inzending: Inzending) -> list[tuple[str, str]]:
    """What was sent, as label and value; the files by name and size."""
    kopie = unseal_kopie(inzending)
    bestanden = [f"{naam} ({filesizeformat(grootte)})" for naam, grootte in kopie.bestanden]
    return [*kopie.regels, *((_("Bestand"), bestand) for bestand in bestanden)]


def list_bevestigingen(*, betrokkene: Betrokkene) -> tuple[Bericht, ...]:
    """The receipts as messages, newest first, without their text; none to who sees some vestigingen only."""
    return () if _is_beperkt(betrokkene) else tuple(_bericht(inzending) for inzending in _of(betrokkene))


def find_bevestiging(*, betrokkene: Betrokkene, bericht_id: str) -> Bericht | None:
    """One receipt as a message with its text; None when this betrokkene has no such, or it is no key at all."""
    if _is_beperkt(betrokkene) or not _is_uuid(bericht_id):
        return None
    gevonden = _of(betrokkene).filter(bericht_id=bericht_id).first()
    return _bericht(gevonden, inhoud=_receipt(gevonden)) if gevonden else None


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of what this betrokkene sent (AVG art. 15 and 20)."""
    return [
        {
            "nummer": inzending.nummer,
            "soort": inzending.soort,
            "aan": inzending.bestemming,
            "onderwerp": unseal_kop(inzending).onderwerp,
            "ingediendOp": inzending.ingediend_op.isoformat(),
            "stand": inzending.stand,
            "kopie": [{"vraag": label, "antwoord": waarde} for label, waarde in list_kopie(inzending)],
        }
        for inzending in _of(betrokkene)
    ]


def _of(betrokkene: Betrokkene) -> QuerySet[Inzending]:
    # What is still on its way may be large and is for the worker only.
    van_wie = Inzending.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).defer("opdracht")
    return van_wie.order_by("-ingediend_op", "-id")


def _is_beperkt(betrokkene: Betrokkene) -> bool:
    return isinstance(betrokkene, Onderneming) and betrokkene.beperkt


def _is_uuid(tekst: str) -> bool:
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True


def _show(inzending: Inzending) -> GetoondeInzending:
    return GetoondeInzending(inzending, unseal_kop(inzending))


def _bericht(inzending: Inzending, *, inhoud: str = "") -> Bericht:
    return Bericht(
        bron=settings.WAGTAIL_SITE_NAME,
        magazijn=MAGAZIJN,
        bericht_id=str(inzending.bericht_id),
        onderwerp=_("Bevestiging: %(onderwerp)s") % {"onderwerp": unseal_kop(inzending).onderwerp},
        verstuurd_op=inzending.ingediend_op,
        gelezen=inzending.gezien_op is not None,
        bijlagen=(),
        inhoud=inhoud,
    )


def _receipt(inzending: Inzending) -> str:
    """The receipt as the text of a message."""
    getoond = _show(inzending)
    moment = timezone.localtime(inzending.ingediend_op)
    begin = _(
        "U verstuurde dit aan %(organisatie)s op %(datum)s om %(uur)s uur. Het nummer is %(nummer)s. "
        "Noem dat nummer als u hierover belt of schrijft."
    ) % {
        "organisatie": getoond.bestemming,
        "datum": date_format(moment, "j F Y"),
        "uur": moment.strftime(_("%H.%M")),
        "nummer": getoond.nummer,
    }
    regels = "\n\n".join(f"{label}\n{waarde}" for label, waarde in list_kopie(inzending))
    return f"{begin}\n\n{getoond.stand}.\n\n{_('Dit hebt u verstuurd:')}\n\n{regels}"
