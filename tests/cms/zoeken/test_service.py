"""Publishing tells the index, and only when it really happened."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from cms.producten.documenten import make_document
from cms.zoeken import selectors, service, services
from cms.zoeken.codec import document_from_json, document_to_json
from cms.zoeken.models import IndexDocument
from cms.zoeken.port import Document, Passage
from portal.outbox.models import OutboxBericht

pytestmark = pytest.mark.django_db


def _document(slug: str, titel: str = "Titel") -> Document:
    return make_document(
        soort="product",
        slug=slug,
        titel=titel,
        url=f"/producten/{slug}/",
        samenvatting="Kort.",
        passages=(Passage("kosten", "Gratis."),),
        mensentaal=("ik wil iets",),
        doelgroepen=("particulier",),
        bijgewerkt=date(2026, 11, 20),
    )


def _rij(slug: str, titel: str = "Titel") -> services.Rij:
    return services.Rij(document=_document(slug, titel), vectoren=b"\0\0", vingerafdruk="v")


def test_document_survives_json() -> None:
    document = _document("paspoort")

    assert document_from_json(document_to_json(document)) == document


def test_change_leaves_with_the_transaction_that_made_it() -> None:
    with transaction.atomic():
        service.meld_wijziging(sleutels=["product:a"])
        transaction.set_rollback(True)

    assert not OutboxBericht.objects.filter(topic=service.TOPIC).exists()

    service.meld_wijziging(sleutels=["product:b", "product:a", "product:b"])
    assert OutboxBericht.objects.get(topic=service.TOPIC).payload == {"sleutels": ["product:a", "product:b"]}


def test_nothing_changed_is_no_message() -> None:
    service.meld_wijziging(sleutels=[])

    assert not OutboxBericht.objects.filter(topic=service.TOPIC).exists()


def test_same_change_twice_is_two_messages() -> None:
    service.meld_wijziging(sleutels=["product:a"])
    service.meld_wijziging(sleutels=["product:a"])

    assert OutboxBericht.objects.filter(topic=service.TOPIC).count() == 2


@pytest.fixture
def leveranciers(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    asked: list[object] = []

    def deliver(sleutels: object) -> list[Document]:
        asked.append(sleutels)
        return [_document("a")]

    monkeypatch.setattr(service, "_leveranciers", {})
    service.register_leverancier("product", deliver)
    return asked


def test_suppliers_are_asked_only_for_their_own_kind(leveranciers: list[object]) -> None:
    assert [document.sleutel for document in service.list_documenten()] == ["product:a"]
    assert list(service.list_documenten(["organisatie:x"])) == []
    list(service.list_documenten(["product:a", "organisatie:x"]))

    assert leveranciers == [None, ["product:a"]]


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Unknown kind"):
        service.register_leverancier("pagina", lambda _sleutels: [])  # type: ignore[arg-type]


def test_reader_hears_of_changes_and_withdrawals_after_the_version_it_knows() -> None:
    first = services.write_rijen(rijen=[_rij("a"), _rij("b")], ingetrokken=(), model="m")
    second = services.write_rijen(rijen=[_rij("a", "Anders")], ingetrokken=["product:b"], model="m")

    assert second == first + 1
    assert selectors.current_versie() == selectors.Versie(nummer=second, volledig_vanaf=0, model="m")
    changed = {rij.sleutel: rij.is_ingetrokken for rij in selectors.iter_rijen(na=first)}
    assert changed == {"product:a": False, "product:b": True}
    assert not list(selectors.iter_rijen(na=second))


def test_rebuild_replaces_all_and_cleans_old_tombstones() -> None:
    services.write_rijen(rijen=[_rij("oud")], ingetrokken=(), model="m")
    services.write_rijen(rijen=[], ingetrokken=["product:oud"], model="m")
    IndexDocument.objects.update(gewijzigd_op=IndexDocument.objects.get().gewijzigd_op - timedelta(days=2))

    versie = services.replace_rijen(porties=[[_rij("nieuw")]], model="m")

    assert list(IndexDocument.objects.values_list("sleutel", flat=True)) == ["product:nieuw"]
    assert selectors.current_versie().volledig_vanaf == versie
    assert selectors.vingerafdrukken(sleutels=["product:nieuw"]) == {"product:nieuw": ("v", b"\0\0")}
