"""A dossier as one reader sees it: every text opened, and nothing in it that this reader may not see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.loket.dossiers.afloop import may_take_back, read_uitkomst
from mijnomgeving.loket.dossiers.delen import INWONER
from mijnomgeving.loket.dossiers.models import Dossier, Dossierdeel, Dossiergebeurtenis, Dossierpartij, Hoe, Stand
from mijnomgeving.loket.dossiers.organisaties import name_of
from mijnomgeving.loket.dossiers.rechten import Onderdeel, Recht, Rechten, Toegang, Toestemmingstand
from mijnomgeving.loket.dossiers.services import geheim_of
from mijnomgeving.loket.dossiers.zegel import unseal_tekst

ONDERDELEN = {
    Onderdeel.VRAAG: gettext_lazy("Doel en vraag"),
    Onderdeel.AFSPRAKEN: gettext_lazy("Afspraken"),
    Onderdeel.ACTIES: gettext_lazy("Acties"),
    Onderdeel.NOTITIES: gettext_lazy("Notities"),
    Onderdeel.DOCUMENTEN: gettext_lazy("Documenten"),
    Onderdeel.UITKOMST: gettext_lazy("Uitkomst"),
}
RECHTEN = {
    Recht.NIETS: gettext_lazy("niets"),
    Recht.LEZEN: gettext_lazy("lezen"),
    Recht.SCHRIJVEN: gettext_lazy("lezen en aanvullen"),
}
# Lines of the timeline that say something of one part; the rest is for every party.
_VAN_DEEL = {deel.value: deel for deel in Onderdeel} | {
    Dossiergebeurtenis.Soort.KLAAR.value: Onderdeel.ACTIES,
    Dossiergebeurtenis.Soort.VOORGESTELD.value: Onderdeel.UITKOMST,
    Dossiergebeurtenis.Soort.EENS.value: Onderdeel.UITKOMST,
    Dossiergebeurtenis.Soort.ONEENS.value: Onderdeel.UITKOMST,
}


@dataclass(frozen=True, slots=True)
class Partijbeeld:
    """One organisation in the dossier, with what it may see in words."""

    oin: str
    naam: str
    stand: Toestemmingstand
    rechten: Rechten
    hoe: str
    op: datetime | None
    tot: date | None
    loopt: bool
    aanspreekpunt: str

    @property
    def woorden(self) -> list[tuple[str, str]]:
        """Each part with how far the right goes."""
        return [(str(naam), str(RECHTEN[self.rechten.of(deel)])) for deel, naam in ONDERDELEN.items()]

    @property
    def kort(self) -> str:
        """The parts that it may see, as one line."""
        namen = [str(naam).lower() for deel, naam in ONDERDELEN.items() if self.rechten.of(deel) > Recht.NIETS]
        return ", ".join(namen) or _("alleen eigen acties")


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """One item, opened."""

    deel_id: UUID
    tekst: str
    waar: str
    van: str
    op: datetime
    wie: str
    uiterlijk: date | None
    klaar_op: datetime | None
    te_laat: bool
    mag_klaar: bool


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the timeline."""

    op: datetime
    wat: str
    wie: str
    over: str


@dataclass(frozen=True, slots=True)
class Dossierbeeld:
    """The dossier for one reader; a part that is None may not be seen.

    Args:
        toegang: what the reader's organisation may do; None for the person, who sees all.
        ontbreekt: names of the parts that this reader may not see.
    """

    dossier: Dossier
    toegang: Toegang | None
    doel: str
    vraag: str
    partijen: tuple[Partijbeeld, ...]
    delen: dict[str, tuple[Deelbeeld, ...]]
    tijdlijn: tuple[Regel, ...]
    uitkomst: dict[str, str]
    ontbreekt: tuple[str, ...]

    @property
    def mag_terug(self) -> bool:
        """Whether the person can still undo a yes that a counter wrote down."""
        return may_take_back(self.dossier)

    @property
    def wacht_op_uitkomst(self) -> bool:
        """Whether the person must say something about the outcome."""
        return self.dossier.stand == Stand.VOORGESTELD

    @property
    def gevraagd(self) -> tuple[Partijbeeld, ...]:
        """The organisations for which the person did not answer yet."""
        if self.dossier.gesloten:
            return ()
        return tuple(partij for partij in self.partijen if partij.stand is Toestemmingstand.GEVRAAGD)

    @property
    def afspraken(self) -> tuple[Deelbeeld, ...]:
        """What was agreed."""
        return self.delen[Dossierdeel.Soort.AFSPRAAK]

    @property
    def acties(self) -> tuple[Deelbeeld, ...]:
        """What is to be done, the first day first; what was done at the end."""
        laatst = date.max
        return tuple(
            sorted(
                self.delen[Dossierdeel.Soort.ACTIE], key=lambda een: (een.klaar_op is not None, een.uiterlijk or laatst)
            )
        )

    @property
    def open_acties(self) -> int:
        """How many actions are to be done."""
        return sum(een.klaar_op is None for een in self.acties)

    @property
    def notities(self) -> tuple[Deelbeeld, ...]:
        """What was noted, newest first."""
        return self.delen[Dossierdeel.Soort.NOTITIE][::-1]

    @property
    def documenten(self) -> tuple[Deelbeeld, ...]:
        """What belongs to it, and where it lies."""
        return self.delen[Dossierdeel.Soort.DOCUMENT]


