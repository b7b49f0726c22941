"""Reading what somebody follows."""

from uuid import UUID

from django.db.models import Q

from cms.attendering.models import Abonnement, Onderwerp, Onderwerpsoort
from cms.attendering.onderwerpen import Keuze, keuze_van, with_relations
from cms.attendering.services import read_adres
from cms.producten.models import ProductPagina
from portal.verantwoording.kluis import Onleesbaar


def find_abonnement(*, kenmerk: UUID) -> Abonnement | None:
    """The subscription with this number; None when it was stopped."""
    return Abonnement.objects.filter(pk=kenmerk).first()


def list_gevolgd(*, kenmerk: UUID) -> list[tuple[int, Keuze]]:
    """What somebody follows, with the number by which each can be stopped."""
    onderwerpen = with_relations(Onderwerp.objects.filter(abonnement=kenmerk).exclude(bevestigd_op=None))
    gevonden = []
    for onderwerp in onderwerpen.order_by("pk"):
        try:
            gevonden.append((onderwerp.pk, keuze_van(onderwerp)))
        except Onleesbaar:
            continue
    return gevonden


def mask_adres(abonnement: Abonnement) -> str:
    """The address so that its owner knows it and nobody else learns it: `n…@voorbeeld.nl`."""
    try:
        naam, _, domein = read_adres(abonnement).rpartition("@")
    except Onleesbaar:
        return ""
    return f"{naam[:1]}…@{domein}"


def count_volgers(*, product: ProductPagina) -> int:
    """How many people a change of this product is mailed to: who follow it, its themes or its organisation."""
    volgt = Q(soort=Onderwerpsoort.PRODUCT, product=product)
    volgt |= Q(soort=Onderwerpsoort.THEMA, thema__in=product.themas.all())
    if product.organisatie_id:
        volgt |= Q(soort=Onderwerpsoort.ORGANISATIE, organisatie=product.organisatie_id)
    bevestigd = Onderwerp.objects.filter(volgt).exclude(bevestigd_op=None)
    return bevestigd.values("abonnement").distinct().count()
