"""Ask, confirm and stop: what a subscriber does. Mails go through the outbox, handled in `cms.attendering.bezorgen`.

An address is kept because somebody asked for it and confirmed it (AVG art. 6 lid 1 onder a). It is sealed, and wiped
with the last subject that it follows.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from cms.attendering.herkennen import hash_adres, hashes
from cms.attendering.models import Abonnement, Onderwerp, Verteld, Zending, Zendingsoort
from cms.attendering.onderwerpen import DOEL as GEBIED
from cms.attendering.onderwerpen import Keuze
from portal.outbox.services import enqueue
from portal.verantwoording import kluis

VERSTUREN = "attendering.versturen"
ADRES, INHOUD = "attendering adres", "attendering inhoud"
BEVESTIGTIJD = timedelta(hours=48)
# How long a mail may take to come back.
TERUGKOMTIJD = timedelta(days=7)
ONTHOUDEN = timedelta(days=60)
MEESTE_ONDERWERPEN = 25
# Nobody can fill the mailbox of another with our mails.
MEESTE_VRAGEN = 5
MEESTE_TERUG = 3


@transaction.atomic
def request_onderwerp(*, email: str, keuze: Keuze, taal: str) -> None:
    """Ask this address whether it wants to follow this; what it follows already gets a link to change it instead.

    Who asks learns nothing about the address, so this says nothing either.
    """
    abonnement = _find_or_make(email, taal)
    if _asked_too_often(abonnement):
        return
    onderwerp = abonnement.onderwerpen.filter(sleutel=keuze.sleutel).first()
    if onderwerp is None:
        if abonnement.onderwerpen.count() >= MEESTE_ONDERWERPEN:
            send(abonnement, Zendingsoort.LINK, {})
            return
        onderwerp = _make_onderwerp(abonnement, keuze)
    if onderwerp.bevestigd_op:
        send(abonnement, Zendingsoort.LINK, {})
    else:
        send(abonnement, Zendingsoort.BEVESTIGING, {"onderwerpen": [onderwerp.pk]})


@transaction.atomic
def request_link(*, email: str) -> None:
    """Mail the link with which somebody changes what they follow, if this address follows anything."""
    abonnement = _find(email)
    volgt = abonnement is not None and abonnement.onderwerpen.exclude(bevestigd_op=None).exists()
    if abonnement and volgt and not _asked_too_often(abonnement):
        send(abonnement, Zendingsoort.LINK, {})


@transaction.atomic
def confirm(*, kenmerk: UUID) -> list[Onderwerp]:
    """Somebody pressed the button behind the link in our question: from now on they hear of it. Twice is once.

    Returns:
        What is followed now; empty when there is nothing of this to confirm any more.
    """
    zending = Zending.objects.filter(pk=kenmerk, soort=Zendingsoort.BEVESTIGING).first()
    if zending is None:
        return []
    gevraagd = Onderwerp.objects.filter(abonnement=zending.abonnement_id, pk__in=read_inhoud(zending)["onderwerpen"])
    gevraagd.filter(bevestigd_op=None).update(bevestigd_op=timezone.now())
    return list(gevraagd.select_related("organisatie", "product", "thema"))


def stop(*, kenmerk: UUID) -> bool:
    """Wipe the address and all that it follows, at once; False when it was gone already."""
    gewist, _per_model = Abonnement.objects.filter(pk=kenmerk).delete()
    return bool(gewist)


@transaction.atomic
def stop_onderwerp(*, kenmerk: UUID, onderwerp_id: int) -> bool:
    """Follow this no more; with the last subject the address is wiped. True when that was the last."""
    Onderwerp.objects.filter(abonnement=kenmerk, pk=onderwerp_id).delete()
    if Onderwerp.objects.filter(abonnement=kenmerk).exclude(bevestigd_op=None).exists():
        return False
    return stop(kenmerk=kenmerk)


@transaction.atomic
def note_returned(*, kenmerk: UUID, blijvend: bool) -> bool:
    """A mail did not arrive. For good, or three in a row: the address is wiped. Told twice is told once.

    Returns:
        False when there is nothing of this to do (any more).
    """
    zending = Zending.objects.select_for_update().filter(pk=kenmerk, teruggekomen=False).first()
    if zending is None:
        return False
    zending.teruggekomen = True
    zending.save(update_fields=["teruggekomen"])
    laatste = Zending.objects.filter(abonnement=zending.abonnement_id).exclude(verstuurd_op=None)
    terug = list(laatste.order_by("-gemaakt_op").values_list("teruggekomen", flat=True)[:MEESTE_TERUG])
    if blijvend or (len(terug) == MEESTE_TERUG and all(terug)):
        stop(kenmerk=zending.abonnement_id)
    return True


def wipe_old() -> int:
    """Each night: what was never confirmed, who follows nothing, what stood in old mails; gives how many left."""
    nu = timezone.now()
    Onderwerp.objects.filter(bevestigd_op=None, gevraagd_op__lt=nu - BEVESTIGTIJD).delete()
    gewist, _per_model = Abonnement.objects.filter(onderwerpen=None).delete()
    Zending.objects.filter(gemaakt_op__lt=nu - TERUGKOMTIJD).exclude(inhoud=b"").update(inhoud=b"")
    Zending.objects.filter(gemaakt_op__lt=nu - ONTHOUDEN).delete()
    Verteld.objects.filter(op__lt=(nu - ONTHOUDEN).date()).delete()
    return gewist


def send(
    abonnement: Abonnement,
    soort: Zendingsoort,
    inhoud: Mapping[str, Any],
    **velden: Any,  # noqa: ANN401 - of the row
) -> Zending:
    """Make a mail and put it in the outbox, in the caller's transaction."""
    zending = Zending(abonnement=abonnement, soort=soort, **velden)
    zending.inhoud = kluis.seal_json(inhoud, geheim=str(zending.kenmerk), doel=INHOUD)
    zending.save(force_insert=True)
    sleutel = f"attendering:{zending.kenmerk}"
    enqueue(topic=VERSTUREN, payload={"zending": str(zending.kenmerk)}, sleutel=sleutel)
    return zending


