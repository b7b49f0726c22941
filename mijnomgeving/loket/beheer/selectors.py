"""Reads of teams, of who is there, and of what waits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from mijnomgeving.loket.beheer.models import Inzet, Loketteam, Teamlid, Werkstuk
from mijnomgeving.loket.beheer.werk import DOEL_BETROKKENE
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.accounts import Account, list_accounts
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Loketorganisatie, Rol
from portal.verantwoording.sleutels import pseudoniemen

__all__ = [
    "Collega",
    "Team",
    "Werkregel",
    "count_open",
    "export_eigen",
    "find_team",
    "find_werk",
    "list_collegas",
    "list_mijn_werk",
    "list_teams",
    "list_werk",
]

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Team:
    """A team to choose from, also of another organisation."""

    team_id: UUID
    naam: str
    themas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collega:
    """A caseworker of the own organisation, for the team lead.

    Args:
        account: who this is.
        teams: names of the teams.
        inzet: what this person knows about and when; None when nobody filled that in.
        aan_het_werk: whether this person works at this moment.
    """

    account: Account = field(repr=False)
    teams: tuple[str, ...]
    inzet: Inzet | None
    aan_het_werk: bool

    @property
    def afwezig(self) -> bool:
        """Whether this person is away today."""
        return self.inzet is not None and is_afwezig(self.inzet, timezone.localtime())

    @property
    def werkdagen(self) -> str:
        """The working hours on one line."""
        tijden = self.inzet.werktijden if self.inzet else {}
        return ", ".join(
            f"{naam[:2]} {tijden[str(nr)][0]}-{tijden[str(nr)][1]}"
            for nr, naam in enumerate(DAGEN, start=1)
            if str(nr) in tijden
        )


@dataclass(frozen=True, slots=True)
class Werkregel:
    """A row of a queue."""

    werkstuk: Werkstuk
    wie: str
    van_mij: bool
    url: str

    @property
    def soort(self) -> str:
        """In words."""
        return self.werkstuk.get_soort_display()

    @property
    def over(self) -> str:
        """What it is, without a person in it."""
        return self.werkstuk.over

    @property
    def uiterlijk(self) -> datetime:
        """By when."""
        return self.werkstuk.uiterlijk

    @property
    def te_laat(self) -> bool:
        """Whether it should have been done before now."""
        return self.werkstuk.te_laat

    @property
    def status(self) -> str:
        """How far, in a few words."""
        if not self.werkstuk.open:
            return "Klaar"
        if not self.werkstuk.medewerker:
            return "Wacht"
        return "Van u" if self.van_mij else "Bij een collega"


def list_teams(*, organisatie: str) -> tuple[Team, ...]:
    """The teams of an organisation (OIN)."""
    rijen = Loketteam.objects.filter(organisatie=organisatie, gesloten_op__isnull=True)
    return tuple(Team(rij.team_id, rij.naam, tuple(rij.themas)) for rij in rijen)


def find_team(*, organisatie: Loketorganisatie, team_id: UUID) -> Loketteam | None:
    """A team of this organisation that still works."""
    return Loketteam.objects.filter(organisatie=str(organisatie.oin), pk=team_id, gesloten_op__isnull=True).first()


def list_collegas(*, organisatie: Loketorganisatie, nu: datetime | None = None) -> list[Collega]:
    """Everybody of this organisation who ever logged in at the counter, by name."""
    moment = timezone.localtime(nu)
    accounts = list_accounts(organisatie=organisatie.oin)
    inzet = {rij.medewerker: rij for rij in Inzet.objects.filter(organisatie=str(organisatie.oin))}
    teams: dict[str, list[str]] = {}
    leden = Teamlid.objects.filter(team__organisatie=str(organisatie.oin), team__gesloten_op__isnull=True)
    for kenmerk, naam in leden.order_by("team__naam").values_list("medewerker", "team__naam"):
        teams.setdefault(kenmerk, []).append(naam)
    return [
        Collega(
            account=account,
            teams=tuple(teams.get(account.kenmerk, ())),
            inzet=inzet.get(account.kenmerk),
            aan_het_werk=account.geblokkeerd_op is None and is_working(inzet.get(account.kenmerk), moment),
        )
        for account in accounts
    ]


def list_werk(
    *,
    medewerker: Loketmedewerker,
    team: UUID | None = None,
    soort: str = "",
    alleen: str = "",
    klaar: bool = False,
) -> list[Werkregel]:
    """What waits at the organisation of this caseworker, soonest first: for a team lead all, else the own teams.

    Args:
        medewerker: who asks.
        team: of one team only.
        soort: of one kind only.
        alleen: "mijn", "vrij" or "laat"; empty for all.
        klaar: what was done in the last weeks, instead of what waits.
    """
    rijen = _visible(medewerker).filter(klaar_op__isnull=not klaar)
    rijen = rijen.filter(team=team) if team else rijen
    rijen = rijen.filter(soort=soort) if soort else rijen
    if alleen == "mijn":
        rijen = rijen.filter(medewerker__in=medewerker.kenmerken)
    elif alleen == "vrij":
        rijen = rijen.filter(medewerker="")
    elif alleen == "laat":
        rijen = rijen.filter(uiterlijk__lt=timezone.now())
    volgorde = "-klaar_op" if klaar else "uiterlijk"
    return _as_regels(rijen.order_by(volgorde), medewerker)


def find_werk(*, medewerker: Loketmedewerker, werkstuk_id: UUID) -> Werkstuk | None:
    """A piece of work of the own organisation; None for another's, and for a team that one is not in."""
    return _visible(medewerker).filter(pk=werkstuk_id).first()


