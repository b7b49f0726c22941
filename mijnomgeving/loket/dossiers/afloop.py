"""How a dossier ends: an outcome that the person agrees with, or it stops."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.dossiers.doener import Doener
from mijnomgeving.loket.dossiers.models import Dossier, Dossiergebeurtenis, Hoe, Stand
from mijnomgeving.loket.dossiers.services import (
    KanNietMeer,
    NietTeVragen,
    NietToegestaan,
    lock,
    note,
    require,
    tell_inwoner,
)
from mijnomgeving.loket.dossiers.zegel import seal_tekst, unseal_tekst

Wat = Dossiergebeurtenis.Soort
# As long as one may object to a decision (Awb art. 6:7).
BEDENKTIJD = timedelta(weeks=6)


@transaction.atomic
def propose(*, doener: Doener, dossier_id: UUID, tekst: str) -> Dossier:
    """Say how the question ended; the dossier is closed only when the person agrees.

    Raises:
        NietToegestaan: who does it does not lead the dossier.
        KanNietMeer: it is closed.
    """
    dossier = lock(dossier_id, doener)
    if doener.is_inwoner or not require(dossier, doener).leads:
        raise NietToegestaan
    _keep(dossier, {"tekst": tekst, "door": doener.organisatie}, Stand.VOORGESTELD)
    note(dossier, Wat.VOORGESTELD, doener)
    doener.log_gedaan(gettext_noop("een uitkomst voor uw dossier voorgesteld"), over=dossier.nummer)
    tell_inwoner(doener, dossier, "uitkomst")
    return dossier


@transaction.atomic
def answer(*, doener: Doener, dossier_id: UUID, eens: bool, reden: str = "") -> Dossier:
    """What the person says about the outcome: yes closes the dossier, no lets it go on with what the person says.

    Raises:
        NietTeVragen: who is there was not checked, so the answer cannot be written down.
        NietToegestaan: a caseworker without a part in it says so.
        KanNietMeer: there is nothing to answer (any more).
    """
    dossier = lock(dossier_id, doener)
    if dossier.stand != Stand.VOORGESTELD:
        raise KanNietMeer
    if not doener.is_inwoner and not require(dossier, doener).leads:
        raise NietToegestaan
    if doener.hoe is None:
        raise NietTeVragen
    uitkomst = unseal_tekst(dossier.uitkomst, geheim=_geheim(dossier)) | {"reactie": reden}
    dossier.akkoord_hoe = doener.hoe if eens else ""
    dossier.gesloten_op = timezone.now() if eens else None
    _keep(dossier, uitkomst, Stand.AKKOORD if eens else Stand.LOPEND)
    note(dossier, Wat.EENS if eens else Wat.ONEENS, doener)
    doener.log_gedaan(gettext_noop("uw antwoord op de uitkomst van uw dossier opgeschreven"), over=dossier.nummer)
    tell_inwoner(doener, dossier, "antwoord")
    return dossier


@transaction.atomic
def take_back(*, doener: Doener, dossier_id: UUID, reden: str) -> Dossier:
    """Undo a yes that a counter wrote down: the person says that it was not so, and the dossier goes on.

    Raises:
        NietToegestaan: it is not the person.
        KanNietMeer: the person said yes in MijnOmgeving, or too long ago.
    """
    dossier = lock(dossier_id, doener, ook_gesloten=True)
    if not doener.is_inwoner:
        raise NietToegestaan
    if not may_take_back(dossier):
        raise KanNietMeer
    uitkomst = unseal_tekst(dossier.uitkomst, geheim=_geheim(dossier)) | {"reactie": reden}
    dossier.akkoord_hoe, dossier.gesloten_op = "", None
    _keep(dossier, uitkomst, Stand.LOPEND)
    note(dossier, Wat.ONEENS, doener)
    doener.log_gedaan(gettext_noop("uw antwoord op de uitkomst van uw dossier opgeschreven"), over=dossier.nummer)
    return dossier


def may_take_back(dossier: Dossier) -> bool:
    """Whether the person can still say that a yes written down at a counter was not so."""
    if dossier.stand != Stand.AKKOORD or dossier.akkoord_hoe == Hoe.MIJNOMGEVING or dossier.gesloten_op is None:
        return False
    return timezone.now() - dossier.gesloten_op < BEDENKTIJD


def read_uitkomst(dossier: Dossier) -> dict[str, str]:
    """What was proposed, by whom, and what the person said; empty as long as nothing was."""
    return unseal_tekst(dossier.uitkomst, geheim=_geheim(dossier)) or {}


@transaction.atomic
def stop(*, doener: Doener, dossier_id: UUID, reden: str) -> Dossier:
    """End a dossier without an outcome: the person wants no more, or it cannot go on.

    Raises:
        NietToegestaan: who does it does not lead the dossier.
        KanNietMeer: it is closed.
    """
    dossier = lock(dossier_id, doener)
    if not doener.is_inwoner and not require(dossier, doener).leads:
        raise NietToegestaan
    dossier.gesloten_op = timezone.now()
    _keep(dossier, {"tekst": "", "door": doener.organisatie, "reactie": reden}, Stand.GESTOPT)
    note(dossier, Wat.GESTOPT, doener)
    doener.log_gedaan(gettext_noop("uw dossier gestopt"), over=dossier.nummer)
    tell_inwoner(doener, dossier, "gestopt")
    return dossier


def _keep(dossier: Dossier, uitkomst: dict[str, str], stand: Stand) -> None:
    dossier.uitkomst = seal_tekst(uitkomst, geheim=_geheim(dossier))
    dossier.stand = stand
    dossier.save(update_fields=["uitkomst", "stand", "akkoord_hoe", "gesloten_op"])


def _geheim(dossier: Dossier) -> str:
    return f"{dossier.dossier_id}:uitkomst"
