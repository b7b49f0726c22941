"""Where a code for the person can go: an address that was shown to be the person's own, and never the whole of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.profiel.models import Contactsoort, Profiel, Voorkeursoort
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loketbezoek.models import Weg
from mijnomgeving.notificaties.brief import TALEN
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound.service import BronFout, run_together
from portal.verantwoording.services import GelezenBron, record_reads

_ZICHTBAAR = 2


@dataclass(frozen=True, slots=True)
class Bestemming:
    """One address.

    Args:
        weg: mail or text message.
        waarde: the address itself; it stays on our side.
        taal: in which language the person wants to be written to.
    """

    weg: Weg
    waarde: str = field(repr=False)
    taal: str = "nl"

    @property
    def gemaskeerd(self) -> str:
        """So that the person recognises it, and the caseworker does not learn it."""
        if self.weg is Weg.SMS:
            return f"•••• •• {self.waarde[-_ZICHTBAAR:]}"
        naam, _, domein = self.waarde.partition("@")
        return f"{naam[:1]}•••@{domein[:1]}•••.{domein.rpartition('.')[2]}"


def list_bestemmingen(*, lopend: Lopend) -> tuple[Bestemming, ...]:
    """Where a code can go; the read stands in both logs before anything is given.

    This is no part of the picture of the person, so it needs no identity that was checked: it is how one is checked.

    Raises:
        BronFout: the Profielservice gives no usable answer; the failed read is in the logs as well.
        LogboekFout: the read could not be logged.
    """
    profiel = _read(lopend)
    taal = TALEN.get(profiel.voorkeur(Voorkeursoort.TAAL), "nl")
    gevonden = []
    if profiel.email:
        gevonden.append(Bestemming(Weg.MAIL, profiel.email.waarde, taal))
    nummers = [gegeven for gegeven in profiel.algemeen(Contactsoort.TELEFOON) if gegeven.bevestigd]
    if nummers:
        gevonden.append(Bestemming(Weg.SMS, nummers[0].waarde, taal))
    return tuple(gevonden)


def betrokkene_of(lopend: Lopend) -> Persoon | Onderneming:
    """Whom the contact is about; `requires_contact` lets no page in without.

    Raises:
        ValueError: nobody was found yet.
    """
    if lopend.betrokkene is None:
        raise ValueError("nobody was found in this contact yet")
    return lopend.betrokkene


def _read(lopend: Lopend) -> Profiel:
    betrokkene, bron, begonnen = betrokkene_of(lopend), profiel_bron(), datetime.now(UTC)
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    fout: BronFout | None = None
    profiel = Profiel()
    with operation() as trace:
        try:
            [profiel] = run_together(bron.fetch_profiel(betrokkene, deadline=deadline), deadline=deadline)
        except BronFout as gevangen:
            fout = gevangen
    gelezen = GelezenBron(
        bron=bron.naam,
        gegevens=gettext_noop("hoe u bereikbaar wilt zijn"),
        gelukt=fout is None,
        begonnen=begonnen,
        geeindigd=datetime.now(UTC),
        trace=trace,
    )
    record_reads(
        handelende=lopend.medewerker.handelende,
        betrokkene=betrokkene,
        activiteit=lopend.doel,
        gelezen=[gelezen],
        herkomst=herkomst_of(lopend.contact.contact_id),
    )
    if fout:
        raise fout
    return profiel
