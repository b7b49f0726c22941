"""The version in easy language (A2): whether it is easy indeed, and where one is missed most. Advice, never a gate."""

from collections.abc import Iterator, Sequence

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk
from cms.redactie.kwaliteit.leesbaar import GOED, MATIG, reading_score
from cms.redactie.kwaliteit.tekst import Zin, count_lettergrepen, split_zinnen

VELD = "makkelijk"
MAX_WOORDEN, MAX_ZINNEN, MAX_LETTERGREPEN = 12, 12, 4


def check_makkelijk(stukken: Sequence[Stuk], *, score: int | None, kan: bool) -> Iterator[Bevinding]:
    """What makes the easy version hard.

    Args:
        stukken: the texts of the page; those of another field are left aside.
        score: how easy the page itself reads; None for a very short one.
        kan: whether this kind of page can have an easy version.
    """
    zinnen = [zin for stuk in stukken if stuk.veld == VELD for zin in split_zinnen(stuk.tekst)]
    if zinnen:
        yield from _check_zinnen(zinnen)
    elif kan and score is not None and score < MATIG:
        yield Bevinding(
            Soort.ONTBREEKT, Ernst.TIP, VELD, "Deze pagina is moeilijk te lezen en heeft geen makkelijke versie.",
            "Schrijf het belangrijkste in zes tot acht korte zinnen.",
        )  # fmt: skip


def _check_zinnen(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    if len(zinnen) > MAX_ZINNEN:
        yield _advies(
            f"Er staan {len(zinnen)} zinnen. Dat is veel voor wie moeilijk leest.", "Kies wat iemand moet doen."
        )
    if (score := reading_score(zinnen)) is not None and score < GOED:
        yield _advies("De makkelijke versie leest nog niet makkelijk.", "Gebruik kortere woorden en kortere zinnen.")
    for zin in zinnen:
        if len(zin.woorden) > MAX_WOORDEN:
            yield _advies(f"Deze zin heeft {len(zin.woorden)} woorden.", f"Houd het op {MAX_WOORDEN}.", zin.tekst)
        lang = next((woord for woord in zin.woorden if count_lettergrepen(woord) > MAX_LETTERGREPEN), "")
        if lang:
            yield _advies(f"‘{lang}’ is een lang woord.", "Kies een korter woord of leg het uit.", zin.tekst)


def _advies(waarom: str, voorstel: str, zin: str = "") -> Bevinding:
    return Bevinding(Soort.LANGE_ZIN, Ernst.TIP, VELD, waarom, voorstel, zin)
