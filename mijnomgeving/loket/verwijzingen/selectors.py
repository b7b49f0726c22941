"""Which referrals there are: of one person, at one organisation, and of one caseworker."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from cms.producten.models import Thema
from mijnomgeving.loket.dossiers.models import Hoe
from mijnomgeving.loket.dossiers.organisaties import name_of
from mijnomgeving.loket.dossiers.zegel import Over, list_pseudoniemen, unseal_over, unseal_tekst
from mijnomgeving.loket.verwijzingen.models import KLAAR, OPEN, Stand, Verwijzing
from portal.core.betrokkene import Betrokkene, EuPersoon

if TYPE_CHECKING:
    from portal.toegang.medewerkers.medewerker import Loketmedewerker


@dataclass(frozen=True, slots=True)
class Verwijsregel:
    """A referral in a list: what it is about in general, and nothing of the person."""

    verwijzing_id: UUID
    nummer: str
    onderwerp: str
    van: str
    naar: str
    stand: str
    open: bool
    uiterlijk: date
    te_laat: bool
    herinnerd_op: datetime | None
    begonnen_op: datetime
    van_mij: bool
    behandelaar_ik: bool
    inkomend: bool

    @property
    def url(self) -> str:
        """The page that says what it is, from which it is opened as a contact."""
        return reverse("loket:verwijzing", args=[self.verwijzing_id])


@dataclass(frozen=True, slots=True)
class Verwijsbeeld:
    """A referral, opened."""

    verwijzing: Verwijzing
    onderwerp: str
    van: str
    naar: str
    stand: str
    vraag: str
    gedaan: str
    antwoord: str
    hoe: str
    te_laat: bool

    @property
    def wacht(self) -> bool:
        """Whether the person must say yes or no."""
        return self.verwijzing.stand == Stand.WACHT

    @property
    def loopt(self) -> bool:
        """Whether it did not end."""
        return self.verwijzing.stand not in KLAAR


def list_van(*, betrokkene: Betrokkene) -> QuerySet[Verwijzing]:
    """All referrals of this person or company, newest first."""
    return Verwijzing.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-begonnen_op")


def list_beelden(*, betrokkene: Betrokkene, organisatie: str = "") -> list[Verwijsbeeld]:
    """The referrals of this person that this organisation sent or can open; all of them when none is named."""
    gevonden = list_van(betrokkene=betrokkene)
    if organisatie:
        gevonden = gevonden.filter(Q(van=organisatie) | Q(naar=organisatie, stand__in=[*OPEN, Stand.AFGEROND]))
    return _show_all(gevonden)


def find_beeld(*, betrokkene: Betrokkene, verwijzing_id: UUID, organisatie: str = "") -> Verwijsbeeld | None:
    """This referral of this person, when the organisation may see it."""
    beelden = list_beelden(betrokkene=betrokkene, organisatie=organisatie)
    return next((beeld for beeld in beelden if beeld.verwijzing.pk == verwijzing_id), None)


def list_bij(*, medewerker: "Loketmedewerker", klaar: bool = False) -> list[Verwijsregel]:
    """What came to and went from the caseworker's organisation: what must be answered first, first."""
    oin = str(medewerker.organisatie.oin)
    standen = [*KLAAR] if klaar else [*OPEN, Stand.WACHT]
    gevonden = Verwijzing.objects.filter(Q(van=oin) | Q(naar=oin) & ~Q(stand=Stand.WACHT), stand__in=standen)
    gevonden = gevonden.exclude(Q(naar=oin), stand__in=[Stand.GEWEIGERD])
    volgorde = ["-klaar_op"] if klaar else ["uiterlijk", "begonnen_op"]
    return _lines(gevonden.order_by(*volgorde)[:200], medewerker)


def list_voor_mij(*, medewerker: "Loketmedewerker") -> tuple[Verwijsregel, ...]:
    """What this caseworker has open: what the caseworker sent, and what the caseworker took up."""
    kenmerken = medewerker.kenmerken
    eigen = Q(van_medewerker__in=kenmerken) | Q(behandelaar__in=kenmerken)
    gevonden = Verwijzing.objects.filter(eigen, stand__in=[*OPEN, Stand.WACHT]).order_by("uiterlijk")[:50]
    return tuple(_lines(gevonden, medewerker))


