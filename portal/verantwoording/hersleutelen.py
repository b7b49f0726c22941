"""A new key for what the portal keeps: each value gets a new lock, and nobody needs to know whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import BinaryField, F, Func, Model, QuerySet, Value

from portal.verantwoording.kluis import KOP_MERK, Onleesbaar, present_kop, relock

Rijen = QuerySet[Model]
PORTIE = 500
"""Rows read at a time: the command holds no transaction open and can be stopped at any moment."""


@dataclass(slots=True)
class Stand:
    """What was done to one field: values with a new lock, and those of which the key is gone."""

    veld: str
    vernieuwd: int = 0
    onleesbaar: int = 0


def relock_all() -> Iterator[Stand]:
    """Lock everything that lies under an earlier key with the present one, field by field.

    While the portal runs: a value that somebody writes meanwhile is left as it was written. Twice is as good as once.
    """
    for naam, rijen, veld in _velden():
        yield _relock_veld(naam, rijen, veld)


def count_earlier() -> dict[str, int]:
    """How many values lie under an earlier key, by field; the earlier keys can go when there are none."""
    tellingen = {naam: _earlier(rijen, veld).count() for naam, rijen, veld in _velden()}
    return {naam: aantal for naam, aantal in tellingen.items() if aantal}


def _velden() -> Iterator[tuple[str, Rijen, str]]:
    """Every field that may hold what was sealed: its name for people, its rows, and its name."""
    for model in apps.get_models():
        for veld in model._meta.local_fields:  # noqa: SLF001 - Django's documented interface to a model
            if isinstance(veld, BinaryField):
                yield f"{model._meta.label}.{veld.name}", model._default_manager.all(), veld.name  # noqa: SLF001 - the same


def _relock_veld(naam: str, rijen: Rijen, veld: str) -> Stand:
    stand, vanaf = Stand(naam), None
    while bladzijde := _page(rijen, veld, vanaf):
        for pk, oud in bladzijde:
            vanaf = pk
            try:
                nieuw = relock(oud)
            except Onleesbaar:
                stand.onleesbaar += 1
                continue
            # Only where it still stands as it was read.
            stand.vernieuwd += rijen.filter(pk=pk, **{veld: bytes(oud)}).update(**{veld: nieuw})
    return stand


def _page(rijen: Rijen, veld: str, vanaf: object) -> list[tuple[object, bytes]]:
    eerder = _earlier(rijen, veld).order_by("pk")
    if vanaf is not None:
        eerder = eerder.filter(pk__gt=vanaf)
    return list(eerder.values_list("pk", veld)[:PORTIE])


def _earlier(rijen: Rijen, veld: str) -> Rijen:
    """Rows of which the value has a lock, and another than of the present key."""
    begin = {"_merk": _first(veld, len(KOP_MERK)), "_kop": _first(veld, len(present_kop()))}
    eerder: Rijen = rijen.annotate(**begin).filter(_merk=KOP_MERK).exclude(_kop=present_kop())
    return eerder


def _first(veld: str, aantal: int) -> Func:
    return Func(F(veld), Value(1), Value(aantal), function="substring", output_field=BinaryField())
