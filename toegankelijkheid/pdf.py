"""A page as a file that everybody can read: tagged PDF (PDF/UA-1, ISO 14289-1) with our own letter in it."""

from collections.abc import Mapping
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

_STIJL = Path(__file__).with_name("pdf.css")
_LETTER = "portaal/fonts/fira-sans-latin-{}.woff2"
_GEWICHTEN = (400, 600)


def make_pdf(sjabloon: str, context: Mapping[str, object]) -> bytes:
    """The file made from this template: title, language, headings, tables with headers."""
    # Loading the makers of PDF takes longer than all else of a start.
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    letters = FontConfiguration()
    stijl = [CSS(filename=str(_STIJL)), CSS(string=_font_faces(), font_config=letters)]
    html = HTML(string=render_to_string(sjabloon, dict(context)), url_fetcher=_fetch_nothing_else)
    made: bytes = html.write_pdf(stylesheets=stijl, font_config=letters, pdf_variant="pdf/ua-1", pdf_tags=True)
    return made


def _font_faces() -> str:
    """Our own letter, embedded: PDF/UA wants every font in the file."""
    bestanden = {gewicht: finders.find(_LETTER.format(gewicht)) for gewicht in _GEWICHTEN}
    return "".join(
        f"@font-face{{font-family:'Fira Sans';font-weight:{gewicht};src:url('file://{bestand}')}}"
        for gewicht, bestand in bestanden.items()
        if bestand
    )


def _fetch_nothing_else(url: str, **_opties: object) -> Mapping[str, object]:
    """What somebody wrote or a source gave may name an address: it is never fetched (ASVS 1.3.6).

    Raises:
        ValueError: it is anything but our own letter, from disk.
    """
    from weasyprint import default_url_fetcher  # noqa: PLC0415 - as above

    if not (url.startswith("file://") and url.endswith(".woff2")):
        raise ValueError("a file of data fetches nothing")
    fetched: Mapping[str, object] = default_url_fetcher(url)
    return fetched