def read_inhoud(zending: Zending) -> dict[str, Any]:
    """What stands in a mail; nothing when it was wiped.

    Raises:
        Onleesbaar: its key is gone.
    """
    if not zending.inhoud:
        return {"onderwerpen": [], "groepen": []}
    inhoud: dict[str, Any] = kluis.unseal_json(zending.inhoud, geheim=str(zending.kenmerk), doel=INHOUD)
    return inhoud


def read_adres(abonnement: Abonnement) -> str:
    """The e-mail address.

    Raises:
        Onleesbaar: its key is gone.
    """
    return str(kluis.unseal_json(abonnement.verzegeld, geheim=str(abonnement.kenmerk), doel=ADRES))


def _find(email: str) -> Abonnement | None:
    return Abonnement.objects.select_for_update().filter(adres__in=hashes(email)).first()


def _find_or_make(email: str, taal: str) -> Abonnement:
    if gevonden := _find(email):
        return gevonden
    kenmerk = uuid4()
    verzegeld = kluis.seal_json(email, geheim=str(kenmerk), doel=ADRES)
    # Somebody may have asked for the same address in the meantime.
    abonnement, _nieuw = Abonnement.objects.select_for_update().get_or_create(
        adres=hash_adres(email), defaults={"kenmerk": kenmerk, "verzegeld": verzegeld, "taal": taal}
    )
    return abonnement


def _make_onderwerp(abonnement: Abonnement, keuze: Keuze) -> Onderwerp:
    gebied = b""
    if keuze.gebied:
        gebied = kluis.seal_json(keuze.gebied.to_json(), geheim=str(abonnement.kenmerk), doel=GEBIED)
    return Onderwerp.objects.create(
        abonnement=abonnement,
        soort=keuze.soort,
        sleutel=keuze.sleutel,
        organisatie=keuze.organisatie,
        product=keuze.product,
        thema=keuze.thema,
        gebied=gebied,
    )


def _asked_too_often(abonnement: Abonnement) -> bool:
    sinds = timezone.now() - timedelta(days=1)
    vragen: Sequence[str] = (Zendingsoort.BEVESTIGING, Zendingsoort.LINK)
    return abonnement.zendingen.filter(soort__in=vragen, gemaakt_op__gt=sinds).count() >= MEESTE_VRAGEN
