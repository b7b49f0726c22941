"""What may be said of anything that is measured: names out of our own program, never what came from outside.

No address, query, number, name, text or IP of anybody is among them, and nothing else gets into a span, a figure or an
exported line of log: whoever measures passes here.
"""

from collections.abc import Mapping

# The name of OpenTelemetry or of our own -> what it holds; docs/beheer/meten.md has the same list.
TOEGESTAAN = {
    "http.route": "the name of the route",
    "http.request.method": "the method, or _OTHER",
    "http.response.status_code": "the status",
    "error.type": "the class of an error",
    "bron": "the name of a source, as the settings have it",
    "uitkomst": "how it ended, one of a few words",
    "taak": "the name of a task",
    "onderwerp": "the topic of a message in the outbox",
    "soort": "what was put off",
    "doelgroep": "who logs in: burger or medewerker",
    "gebeurtenis": "the name of an event in the log",
    "poging": "how many times it was tried",
    "milliseconden": "how long it took",
    "reden": "why a source gave nothing",
    "kenmerk": "the reference on a page of ours that says something went wrong",
}
METHODEN = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
LANGSTE = 100
Waarde = str | int | float | bool


class NietToegestaan(KeyError):
    """Somebody wants to measure what is not on the list."""


def check(eigenschappen: Mapping[str, Waarde]) -> dict[str, Waarde]:
    """The same, with texts cut off.

    Raises:
        NietToegestaan: one of them is not on the list.
    """
    if vreemd := eigenschappen.keys() - TOEGESTAAN.keys():
        raise NietToegestaan(", ".join(sorted(vreemd)))
    return {naam: waarde[:LANGSTE] if isinstance(waarde, str) else waarde for naam, waarde in eigenschappen.items()}


def known_method(methode: str | None) -> str:
    """The method, unless somebody made one up."""
    return methode if methode in METHODEN else "_OTHER"