def find_bij(*, medewerker: "Loketmedewerker", verwijzing_id: UUID) -> Verwijsregel | None:
    """This referral in a line, when the caseworker's organisation sent it or got it."""
    oin = str(medewerker.organisatie.oin)
    gevonden = Verwijzing.objects.filter(Q(van=oin) | Q(naar=oin) & ~Q(stand=Stand.WACHT), pk=verwijzing_id)
    return next(iter(_lines(gevonden, medewerker)), None)


def find_over(*, verwijzing_id: UUID, organisatie: str) -> Over | None:
    """Whom it is about, for who sent it or can open it; None for anybody else."""
    mag = Q(van=organisatie) & ~Q(stand__in=KLAAR) | Q(naar=organisatie, stand__in=OPEN)
    verwijzing = Verwijzing.objects.filter(mag, pk=verwijzing_id).first()
    return unseal_over(verwijzing.wie, geheim=str(verwijzing_id)) if verwijzing else None


def count_gevraagd(*, betrokkene: Betrokkene) -> int:
    """How many referrals wait for a yes or no of this person."""
    return 0 if isinstance(betrokkene, EuPersoon) else list_van(betrokkene=betrokkene).filter(stand=Stand.WACHT).count()


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal holds of this person's referrals, oldest first (AVG art. 15 and 20)."""
    if isinstance(betrokkene, EuPersoon):
        return []
    return [
        {
            "doorverwijzing": beeld.verwijzing.nummer,
            "van": beeld.van,
            "naar": beeld.naar,
            "stand": beeld.verwijzing.stand,
            "begonnenOp": beeld.verwijzing.begonnen_op.isoformat(),
            "vraag": beeld.vraag,
            "alGedaan": beeld.gedaan,
            "antwoord": beeld.antwoord,
        }
        for beeld in list_beelden(betrokkene=betrokkene)[::-1]
    ]


def list_themas() -> list[tuple[str, str]]:
    """The themes that a referral can be about."""
    return list(Thema.objects.order_by("titel").values_list("slug", "titel"))


def _show_all(gevonden: QuerySet[Verwijzing]) -> list[Verwijsbeeld]:
    themas = dict(list_themas())
    return [
        Verwijsbeeld(
            verwijzing=een,
            onderwerp=themas.get(een.thema, een.thema),
            van=name_of(een.van),
            naar=name_of(een.naar),
            stand=str(Stand(een.stand).label),
            **unseal_tekst(een.inhoud, geheim=str(een.pk)),
            antwoord=unseal_tekst(een.antwoord, geheim=str(een.pk)) or "",
            hoe=str(Hoe(een.toestemming_hoe).label) if een.toestemming_hoe else "",
            te_laat=_late(een),
        )
        for een in gevonden.select_related("dossier")
    ]


def _lines(gevonden: QuerySet[Verwijzing], medewerker: "Loketmedewerker") -> list[Verwijsregel]:
    themas, kenmerken = dict(list_themas()), set(medewerker.kenmerken)
    return [
        Verwijsregel(
            verwijzing_id=een.pk,
            nummer=een.nummer,
            onderwerp=themas.get(een.thema, een.thema),
            van=name_of(een.van),
            naar=name_of(een.naar),
            stand=str(Stand(een.stand).label),
            open=een.stand in OPEN,
            uiterlijk=een.uiterlijk,
            te_laat=_late(een),
            herinnerd_op=een.herinnerd_op,
            begonnen_op=een.begonnen_op,
            van_mij=een.van_medewerker in kenmerken,
            behandelaar_ik=een.behandelaar in kenmerken,
            inkomend=een.naar == str(medewerker.organisatie.oin),
        )
        for een in gevonden
    ]


def _late(verwijzing: Verwijzing) -> bool:
    return verwijzing.stand in OPEN and verwijzing.uiterlijk < timezone.localdate()
