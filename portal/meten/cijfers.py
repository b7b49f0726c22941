"""The figures: each is named here once, and counted by a function, so that nobody counts what is not on the list."""

from dataclasses import dataclass
from typing import Literal

from opentelemetry.metrics import Histogram, Meter, NoOpMeter

from portal.meten.eigenschappen import Waarde, check

# Seconds: a kept page is under the first, a page that waits for slow sources over the last but two.
GRENZEN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure as OpenTelemetry knows it; what a process cannot know by itself has no `soort` but `stand`.

    Args:
        naam: with dots; in Prometheus with underscores, its unit, and `_total` for what only grows.
        soort: what kind of figure.
        eenheid: `s`, or a word between braces.
        uitleg: one line, for who reads the figures.
    """

    naam: str
    soort: Literal["duur", "teller", "aantal", "stand"]
    eenheid: str
    uitleg: str


CIJFERS = (
    Cijfer("http.server.request.duration", "duur", "s", "How long an answer took, by route, method and status"),
    Cijfer("http.server.active_requests", "aantal", "{request}", "Requests at work in this process"),
    Cijfer("portaal.bron.oproep", "duur", "s", "How long a call to a source took, by source and how it ended"),
    Cijfer("portaal.paginacache", "teller", "{pagina}", "Public pages: at hand in the process, in Redis, or made"),
    Cijfer("portaal.uitstel", "teller", "{request}", "Requests that were asked to come back: too busy"),
    Cijfer("portaal.outbox.bezorging", "teller", "{bericht}", "Deliveries of the outbox, by topic and how they ended"),
    Cijfer("portaal.taak", "duur", "s", "How long a background task took, by name and how it ended"),
    Cijfer("portaal.inlog", "teller", "{inlog}", "Logins, of people and of staff: done, or refused and why"),
    Cijfer("portaal.wegwijzer.antwoord", "teller", "{antwoord}", "Answers of the wegwijzer, by kind"),
    Cijfer("portaal.outbox.wachtend", "stand", "{bericht}", "Messages that wait in the outbox"),
    Cijfer("portaal.outbox.oudste", "stand", "s", "How long the oldest of them waits"),
    Cijfer("portaal.outbox.opgegeven", "stand", "{bericht}", "Messages that were given up"),
    Cijfer("portaal.taken.vastgelopen", "stand", "{taak}", "Tasks that failed for good and wait for somebody"),
    Cijfer("portaal.wachtkamer.wachtend", "stand", "{bezoeker}", "Visitors who stand in the line at the login"),
    Cijfer("portaal.keten.heel", "stand", "{keten}", "1 when the audit log was whole at the last walk, else 0"),
    Cijfer("portaal.keten.gecontroleerd", "stand", "s", "When that walk was (seconds since 1970)"),
    Cijfer("portaal.certificaat.tot", "stand", "s", "Until when a certificate is valid, ours or of a source"),
    Cijfer("portaal.securitytxt.tot", "stand", "s", "Until when security.txt is valid, as the edge gives it"),
    Cijfer("portaal.reservekopie.gemaakt", "stand", "s", "When the newest backup was made"),
    Cijfer("portaal.stand.gemeten", "stand", "s", "When the worker last measured the figures of all processes"),
)
_PER_NAAM = {cijfer.naam: cijfer for cijfer in CIJFERS}


class _Meters:
    """The instruments of this process."""

    def __init__(self, meter: Meter) -> None:
        tellers = [cijfer for cijfer in CIJFERS if cijfer.soort == "teller"]
        duren = [cijfer for cijfer in CIJFERS if cijfer.soort == "duur"]
        self.tellers = {c.naam: meter.create_counter(c.naam, c.eenheid, c.uitleg) for c in tellers}
        self.duren: dict[str, Histogram] = {
            c.naam: meter.create_histogram(
                c.naam, c.eenheid, c.uitleg, explicit_bucket_boundaries_advisory=list(GRENZEN)
            )
            for c in duren
        }
        bezig = _PER_NAAM["http.server.active_requests"]
        self.bezig = meter.create_up_down_counter(bezig.naam, bezig.eenheid, bezig.uitleg)


_meters = _Meters(NoOpMeter("portaal"))


def use_meter(meter: Meter) -> None:
    """From now on all figures go to this meter; before it they go nowhere."""
    global _meters  # noqa: PLW0603 - one per process is the point
    _meters = _Meters(meter)


def count_bezig(verschil: int) -> None:
    """One request more at work, or one less."""
    _meters.bezig.add(verschil)


def time_request(seconden: float, *, route: str, methode: str, status: int) -> None:
    """An answer went out."""
    _time(
        "http.server.request.duration",
        seconden,
        {"http.route": route, "http.request.method": methode, "http.response.status_code": status},
    )


def time_oproep(seconden: float, *, bron: str, uitkomst: str) -> None:
    """A source was called, or was left alone."""
    _time("portaal.bron.oproep", seconden, {"bron": bron, "uitkomst": uitkomst})


def count_pagina(uitkomst: Literal["dichtbij", "ver", "gemaakt"]) -> None:
    """A public page went out."""
    _count("portaal.paginacache", {"uitkomst": uitkomst})


def count_uitstel(soort: str) -> None:
    """Somebody was asked to come back."""
    _count("portaal.uitstel", {"soort": soort})


def count_bezorging(*, onderwerp: str, uitkomst: Literal["afgeleverd", "mislukt", "opgegeven"]) -> None:
    """The outbox delivered, or tried to."""
    _count("portaal.outbox.bezorging", {"onderwerp": onderwerp, "uitkomst": uitkomst})


def time_taak(seconden: float, *, taak: str, uitkomst: str) -> None:
    """A background task ended."""
    _time("portaal.taak", seconden, {"taak": taak, "uitkomst": uitkomst})


def count_inlog(*, doelgroep: Literal["burger", "medewerker"], uitkomst: str) -> None:
    """Somebody logged in, or was refused; `uitkomst` is then the class of the refusal."""
    _count("portaal.inlog", {"doelgroep": doelgroep, "uitkomst": uitkomst})


def count_antwoord(uitkomst: str) -> None:
    """The wegwijzer answered; `uitkomst` is the kind of answer."""
    _count("portaal.wegwijzer.antwoord", {"uitkomst": uitkomst})


def _count(naam: str, eigenschappen: dict[str, Waarde]) -> None:
    _meters.tellers[naam].add(1, check(eigenschappen))


def _time(naam: str, seconden: float, eigenschappen: dict[str, Waarde]) -> None:
    _meters.duren[naam].record(seconden, check(eigenschappen))
