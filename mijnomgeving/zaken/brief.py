"""What somebody wrote about a zaak, as a letter for the file of the organisation (PDF/UA)."""

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn

from django.template.loader import render_to_string
from django.utils import translation


def make_brief(
    *, kop: str, bestemming: str, nummer: str, regels: Sequence[Sequence[str]], op: datetime, namens: bool
) -> bytes:
    """The letter.

    Args:
        kop: what it is ("Bezwaar").
        bestemming: the organisation.
        nummer: our number, by which the person and the organisation find it.
        regels: label and value of each answer.
        op: when it was sent; counts for terms.
        namens: whether somebody acted for the person or company.
    """
    from weasyprint import HTML  # noqa: PLC0415 - only the worker that brings a letter pays for its loading

    context = {"kop": kop, "bestemming": bestemming, "nummer": nummer, "regels": regels, "op": op, "namens": namens}
    with translation.override("nl"):
        html = render_to_string("mijn/zaak_brief.html", context)
    pdf: bytes = HTML(string=html, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


def _refuse(_url: str, *_args: object, **_kwargs: object) -> NoReturn:
    """A letter holds text only: whatever it names is not fetched (ASVS 1.3.6)."""
    raise ValueError("a letter fetches nothing")
