"""All checks of accessibility on the texts of one page or offer. Pure: no look-ups."""

from collections.abc import Iterator, Sequence

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.kwaliteit.tekst import split_zinnen
from cms.redactie.toegankelijkheid.html import check_opbouw, is_vaag
from cms.redactie.toegankelijkheid.opbouw import read_opbouw
from cms.redactie.toegankelijkheid.regels import make_bevinding
from cms.redactie.toegankelijkheid.talen import find_andere_taal
from cms.redactie.toegankelijkheid.zinnen import KLIK_HIER, check_nep_lijst, check_zin

_LOSSE_ZINNEN = "Zet elke regel in een eigen veld, zonder streepje. De pagina maakt er een lijst van."


def check_toegankelijk(stukken: Sequence[Stuk]) -> Iterator[Bevinding]:
    """Everything that keeps somebody from reading or using what an editor wrote."""
    for stuk in stukken:
        yield from _check_html(stuk) if stuk.vorm == Vorm.HTML else _check_tekst(stuk)


def is_zeker(bevinding: Bevinding) -> bool:
    """Whether it is a certain error of accessibility: publishing with it takes a reason."""
    return bevinding.soort == Soort.TOEGANKELIJKHEID and bevinding.ernst == Ernst.FOUT


def _check_html(stuk: Stuk) -> Iterator[Bevinding]:
    opbouw = read_opbouw(stuk.tekst)
    yield from check_opbouw(stuk.veld, opbouw)
    # What a link says was judged already.
    vaag = any(is_vaag(link.tekst) for link in opbouw.links)
    for zin in split_zinnen(opbouw.tekst):
        if not (vaag and KLIK_HIER.search(zin.tekst)):
            yield from check_zin(stuk.veld, zin)


def _check_tekst(stuk: Stuk) -> Iterator[Bevinding]:
    for zin in split_zinnen(stuk.tekst):
        yield from check_zin(stuk.veld, zin)
    yield from check_nep_lijst(stuk.veld, stuk.tekst.splitlines(), hoe=_LOSSE_ZINNEN)
    if stuk.vorm == Vorm.TEKST and (taal := find_andere_taal(stuk.tekst)):
        yield make_bevinding("eigen:taal-ontbreekt", veld=stuk.veld, zin=stuk.tekst, taal=taal)
