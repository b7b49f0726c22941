"""What an editor does with a group of questions: words to a product, a new product, or nothing."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cms.producten.models import ProductenIndexPagina, ProductPagina
from wegwijzer_ai.models import GesteldeVraag, Vraaggroep


def may_change(*, product: ProductPagina, user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody may write on this product now; not while it waits for somebody else's decision."""
    rechten = product.permissions_for_user(user)
    return bool(rechten.can_edit() and not rechten.page_locked())


def may_start(*, user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody may start a product."""
    index = ProductenIndexPagina.objects.first()
    return bool(index and index.permissions_for_user(user).can_add_subpage())


@transaction.atomic
def add_words(*, product: ProductPagina, woorden: Sequence[str], user: Any) -> int:  # noqa: ANN401 - request.user
    """Put people's words on the newest draft of a product; return how many were new. Nothing is published.

    Raises:
        PermissionDenied: this person may not change the product, or not now.
    """
    if not may_change(product=product, user=user):
        raise PermissionDenied
    concept = product.get_latest_revision_as_object()
    known = {regel.casefold() for regel in concept.mensentaal_regels}
    new = [woord for woord in dict.fromkeys(woorden) if woord.casefold() not in known]
    if new:
        concept.mensentaal = "\n".join([*concept.mensentaal_regels, *new])
        concept.save_revision(user=user, log_action=True, clean=False)
    return len(new)


@transaction.atomic
def start_product(*, titel: str, woorden: Sequence[str], user: Any) -> ProductPagina:  # noqa: ANN401 - request.user
    """A draft with this title and these words, for an editor to write.

    Raises:
        PermissionDenied: this person may not start products.
    """
    index = ProductenIndexPagina.objects.first()
    if index is None or not may_start(user=user):
        raise PermissionDenied
    product = ProductPagina(title=titel, mensentaal="\n".join(woorden), live=False, owner=user)
    index.add_child(instance=product)
    # A draft may lack what a page on the site has.
    product.save_revision(user=user, log_action="wagtail.create", clean=False)
    return product


@transaction.atomic
def finish_groep(*, groep: Vraaggroep) -> int:
    """An editor is done with these questions; who asks the same again is heard again. Return how many they were."""
    done = groep.vragen.update(afgehandeld_op=timezone.localdate())
    groep.delete()
    return done


def finish_vraag(*, vraag: GesteldeVraag) -> None:
    """An editor read what somebody sent along."""
    GesteldeVraag.objects.filter(pk=vraag.pk).update(afgehandeld_op=timezone.localdate())