def show(dossier: Dossier, *, organisatie: str = "") -> Dossierbeeld | None:
    """The dossier as this organisation may see it, or the person when none is named; None when it may not at all.

    Raises:
        Onleesbaar: a key of the house is gone.
    """
    vandaag, partijen = timezone.localdate(), list(dossier.partijen.all())
    toegang = None
    if organisatie:
        zelf = next((partij for partij in partijen if partij.organisatie == organisatie), None)
        if zelf is None or not zelf.as_stand().holds(vandaag):
            return None
        toegang = Toegang(zelf.as_stand(), vandaag, dossier.gesloten)
    leesbaar = {deel for deel in Onderdeel if toegang is None or toegang.may_read(deel)}
    leeg = {"doel": "", "vraag": ""}
    kern = unseal_tekst(dossier.kern, geheim=str(dossier.pk)) if Onderdeel.VRAAG in leesbaar else leeg
    return Dossierbeeld(
        dossier=dossier,
        toegang=toegang,
        doel=kern["doel"],
        vraag=kern["vraag"],
        partijen=tuple(_show_partij(partij, vandaag) for partij in partijen),
        delen=_show_delen(dossier, toegang, vandaag),
        tijdlijn=_show_tijdlijn(dossier, toegang),
        uitkomst=read_uitkomst(dossier) if Onderdeel.UITKOMST in leesbaar else {},
        ontbreekt=tuple(str(naam) for deel, naam in ONDERDELEN.items() if deel not in leesbaar),
    )


def _show_partij(partij: Dossierpartij, vandaag: date) -> Partijbeeld:
    stand = partij.as_stand()
    return Partijbeeld(
        oin=partij.organisatie,
        naam=name_of(partij.organisatie),
        stand=stand.toestemming,
        rechten=stand.rechten,
        hoe=str(Hoe(partij.toestemming_hoe).label) if partij.toestemming_hoe else "",
        op=partij.toestemming_op,
        tot=partij.tot,
        loopt=stand.holds(vandaag),
        aanspreekpunt=unseal_tekst(partij.aanspreekpunt, geheim=geheim_of(partij)) or "",
    )


def _show_delen(dossier: Dossier, toegang: Toegang | None, vandaag: date) -> dict[str, tuple[Deelbeeld, ...]]:
    gevonden: dict[str, list[Deelbeeld]] = {soort: [] for soort in Dossierdeel.Soort.values}
    for deel in dossier.delen.order_by("op"):
        onderdeel = Onderdeel(deel.soort)
        if toegang is None or toegang.sees(onderdeel, van=deel.organisatie, eigenaar=deel.eigenaar):
            gevonden[deel.soort].append(_show_deel(deel, toegang, vandaag, gesloten=dossier.gesloten))
    return {soort: tuple(delen) for soort, delen in gevonden.items()}


def _show_deel(deel: Dossierdeel, toegang: Toegang | None, vandaag: date, *, gesloten: bool) -> Deelbeeld:
    inhoud = unseal_tekst(deel.inhoud, geheim=str(deel.pk))
    open_ = deel.klaar_op is None
    if deel.soort != Dossierdeel.Soort.ACTIE or gesloten:
        mag = False
    elif toegang is None:
        mag = deel.eigenaar == INWONER
    else:
        mag = toegang.may_finish(eigenaar=deel.eigenaar)
    return Deelbeeld(
        deel_id=deel.pk,
        tekst=inhoud["tekst"],
        waar=inhoud["waar"],
        van=_name(deel.organisatie, zelf=toegang is None),
        op=deel.op,
        wie=_name("" if deel.eigenaar == INWONER else deel.eigenaar, zelf=toegang is None),
        uiterlijk=deel.uiterlijk,
        klaar_op=deel.klaar_op,
        te_laat=open_ and not gesloten and deel.uiterlijk is not None and deel.uiterlijk < vandaag,
        mag_klaar=mag,
    )


def _show_tijdlijn(dossier: Dossier, toegang: Toegang | None) -> tuple[Regel, ...]:
    regels: Sequence[Dossiergebeurtenis] = list(dossier.gebeurtenissen.order_by("-op", "-pk"))
    if toegang is not None:
        regels = [
            regel
            for regel in regels
            if regel.soort not in _VAN_DEEL or toegang.sees(_VAN_DEEL[regel.soort], van=regel.organisatie)
        ]
    zelf = toegang is None
    return tuple(
        Regel(
            op=regel.op,
            wat=str(Dossiergebeurtenis.Soort(regel.soort).label),
            wie=_name(regel.organisatie, zelf=zelf),
            over=name_of(regel.over) if regel.over else "",
        )
        for regel in regels
    )


def _name(oin: str, *, zelf: bool) -> str:
    if oin:
        return name_of(oin)
    return _("u") if zelf else _("de inwoner")
