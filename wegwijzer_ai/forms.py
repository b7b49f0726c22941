"""What the page of the assistant takes in; odd values are left out, never an error page."""

from collections.abc import Mapping

from wegwijzer_ai.antwoord.model import Vraag

_DOELGROEPEN = frozenset({"particulier", "ondernemer"})
_MAX_PLACE = 80
_MAX_TEXT = 2_000


def read_vraag(values: Mapping[str, str], *, taal: str) -> Vraag | None:
    """The question in a form or a link, or None when there is none."""
    tekst = values.get("q", "").strip()[:_MAX_TEXT]
    if not tekst:
        return None
    doelgroep = values.get("doelgroep", "")
    return Vraag(
        tekst=tekst,
        taal=taal,
        doelgroep=doelgroep if doelgroep in _DOELGROEPEN else None,
        gemeente=values.get("gemeente", "").strip()[:_MAX_PLACE] or None,
    )
