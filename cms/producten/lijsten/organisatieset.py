"""The organisations while one list is loaded: read once, changed in memory, written at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify
from wagtail.search.backends import get_search_backends

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.samenvoegen import merge_feiten
from cms.producten.models import Organisatie, Organisatiesoort
from cms.zoeken.service import meld_wijziging

# What lists may say about an organisation; `ligt_in` is the TOOI address of the provincie, `beeindigd_op` an ISO date.
VELDEN = (
    "naam", "korte_naam", "officiele_naam", "andere_namen", "taak", "taak_en", "slug", "soort", "owms_uri", "oin",
    "code", "website", "email", "telefoon", "afspraak_url", "bezoekadres", "postadres", "ligt_in", "is_actief",
    "beeindigd_op",
)  # fmt: skip
# Lists spell names each in their own way; that is no difference to tell an editor about.
_STIL = frozenset({"naam", "korte_naam", "officiele_naam", "slug"})


class Organisatieset:
    """All organisations by TOOI address, for one list (`bron`). Call `save` at the end."""

    def __init__(self, *, bron: str, telling: Telling) -> None:
        self._bron = bron
        self._telling = telling
        self._op_uri = {o.tooi_uri: o for o in Organisatie.objects.select_related("ligt_in")}
        self._slugs = {o.slug for o in self._op_uri.values()}
        self._nieuw: dict[str, Organisatie] = {}
        self._gewijzigd: dict[str, Organisatie] = {}
        self._gezien: set[str] = set()
        # Where the list said something else than before, whether or not that changed a fact.
        self._onthouden: set[str] = set()
        self._opvolgers: dict[str, set[str]] = {}
        self._ooit_geladen = [o for o in self._op_uri.values() if bron in o.geladen]

    def find(self, uri: str) -> Organisatie | None:
        """The organisation with this TOOI address."""
        return self._op_uri.get(uri)

    def take(self, uri: str, waarden: Mapping[str, Any]) -> None:
        """What the list says about an organisation; one that we do not have yet is made.

        An end is always taken over: an organisation that stopped is not kept alive by what another list said before.
        """
        self._gezien.add(uri)
        organisatie = self._op_uri.get(uri)
        if organisatie is None:
            self._make(uri, waarden)
            return
        actief, eerder = organisatie.is_actief, dict(organisatie.geladen.get(self._bron, {}))
        gewijzigd, afwijkend = merge_feiten(
            bron=self._bron,
            waarden=waarden,
            geladen=organisatie.geladen,
            lees=lambda veld: _read(organisatie, veld),
            zet=lambda veld, waarde: self._write(organisatie, veld, waarde),
        )
        if "is_actief" in afwijkend and waarden["is_actief"] is False and eerder.get("is_actief") is not False:
            organisatie.is_actief = False
            gewijzigd.append("is_actief")
        if organisatie.geladen[self._bron] != eerder:
            self._onthouden.add(uri)
        self._count(organisatie, actief, gewijzigd)
        for veld in afwijkend:
            if veld not in _STIL and veld not in {"is_actief", "beeindigd_op"}:
                self._telling.afwijkend.append(f"{organisatie.naam}: {_label(veld)}")

    def skip(self, uri: str) -> None:
        """The organisation is in the list, but what stands there cannot be read."""
        self._gezien.add(uri)

    def succeed(self, uri: str, opvolgers: Sequence[str]) -> None:
        """Who took over from this organisation. What editors added stays."""
        self._opvolgers.setdefault(uri, set()).update(opvolgers)

    def end_missing(self, *, hoort_erbij: Callable[[Organisatie], bool] = lambda _: True) -> None:
        """End what this list held before and no longer holds."""
        for organisatie in self._ooit_geladen:
            if organisatie.tooi_uri in self._gezien or not hoort_erbij(organisatie):
                continue
            organisatie.geladen[self._bron]["is_actief"] = False
            self._onthouden.add(organisatie.tooi_uri)
            if organisatie.is_actief:
                organisatie.is_actief = False
                self._count(organisatie, True, ["is_actief"])  # noqa: FBT003 - was active

    def count_active(self, *, hoort_erbij: Callable[[Organisatie], bool] = lambda _: True) -> int:
        """How many organisations of today this list is about."""
        return sum(1 for o in self._op_uri.values() if o.is_actief and hoort_erbij(o))

    def save(self) -> None:
        """Write everything, and tell search."""
        nu = timezone.localdate()
        # Provincies first: gemeenten point to them.
        for is_provincie in (True, False):
            Organisatie.objects.bulk_create(
                o for o in self._nieuw.values() if (o.soort == Organisatiesoort.PROVINCIE) is is_provincie
            )
        for organisatie in (*self._nieuw.values(), *self._gewijzigd.values()):
            organisatie.zoeknamen = organisatie.make_zoeknamen()
            organisatie.bijgewerkt_op = nu
        Organisatie.objects.bulk_update(
            self._gewijzigd.values(), [*VELDEN, "zoeknamen", "bijgewerkt_op"], batch_size=500
        )
        Organisatie.objects.bulk_update((self._op_uri[uri] for uri in self._onthouden), ["geladen"], batch_size=500)
        index_in_admin(Organisatie, [*self._nieuw.values(), *self._gewijzigd.values()])
        self._save_opvolgers()
        veranderd = (*self._nieuw.values(), *self._gewijzigd.values())
        meld_wijziging(sleutels=[f"organisatie:{o.slug}" for o in veranderd])

    def _make(self, uri: str, waarden: Mapping[str, Any]) -> None:
        organisatie = Organisatie(tooi_uri=uri, geladen={self._bron: dict(waarden)})
        for veld, waarde in waarden.items():
            self._write(organisatie, veld, waarde)
        organisatie.slug = organisatie.slug or self._free_slug(organisatie.naam)
        organisatie.zoeknamen = organisatie.make_zoeknamen()
        self._slugs.add(organisatie.slug)
        self._op_uri[uri] = self._nieuw[uri] = organisatie
        self._telling.nieuw.append(organisatie.slug)

    def _write(self, organisatie: Organisatie, veld: str, waarde: Any) -> None:  # noqa: ANN401 - of any field
        if veld == "ligt_in":
            organisatie.ligt_in = self._op_uri.get(waarde)
        elif veld == "beeindigd_op":
            organisatie.beeindigd_op = date.fromisoformat(waarde) if waarde else None
        else:
            setattr(organisatie, veld, waarde)

    def _count(self, organisatie: Organisatie, was_actief: bool, gewijzigd: Sequence[str]) -> None:  # noqa: FBT001 - of a count
        if not gewijzigd:
            self._telling.ongewijzigd.append(organisatie.slug)
            return
        self._gewijzigd[organisatie.tooi_uri] = organisatie
        beeindigd = was_actief and not organisatie.is_actief
        (self._telling.beeindigd if beeindigd else self._telling.gewijzigd).append(organisatie.slug)

    def _save_opvolgers(self) -> None:
        verbinding = Organisatie.opgevolgd_door.through
        bestaand = set(verbinding.objects.values_list("from_organisatie_id", "to_organisatie_id"))
        nodig = {
            (oud.pk, nieuw.pk)
            for uri, uris in self._opvolgers.items()
            if (oud := self.find(uri))
            for doel in uris
            if (nieuw := self.find(doel)) and nieuw is not oud
        }
        verbinding.objects.bulk_create(
            verbinding(from_organisatie_id=oud, to_organisatie_id=nieuw) for oud, nieuw in sorted(nodig - bestaand)
        )

    def _free_slug(self, naam: str) -> str:
        basis, nummer = slugify(naam)[:110] or "organisatie", 2
        slug = basis
        while slug in self._slugs:
            slug, nummer = f"{basis}-{nummer}", nummer + 1
        return slug


def index_in_admin(model: type[Model], objecten: Sequence[Model]) -> None:
    """Let editors find what was written in bulk, which saves without a signal."""
    for machine in get_search_backends(with_auto_update=True):
        machine.add_bulk(model, list(objecten))


def _label(veld: str) -> str:
    return str(Organisatie._meta.get_field(veld).verbose_name)  # type: ignore[union-attr] # noqa: SLF001 - Django's own way


def _read(organisatie: Organisatie, veld: str) -> Any:  # noqa: ANN401 - of any field
    if veld == "ligt_in":
        return organisatie.ligt_in.tooi_uri if organisatie.ligt_in else ""
    if veld == "beeindigd_op":
        return organisatie.beeindigd_op.isoformat() if organisatie.beeindigd_op else ""
    return getattr(organisatie, veld)