def list_mijn_werk(*, medewerker: Loketmedewerker, aantal: int = 10) -> tuple[Werkregel, ...]:
    """What this caseworker took, and what waits for the own teams; the own first, then the soonest."""
    regels = list_werk(medewerker=medewerker)
    eigen = [regel for regel in regels if regel.van_mij]
    vrij = [regel for regel in regels if not regel.werkstuk.medewerker]
    return tuple((eigen + vrij)[:aantal])


def count_open(*, medewerker: Loketmedewerker) -> int:
    """How much waits for this caseworker: what was taken and is not done."""
    return Werkstuk.objects.filter(medewerker__in=medewerker.kenmerken, klaar_op__isnull=True).count()


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, str]]:
    """What waits or waited about this person, as it can be read: what it is, when, and how it ended."""
    rijen = Werkstuk.objects.filter(betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE))
    return [
        {
            "soort": rij.get_soort_display(),
            "waarover": rij.over,
            "gemaakt op": rij.gemaakt_op.isoformat(),
            "uiterlijk": rij.uiterlijk.isoformat(),
            "klaar op": rij.klaar_op.isoformat() if rij.klaar_op else "",
        }
        for rij in rijen.order_by("gemaakt_op")
    ]


def is_working(inzet: Inzet | None, moment: datetime) -> bool:
    """Whether somebody with these hours works at this moment (Dutch time)."""
    if inzet is None or is_afwezig(inzet, moment):
        return False
    van_tot = inzet.werktijden.get(str(moment.isoweekday()))
    return bool(van_tot) and time.fromisoformat(van_tot[0]) <= moment.time() < time.fromisoformat(van_tot[1])


def is_afwezig(inzet: Inzet, moment: datetime) -> bool:
    """Whether somebody is away on the day of this moment."""
    if inzet.afwezig_van is None:
        return False
    return inzet.afwezig_van <= moment.date() <= (inzet.afwezig_tot or moment.date())


def _visible(medewerker: Loketmedewerker) -> QuerySet[Werkstuk]:
    rijen = Werkstuk.objects.filter(organisatie=str(medewerker.organisatie.oin)).select_related("team")
    if Rol.TEAMLEIDER in medewerker.rollen:
        return rijen
    teams = Teamlid.objects.filter(medewerker__in=medewerker.kenmerken).values_list("team_id", flat=True)
    return rijen.filter(Q(team=None) | Q(team__in=list(teams)) | Q(medewerker__in=medewerker.kenmerken))


def _as_regels(rijen: Iterable[Werkstuk], medewerker: Loketmedewerker) -> list[Werkregel]:
    namen = {een.kenmerk: een.naam for een in list_accounts(organisatie=medewerker.organisatie.oin)}
    return [
        Werkregel(
            werkstuk=rij,
            wie=namen.get(rij.medewerker, "Een collega") if rij.medewerker else "",
            van_mij=rij.medewerker in medewerker.kenmerken,
            url=reverse("loket:werkstuk", args=[rij.pk]),
        )
        for rij in rijen
    ]


def find_elders(werkstuk: Werkstuk) -> str:
    """The page of what it belongs to, such as a referral; empty when there is none."""
    if werkstuk.soort != Werkstuk.Soort.VERWIJZING or not werkstuk.verwijst_naar:
        return ""
    try:
        return reverse("loket:verwijzing", args=[werkstuk.verwijst_naar])
    except NoReverseMatch:
        return ""
