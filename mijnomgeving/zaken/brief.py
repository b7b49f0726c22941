"""What somebody wrote about a zaak, as a letter for the file of the organisation (PDF/UA)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation

from toegankelijkheid.pdf import make_pdf


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
    context = {"kop": kop, "bestemming": bestemming, "nummer": nummer, "regels": regels, "op": op, "namens": namens}
    with translation.override("nl"):
        return make_pdf("mijn/zaak_brief.html", context)
