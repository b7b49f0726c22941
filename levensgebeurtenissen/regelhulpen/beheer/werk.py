"""Mijn werk: published regelhulpen that are no longer sound, since something outside them changed."""

from django.contrib.auth.models import User
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from cms.redactie.rollen import is_landelijk
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina

_SLEUTEL = "regelhulpen:niet-meer-goed"
_SECONDEN = 600


def connect() -> None:
    """Put the list on the page."""
    register_werk("regelhulpen", niet_meer_goed, volgorde=25)


def niet_meer_goed(*, user: User, vanaf: int, aantal: int) -> Werklijst | None:
    """What a deleted product, a changed rule of law or another program broke; not shown when all is well."""
    if not is_landelijk(user=user):
        return None
    fout = list_niet_meer_goed()
    if not fout:
        return None
    return Werklijst(
        titel=_("Regelhulpen die niet meer kloppen"),
        aantal=len(fout),
        regels=[
            Werkregel(titel, reverse("regelhulpbeheer:tekening", args=[pk]), gebrek)
            for pk, titel, gebrek in fout[vanaf : vanaf + aantal]
        ],
        leeg=_("Alle regelhulpen kloppen."),
    )


def list_niet_meer_goed() -> list[tuple[int, str, str]]:
    """Id, title and first defect of each; looked through at most every ten minutes, for it takes some time."""
    fout: list[tuple[int, str, str]] | None = cache.get(_SLEUTEL)
    if fout is None:
        fout = [rij for pagina in RegelhulpPagina.objects.live() for rij in _wrong(pagina)]
        cache.set(_SLEUTEL, fout, _SECONDEN)
    return fout


def _wrong(pagina: RegelhulpPagina) -> list[tuple[int, str, str]]:
    eerste = next((gebrek for gebrek in pagina.gebreken if gebrek.stopt), None)
    return [] if eerste is None else [(pagina.pk, pagina.title, str(eerste))]
