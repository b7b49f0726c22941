"""A government leaves: it takes along all that is its own, in files that another can load, and nothing of anybody."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.images.models import Image

from cms.producten.models import Organisatie, ProductPagina, Thema
from portal.verantwoording.models import AuditRegel
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import LocatieFactory, OrganisatieFactory, ProductPaginaFactory, ThemaFactory
from tests.portal.verantwoording.conftest import Forceer, Lees, forceer, lees
from tests.security.test_bewaartermijnen import listed

__all__ = ["forceer", "lees"]

pytestmark = pytest.mark.django_db
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00"
    b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def export(map_: Path) -> str:
    uit = StringIO()
    call_command("exporteer", str(map_), stdout=uit)
    return uit.getvalue()


def rows(map_: Path, deel: str, naam: str) -> list[dict[str, Any]]:
    [pad] = (map_ / deel).glob(f"*{naam}.jsonl")
    return [json.loads(regel) for regel in pad.read_text().splitlines()]


def load(map_: Path) -> None:
    """As the next operator does."""
    bestanden = [str(pad) for deel in settings.VERTREK for pad in sorted((map_ / deel).glob("*.jsonl"))]
    call_command("loaddata", *bestanden, verbosity=0)


@pytest.fixture
def catalogus(settings: Settings, tmp_path: Path) -> ProductPagina:
    """A product with its theme, its organisation and a picture, and a life event that leads to it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    LocatieFactory(organisatie=utrecht)
    Image.objects.create(title="Balie", file=ContentFile(PIXEL, "balie.gif"), width=1, height=1)
    pagina: ProductPagina = ProductPaginaFactory(title="Paspoort aanvragen", themas=[ThemaFactory(titel="Reizen")])
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[pagina])
    return pagina


def test_what_was_exported_comes_back_as_it_was(catalogus: ProductPagina, tmp_path: Path) -> None:
    voor, themas = read(catalogus), list(catalogus.themas.values_list("titel"))
    export(tmp_path / "uit")
    catalogus.delete()
    Thema.objects.all().delete()
    Organisatie.objects.filter(code="gm0344").delete()

    load(tmp_path / "uit")
    terug = ProductPagina.objects.get(pk=catalogus.pk)
    assert read(terug) == voor
    assert list(terug.themas.values_list("titel")) == themas
    assert Organisatie.objects.filter(code="gm0344").exists()


def read(pagina: ProductPagina) -> dict[str, Any]:
    """All that an editor put in the page; blocks as what they say, whatever the order of their keys."""
    anders = {"owner", "latest_revision", "live_revision", "locked_by"}
    velden = ProductPagina.objects.get(pk=pagina.pk).serializable_data()
    return {naam: _blocks(waarde) for naam, waarde in velden.items() if naam not in anders}


def _blocks(waarde: Any) -> Any:
    return json.loads(waarde) if isinstance(waarde, str) and waarde.startswith("[") else waarde


def test_the_table_of_contents_proves_each_file(catalogus: ProductPagina, tmp_path: Path) -> None:
    map_ = tmp_path / "uit"
    assert "bestanden in media/" in export(map_)
    lijst = json.loads((map_ / "inhoudsopgave.json").read_text())
    alle = {str(pad.relative_to(map_)) for pad in map_.rglob("*") if pad.is_file()} - {"inhoudsopgave.json"}
    assert {bestand["pad"] for bestand in lijst["bestanden"]} == alle
    for bestand in lijst["bestanden"]:
        assert hashlib.sha256((map_ / bestand["pad"]).read_bytes()).hexdigest() == bestand["sha256"]
    assert [pad.read_bytes() for pad in (map_ / "media").rglob("balie*")] == [PIXEL]
    assert lijst["keten"] == "heel"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "iets").write_text("x")
    with pytest.raises(CommandError, match="staat al iets"):
        export(tmp_path)


def test_the_logs_come_along_with_their_chain_and_without_a_number(lees: Lees, tmp_path: Path) -> None:
    for _ in range(3):
        lees()
    export(tmp_path / "uit")
    regels = rows(tmp_path / "uit", "logboek", "auditregels")
    assert len(regels) == AuditRegel.objects.count() > 0
    assert [later["vorige_hmac"] for later in regels[1:]] == [eerder["hmac"] for eerder in regels[:-1]]
    [kop] = rows(tmp_path / "uit", "logboek", "kop")
    assert kop["hmac"] == regels[-1]["hmac"]
    assert "999990019" not in "".join(pad.read_text() for pad in (tmp_path / "uit" / "logboek").iterdir())


def test_a_broken_chain_is_said(lees: Lees, forceer: Forceer, tmp_path: Path) -> None:
    lees()
    forceer("UPDATE verantwoording_auditregel SET resultaat = 'anders'")
    export(tmp_path / "uit")
    assert json.loads((tmp_path / "uit" / "inhoudsopgave.json").read_text())["keten"].startswith("gebroken bij regel 1")


def test_every_table_goes_along_stays_with_its_person_or_says_why_it_stays() -> None:
    mee = {naam for namen in settings.VERTREK.values() for naam in namen}
    bekend = {*mee, *settings.VERTREK_BLIJFT, *listed()}
    eigen = {"portal", "cms", "mijnomgeving", "levensgebeurtenissen", "wegwijzer_ai", "toegankelijkheid"}
    alle = {model._meta.label for model in apps.get_models() if model.__module__.partition(".")[0] in eigen}
    assert alle - bekend == set()
    assert mee & set(listed()) == set()
