"""Every page of the portal is declared for the accessibility checks: a new route without a declaration fails here."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import get_page_models

from toegankelijkheid.toetsen.toetsbaar import Toetsbaar, alle, paginas, personen, route_van

ONZE = ("portal", "cms", "levensgebeurtenissen", "wegwijzer_ai", "mijnomgeving", "toegankelijkheid")
# Screens that Wagtail itself draws for a model of ours: lists, forms and choosers.
VAN_WAGTAIL = ("wagtailsnippet", "wagtail")
ALLEEN_POST = {"POST"}


def unwrapped(view: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """A view and all that it wraps."""
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)  # type: ignore[assignment]


def methods(view: Callable[..., Any]) -> set[str] | None:
    """Which methods its decorator lets through; None when it has none that says so."""
    for laag in unwrapped(view):
        for naam, cel in zip(laag.__code__.co_freevars if hasattr(laag, "__code__") else (),
                             getattr(laag, "__closure__", None) or (), strict=False):  # fmt: skip
            if naam == "request_method_list":
                return set(cel.cell_contents)
    return None


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and view of every pattern."""
    for patroon in resolver.url_patterns:
        binnen = ":".join(filter(None, (namespace, getattr(patroon, "namespace", None))))
        if isinstance(patroon, URLPattern):
            yield f"{namespace}:{patroon.name or ''}".removeprefix(":"), patroon.callback
        else:
            yield from routes(patroon, binnen)


def eigen_routes() -> set[str]:
    """The routes that answer a GET with a view of ours, other than the screens that Wagtail draws."""
    gevonden = set()
    for naam, view in routes(get_resolver()):
        binnenste = getattr(list(unwrapped(view))[-1], "view_class", list(unwrapped(view))[-1])
        module = str(getattr(binnenste, "__module__", ""))
        if naam.startswith(VAN_WAGTAIL) or not module.startswith(ONZE) or methods(view) == ALLEEN_POST:
            continue
        gevonden.add(naam)
    return gevonden


def declared() -> set[str]:
    """Every route, or pattern of routes, that an app declares."""
    namen = set()
    for app in alle():
        namen |= {p.route for p in app.paginas} | {t.route for p in app.paginas for t in p.toestanden}
        namen |= {r for geen in app.geen_pagina for r in geen.routes}
        namen |= {r for verhaal in app.in_verhaal for r in verhaal.routes}
    return namen - {""}


def test_every_route_with_a_page_is_declared() -> None:
    opgegeven = declared()
    ontbreekt = sorted(r for r in eigen_routes() if not any(fnmatchcase(r, patroon) for patroon in opgegeven))
    assert not ontbreekt, f"niet opgegeven in een toetsbaar.py: {ontbreekt}"


def test_every_kind_of_page_of_the_editors_is_declared() -> None:
    soorten = {model.__name__ for model in get_page_models() if model.__module__.startswith(ONZE)}
    assert not soorten - declared()


def test_nothing_is_declared_that_does_not_exist() -> None:
    bestaat = {naam for naam, _view in routes(get_resolver())}
    bestaat |= {model.__name__ for model in get_page_models()} | {"niet gevonden"}
    weg = sorted(r for r in declared() if not any(fnmatchcase(naam, r) for naam in bestaat))
    assert not weg, f"opgegeven, maar bestaat niet: {weg}"


@pytest.mark.parametrize("app", alle(), ids=settings.TOEGANKELIJKHEID_TOETSBAAR)
def test_a_declaration_can_be_carried_out(app: Toetsbaar) -> None:
    mensen = personen()
    per_persoon = {(p.wie, p.route) for p in paginas()}
    for pagina in app.paginas:
        assert not pagina.wie or pagina.wie in mensen, f"{pagina.route}: wie is {pagina.wie}?"
        assert bool(pagina.adres) != bool(pagina.via), f"{pagina.route}: een adres of een weg erheen"
        if pagina.via and not pagina.via.startswith("/"):
            assert (pagina.wie, pagina.via) in per_persoon, f"{pagina.route}: {pagina.via} niet voor dezelfde persoon"
        if pagina.adres and ":" in pagina.route:
            assert route_van(pagina.adres) == pagina.route


def test_a_story_that_is_named_exists() -> None:
    verhalen = {Path(settings.BASE_DIR) / v.verhaal for app in alle() for v in app.in_verhaal}
    assert not [str(pad) for pad in verhalen if not pad.exists()]
