"""Who does something in a dossier or a referral: a caseworker at a contact, or whose dossier it is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings

from mijnomgeving.loket.dossiers.models import Hoe
from mijnomgeving.loket.dossiers.zegel import Over, as_person
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.trace import operation
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.partijen import GelezenBron, Handelende
from portal.verantwoording.services import record_action, record_event, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER

if TYPE_CHECKING:
    from mijnomgeving.loket.contact.lopend import Lopend

LOKET, MIJN = "loket-dossier", "mijn-dossiers"
ACTIE = "dossier"
# How somebody at a contact of this kind says yes; a letter is no answer to a question that we ask now.
_HOE = {"balie": Hoe.BALIE, "video": Hoe.BALIE, "telefoon": Hoe.TELEFOON}


@dataclass(frozen=True, slots=True)
class Doener:
    """Who does it.

    Args:
        handelende: as both logs know who it is.
        over: whom it is about.
        organisatie: OIN of the caseworker's organisation; empty for the person self.
        organisatienaam: how people know that organisation.
        medewerker: mark of the caseworker; empty for the person self.
        herkomst: where it was done, for the audit log.
        hoe: how the person says yes or no here; None when that cannot be written down now.
    """

    handelende: Handelende
    over: Over
    organisatie: str = ""
    organisatienaam: str = ""
    medewerker: str = ""
    herkomst: str = "portaal"
    hoe: Hoe | None = None

    @classmethod
    def of_loket(cls, lopend: "Lopend") -> Self:
        """The caseworker of this contact, which has a person."""
        contact, medewerker = lopend.contact, lopend.medewerker
        if lopend.betrokkene is None:
            raise TypeError("the contact has no person yet")
        zeker = contact.identiteit not in {"", "geen"}
        return cls(
            handelende=medewerker.handelende,
            over=Over(lopend.betrokkene, lopend.naam),
            organisatie=str(medewerker.organisatie.oin),
            organisatienaam=medewerker.organisatie.naam,
            medewerker=medewerker.kenmerk,
            herkomst=herkomst_of(contact.contact_id),
            hoe=_HOE.get(contact.kanaal) if zeker else None,
        )

    @classmethod
    def of_inwoner(cls, persoon: Sessiepersoon) -> Self:
        """Who is logged in, for the betrokkene of the session."""
        over = Over(as_person(persoon.betrokkene), "")
        return cls(handelende=persoon.partij, over=over, hoe=Hoe.MIJNOMGEVING)

    @property
    def betrokkene(self) -> Persoon | Onderneming:
        """Whom it is about."""
        return self.over.betrokkene

    @property
    def is_inwoner(self) -> bool:
        """Whether it is the person, or somebody with a machtiging."""
        return not self.organisatie

    def log_gezien(self, gegevens: str) -> None:
        """Note in both logs that this is about to be shown; call it before.

        Raises:
            LogboekFout: it could not be noted; do not show it.
        """
        nu = datetime.now(UTC)
        with operation() as trace:
            gelezen = GelezenBron(
                settings.WAGTAIL_SITE_NAME, gegevens, gelukt=True, begonnen=nu, geeindigd=nu, trace=trace
            )
            record_reads(
                handelende=self.handelende,
                betrokkene=self.betrokkene,
                activiteit=REGISTER[MIJN if self.is_inwoner else LOKET],
                gelezen=[gelezen],
                herkomst=self.herkomst,
            )

    def log_gedaan(self, wat: str, *, over: str) -> None:
        """Note what was done; what a caseworker did, the person reads back.

        Args:
            wat: in plain Dutch, as the person reads it.
            over: number of the dossier or referral.

        Raises:
            LogboekFout: it could not be noted; nothing may be done then.
        """
        if self.is_inwoner:
            record_event(actie=ACTIE, resultaat="gelukt", handelende=self.handelende, over=f"{over}: {wat}"[:200])
            return
        record_action(
            handelende=self.handelende,
            betrokkene=self.betrokkene,
            activiteit=REGISTER[LOKET],
            actie="gedaan",
            bron=settings.WAGTAIL_SITE_NAME,
            wat=wat,
            herkomst=self.herkomst,
        )
