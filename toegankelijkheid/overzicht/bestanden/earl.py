"""The findings in the W3C's vocabulary for evaluation results, as JSON-LD, for tools that read such reports.

Each program that saw a problem asserts it by itself, for in EARL an assertion has one assertor. What a person judged is
an assertion of its own, by hand, which names no person.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from toegankelijkheid.overzicht.woorden import MOTOREN, describe
from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel, Toetsronde, Zekerheidskeuze

Knoop = Mapping[str, Any]

WCAG = "https://www.w3.org/TR/WCAG22/"
_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MENS = "_:mens"
_UITKOMST = {Zekerheidskeuze.ZEKER: "earl:failed", Zekerheidskeuze.TE_BEOORDELEN: "earl:cantTell"}
_OORDEEL = {Mensoordeel.PROBLEEM: "earl:failed", Mensoordeel.GEEN_PROBLEEM: "earl:passed"}


def make_earl(gevonden: Iterable[Gevonden], *, ronde: Toetsronde | None) -> Knoop:
    """The whole graph: who asserts, what was tested, by which rule and clause, and what came of it.

    Args:
        gevonden: the findings that go in.
        ronde: the last round, which knows the versions of the programs.
    """
    versies = ronde.motoren if ronde else {}
    knopen: dict[str, Knoop] = {}
    with translation.override("nl"):
        for een in gevonden:
            knopen |= {knoop["@id"]: knoop for knoop in (*_around(een, versies), *_assertions(een))}
    return {"@context": _CONTEXT, "@graph": list(knopen.values())}


def _around(gevonden: Gevonden, versies: Mapping[str, str]) -> Iterator[Knoop]:
    """What the assertions of one finding point at."""
    woorden = describe(gevonden)
    yield {"@id": _page_id(gevonden), "@type": ["earl:TestSubject", "foaf:Document"], "dct:type": gevonden.paginasoort}
    yield {
        "@id": _rule_id(gevonden),
        "@type": "earl:TestCase",
        "dct:identifier": gevonden.regel,
        "dct:title": {"@value": woorden.tekst.titel, "@language": "nl"},
        **({"dct:isPartOf": {"@id": f"_:eis-{gevonden.eis}"}} if gevonden.eis else {}),
    }
    if gevonden.eis:
        yield {
            "@id": f"_:eis-{gevonden.eis}",
            "@type": "earl:TestRequirement",
            "dct:identifier": gevonden.eis,
            "dct:title": {"@value": woorden.eisnaam, "@language": "nl"},
            "dct:isPartOf": {"@id": WCAG},
        }
    for motor in gevonden.motoren:
        yield {
            "@id": f"_:programma-{motor}",
            "@type": ["earl:Assertor", "earl:Software"],
            "doap:name": str(MOTOREN.get(motor, motor)),
            **({"doap:release": {"doap:revision": versies[motor]}} if motor in versies else {}),
        }
    if gevonden.oordeel:
        yield {"@id": _MENS, "@type": ["earl:Assertor", "foaf:Agent"], "dct:title": "Redactie van het portaal"}


def _assertions(gevonden: Gevonden) -> Iterator[Knoop]:
    for motor in gevonden.motoren:
        yield _assertion(
            gevonden,
            wie=f"_:programma-{motor}",
            hoe="earl:automatic",
            uitkomst=_UITKOMST[Zekerheidskeuze(gevonden.zekerheid)],
            tekst=gevonden.uitleg,
            op=gevonden.laatst_gezien.isoformat(),
        )
    if gevonden.oordeel and gevonden.beoordeeld_op:
        yield _assertion(
            gevonden,
            wie=_MENS,
            hoe="earl:manual",
            uitkomst=_OORDEEL[Mensoordeel(gevonden.oordeel)],
            tekst=gevonden.toelichting,
            op=gevonden.beoordeeld_op.isoformat(),
        )


def _assertion(gevonden: Gevonden, *, wie: str, hoe: str, uitkomst: str, tekst: str, op: str) -> Knoop:
    plek = {
        "@type": "ptr:CSSSelectorPointer",
        "ptr:expression": gevonden.plek,
        "ptr:reference": {"@id": _page_id(gevonden)},
    }
    return {
        "@id": f"_:bewering-{gevonden.pk}-{wie.removeprefix('_:')}",
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": wie},
        "earl:subject": {"@id": _page_id(gevonden)},
        "earl:test": {"@id": _rule_id(gevonden)},
        "earl:mode": {"@id": hoe},
        "earl:result": {
            "@type": "earl:TestResult",
            "earl:outcome": {"@id": uitkomst},
            "dct:description": tekst,
            "dct:date": {"@value": op, "@type": "xsd:dateTime"},
            "earl:pointer": plek,
        },
    }


def _rule_id(gevonden: Gevonden) -> str:
    # The name of a blank node has no colon in it.
    return f"_:regel-{gevonden.regel.replace(':', '-')}"


def _page_id(gevonden: Gevonden) -> str:
    return str(settings.SITE_URL) + gevonden.adres
