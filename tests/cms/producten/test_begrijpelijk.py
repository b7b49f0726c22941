"""Somebody who reads with difficulty finds a short version in easy language, and a video in sign language."""

from pathlib import Path

import pytest
import yaml
from django.core.files.base import ContentFile
from django.test import Client
from lxml import html
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document

from cms.producten.blocks import GebarentaalBlock
from cms.producten.inlezen.paginas import make_stream
from cms.redactie.kwaliteit.leesbaar import reading_score
from cms.redactie.kwaliteit.tekst import split_zinnen
from tests.factories.producten import ProductPaginaFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
BESTANDEN = [
    *sorted((ROOT / "cms/inhoud/producten").glob("*.yaml")),
    *sorted((ROOT / "levensgebeurtenissen/inhoud").glob("*.yaml")),
]
LANGST, MEESTE, MAKKELIJK = 12, 8, 70


def document(naam: str) -> Document:
    return Document.objects.create(title=naam, file=ContentFile(b"x", name=naam))


@pytest.fixture(autouse=True)
def _media(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def test_the_easy_version_stands_above_the_text_and_only_where_it_is_written(client: Client) -> None:
    met = ProductPaginaFactory(
        slug="paspoort", makkelijk=make_stream("makkelijk", "alinea", ["U haalt het paspoort zelf op."])
    )
    zonder = ProductPaginaFactory(slug="bijstand")

    pagina = html.document_fromstring(client.get(met.url).content)

    uitklap = pagina.xpath('//details[summary[contains(., "makkelijke taal")]]')[0]
    assert "U haalt het paspoort zelf op." in uitklap.text_content()
    assert "makkelijke taal" not in client.get(zonder.url).content.decode()
    assert "makkelijke taal" not in client.get(f"/en{met.url}").content.decode()


def test_a_video_comes_with_its_text_and_captions_from_our_own_site(client: Client) -> None:
    waarde = {
        "video": document("a.mp4").pk,
        "ondertiteling": document("a.vtt").pk,
        "beeld": None,
        "tekst": "Zo gaat het.",
    }
    product = ProductPaginaFactory(slug="paspoort", gebarentaal=make_stream("gebarentaal", "gebarentaal", [waarde]))

    antwoord = client.get(product.url)
    video = html.document_fromstring(antwoord.content).xpath("//video")[0]

    assert "autoplay" not in video.attrib
    assert video.xpath(".//source")[0].get("src").startswith("/")
    assert video.xpath(".//track")[0].get("kind") == "captions"
    assert "Zo gaat het." in video.getparent().text_content()
    assert "media-src 'self'" in antwoord.headers["Content-Security-Policy"]


def test_a_file_that_no_browser_plays_is_refused() -> None:
    block = GebarentaalBlock()
    waarde = {"video": document("a.avi").pk, "ondertiteling": document("a.txt").pk, "beeld": None, "tekst": "x"}

    with pytest.raises(StructBlockValidationError) as fout:
        block.clean(block.to_python(waarde))

    assert set(fout.value.block_errors) == {"video", "ondertiteling"}


def test_our_own_easy_versions_are_short_and_easy() -> None:
    makkelijk = {
        pad.stem: inhoud["makkelijk"]
        for pad in BESTANDEN
        if "makkelijk" in (inhoud := yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    }

    assert len(makkelijk) >= 15
    for slug, alineas in makkelijk.items():
        zinnen = [zin for alinea in alineas for zin in split_zinnen(alinea)]
        assert len(alineas) <= MEESTE, slug
        assert not [zin.tekst for zin in zinnen if len(zin.woorden) > LANGST], slug
        assert (reading_score(zinnen) or 0) >= MAKKELIJK, slug
