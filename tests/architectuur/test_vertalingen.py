"""Every text in Dutch has its English, and every English text is still used."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.architectuur.bronbestanden import PAKKETTEN, ROOT, list_python, list_templates

# A text with the context that tells it apart from the same words elsewhere.
Tekst = tuple[str | None, str]

ENKEL, MEERVOUD = None, (1, 2)
IN_CONTEXT, MEERVOUD_IN_CONTEXT = ((1, "c"), 2), ((1, "c"), 2, 3)
FUNCTIES = {"_": ENKEL, "gettext_noop": ENKEL} | {
    naam + achtervoegsel: plaatsen
    for naam, plaatsen in (
        ("gettext", ENKEL),
        ("ngettext", MEERVOUD),
        ("pgettext", IN_CONTEXT),
        ("npgettext", MEERVOUD_IN_CONTEXT),
    )
    for achtervoegsel in ("", "_lazy")
}
CATALOGI = sorted(pad for pakket in PAKKETTEN for pad in (ROOT / pakket).rglob("locale/en/LC_MESSAGES/django.po"))
INVULPLEK = re.compile(r"%\((\w+)\)")


def texts_in(pad: Path) -> Iterator[Tekst]:
    """The texts that one file asks a translation of, by Django's own reading of a template."""
    inhoud = pad.read_text()
    # What is left of a template is no Python; the lexer for JavaScript finds the calls in it all the same.
    methode, bron = ("python", inhoud) if pad.suffix == ".py" else ("javascript", templatize(inhoud))
    gevonden = extract(methode, BytesIO(bron.encode()), keywords=FUNCTIES, options={"encoding": "utf-8"})
    for _, bericht, _, context in gevonden:
        yield context, bericht if isinstance(bericht, str) else bericht[0]


@cache
def texts_by_file() -> dict[Path, frozenset[Tekst]]:
    return {pad: frozenset(texts_in(pad)) for pad in (*list_python(), *list_templates())}


@cache
def messages_in(catalogus: Path) -> dict[Tekst, Message]:
    with catalogus.open("rb") as po:
        return {(bericht.context, first(bericht.id)): bericht for bericht in read_po(po) if bericht.id}


def forms(tekst: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A text as its singular and, where it has one, its plural."""
    return (tekst or "",) if tekst is None or isinstance(tekst, str) else tuple(tekst)


def first(tekst: str | tuple[str, ...] | list[str] | None) -> str:
    return forms(tekst)[0]


def name_of(catalogus: Path) -> str:
    return str(catalogus.relative_to(ROOT).parents[3])


def test_every_text_has_its_english() -> None:
    vertaald = {
        tekst
        for catalogus in CATALOGI
        for tekst, bericht in messages_in(catalogus).items()
        if all(forms(bericht.string)) and not bericht.fuzzy
    }

    ontbreekt = [
        f"{pad.relative_to(ROOT)}: {tekst}"
        for pad, teksten in texts_by_file().items()
        for tekst in sorted(teksten - vertaald, key=str)
    ]

    assert not ontbreekt, "zonder Engelse tekst:\n" + "\n".join(ontbreekt)


def test_what_islanders_read_has_its_papiamentu() -> None:
    """The shell, the catalogue and search; editors' and personal pages are not offered in Papiamentu."""
    redactie = "cms/producten/templates/producten/lijsten/"
    schil = ("basis.html", "componenten/", "schil/")
    delen = (
        *(f"toegankelijkheid/templates/{deel}" for deel in schil),
        "cms/producten/templates",
        "portal/web/templates/web/zoeken.html",
    )
    catalogi = [pad for pakket in PAKKETTEN for pad in (ROOT / pakket).rglob("locale/pap/LC_MESSAGES/django.po")]
    vertaald = {tekst for catalogus in catalogi for tekst, b in messages_in(catalogus).items() if all(forms(b.string))}

    ontbreekt = {
        tekst
        for pad, teksten in texts_by_file().items()
        if str(pad.relative_to(ROOT)).startswith(delen) and not str(pad.relative_to(ROOT)).startswith(redactie)
        for tekst in teksten - vertaald
    }

    assert not ontbreekt, f"zonder Papiamentse tekst: {sorted(ontbreekt, key=str)}"


@pytest.mark.parametrize("catalogus", CATALOGI, ids=name_of)
def test_a_catalogue_holds_only_what_its_package_says(catalogus: Path) -> None:
    pakket = catalogus.parents[3]
    gebruikt = {tekst for pad, teksten in texts_by_file().items() if pad.is_relative_to(pakket) for tekst in teksten}
    with catalogus.open("rb") as po:
        vervallen = list(read_po(po).obsolete)

    over = sorted(messages_in(catalogus).keys() - gebruikt, key=str)

    assert not [*over, *vervallen], f"staat niet meer in {pakket.name}: {[*over, *vervallen]}"


@pytest.mark.parametrize("catalogus", CATALOGI, ids=name_of)
def test_what_is_filled_in_is_the_same_in_both_languages(catalogus: Path) -> None:
    for bericht in messages_in(catalogus).values():
        nederlands = set(INVULPLEK.findall(" ".join(forms(bericht.id))))
        engels = set(INVULPLEK.findall(" ".join(forms(bericht.string))))

        assert engels == nederlands, f"{bericht.id} vult {nederlands} in, {bericht.string} vult {engels} in"


def test_one_text_has_one_english() -> None:
    """All catalogues become one at run time; two translations would make the page depend on the order of the apps."""
    engels: dict[Tekst, dict[str, str]] = defaultdict(dict)
    for catalogus in CATALOGI:
        for tekst, bericht in messages_in(catalogus).items():
            engels[tekst][first(bericht.string)] = name_of(catalogus)

    dubbel = {tekst: waar for tekst, waar in engels.items() if len(waar) > 1}

    assert not dubbel


def test_every_catalogue_is_found_at_run_time() -> None:
    mappen = {(ROOT / app.replace(".", "/") / "locale") for app in settings.INSTALLED_APPS if app.startswith(PAKKETTEN)}

    assert {catalogus.parents[2] for catalogus in CATALOGI} <= mappen | set(settings.LOCALE_PATHS)
