"""What editors tell to who follows a product: once, in one sentence, to be taken back until the first mail with it."""

from django.contrib.auth.models import User
from django.db import transaction

from cms.attendering.models import Wijziging
from cms.producten.models import ProductPagina


class AlVerteld(ValueError):
    """It was mailed already, so it cannot be taken back."""


@transaction.atomic
def tell_wijziging(*, product: ProductPagina, zin: str, zin_en: str = "", user: User) -> Wijziging:
    """Tell it with the next mails. The same sentence about the same product is one, however often it is sent in."""
    wijziging, _nieuw = Wijziging.objects.get_or_create(
        product=product, zin=zin, verteld_op=None, defaults={"zin_en": zin_en, "gemeld_door": user}
    )
    return wijziging


@transaction.atomic
def withdraw_wijziging(*, product: ProductPagina, wijziging_id: int) -> None:
    """Do not tell it after all.

    Raises:
        Wijziging.DoesNotExist: there is no such change of this product.
        AlVerteld: see the class.
    """
    wijziging = Wijziging.objects.select_for_update().get(product=product, pk=wijziging_id)
    if wijziging.verteld_op:
        raise AlVerteld(str(wijziging_id))
    wijziging.delete()
