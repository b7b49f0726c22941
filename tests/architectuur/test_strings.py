"""Ties that import-linter cannot see, because they are text: they too go downward only."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver

from tests.architectuur.bronbestanden import PAKKETTEN, ROOT, Lagen, list_python, list_templates, module_of

LAGEN = Lagen.from_pyproject()
# The shell's navigation names the front door of each part, and above every page of a person stands for whom and where
# they are logged in; a link knows an address, not the code behind it.
VOORDEUREN = {
    ("portal.web", "mijn:overzicht"),
    ("portal.web", "mijn:ingelogd"),
    ("portal.web", "mijn:inzage"),
    ("portal.web", "mijn:verzoeken"),
    ("portal.web", "mijn:klanten"),
    ("portal.web", "mijn:toegang_vragen"),
    ("portal.web", "mijn:voor_wie"),
    ("portal.web", "mijn:wissel"),
    ("portal.web", "wegwijzer:vraag"),
}
# The one shell that every page stands in, with its components: a page is put together where it is shown.
SCHIL = {"basis.html"}
GESTIPPELD = re.compile(rf"(?:{'|'.join(PAKKETTEN)})(?:\.\w+)+")
MODEL = re.compile(r"(\w+)\.[A-Z]\w+")
URLNAAM = re.compile(r"([a-z_]+):[a-z_]+")
INCLUDE = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
URLTAG = re.compile(r"""{%-?\s*url\s+["']([a-z_]+:[a-z_]+)["']""")
VERBODEN_TAGS = {
    r"\|\s*safe\b|\|\s*safeseq\b|{%-?\s*autoescape\s+off": "schakelt het ontsnappen van tekst uit (XSS)",
}
VERBODEN_HTML = {
    r"\sstyle\s*=": "heeft een style-attribuut; zet het in de stylesheet (CSP)",
    r"\son[a-z]+\s*=": "heeft een on...-attribuut; luister ernaar in portaal.js (CSP)",
    r"<script(?![^>]*\ssrc\s*=)": "heeft een script in de pagina; zet het in een bestand (CSP)",
    r"<style\b": "heeft een stijl in de pagina; zet het in de stylesheet (CSP)",
    r"""(?:src|href|action)\s*=\s*["']\s*(?:javascript|data):""": "heeft een javascript:- of data:-adres (CSP)",
    r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//": "haalt iets op bij een ander",
}
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


def unsafe_text(tekst: str) -> Iterator[tuple[int, str]]:
    """(line, what is wrong); arguments of template tags are no attributes, so they count as blank."""
    html = TAG.sub(lambda tag: re.sub(r"[^\n]", "x", tag[0]), tekst)
    for vormen, waar in ((VERBODEN_TAGS, tekst), (VERBODEN_HTML, html)):
        for vorm, waarom in vormen.items():
            for treffer in re.finditer(vorm, waar):
                yield waar[: treffer.start()].count("\n") + 1, f"{waarom}: {treffer[0].strip()}"


def strings_in(source: str) -> Iterator[tuple[int, str]]:
    """Each text in the code but docstrings."""
    boom = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(boom)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(boom):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@cache
def owners_of_labels() -> dict[str, str]:
    return {config.label: config.name for config in apps.get_app_configs() if config.name.startswith(PAKKETTEN)}


@cache
def owners_of_namespaces() -> dict[str, str]:
    """`app_name` of each urls.py; a name that Wagtail or Django owns is not ours to judge."""
    eigenaren = {}
    for pad in list_python():
        for node in ast.parse(pad.read_text()).body:
            match node:
                case ast.Assign(targets=[ast.Name(id="app_name")], value=ast.Constant(value=str(naam))):
                    eigenaren[naam] = module_of(pad)
    return eigenaren


@cache
def owners_of_templates() -> dict[str, str]:
    return {str(pad)[str(pad).index("/templates/") + 11 :]: module_of(pad) for pad in list_templates()}


def ties_of_python(van: str, source: str) -> Iterator[tuple[int, str, str]]:
    """(line, text, module it points to) for model labels, URL names, templates and dotted paths."""
    labels, namespaces, templates = owners_of_labels(), owners_of_namespaces(), owners_of_templates()
    for regel, tekst in strings_in(source):
        if GESTIPPELD.fullmatch(tekst):
            yield regel, tekst, tekst
        elif (model := MODEL.fullmatch(tekst)) and model[1] in labels:
            yield regel, tekst, labels[model[1]]
        elif (url := URLNAAM.fullmatch(tekst)) and url[1] in namespaces and (LAGEN.of(van), tekst) not in VOORDEUREN:
            yield regel, tekst, namespaces[url[1]]
        elif tekst in templates:
            yield regel, tekst, templates[tekst]


def ties_of_template(van: str, source: str) -> Iterator[tuple[int, str, str]]:
    namespaces, templates = owners_of_namespaces(), owners_of_templates()
    for vorm, eigenaren in ((INCLUDE, templates), (URLTAG, namespaces)):
        for treffer in vorm.finditer(source):
            sleutel = treffer[1] if vorm is INCLUDE else treffer[1].split(":")[0]
            if sleutel in eigenaren and treffer[1] not in SCHIL and (LAGEN.of(van), treffer[1]) not in VOORDEUREN:
                yield source[: treffer.start()].count("\n") + 1, treffer[1], eigenaren[sleutel]


def upward(pad: Path, ties: Iterator[tuple[int, str, str]]) -> list[str]:
    van = module_of(pad)
    return [
        f"{pad.relative_to(ROOT)}:{regel} '{tekst}': {LAGEN.of(van)} mag {LAGEN.of(naar)} niet kennen"
        for regel, tekst, naar in ties
        if not LAGEN.may_know(van, naar)
    ]


def test_the_layers_come_from_the_import_contract() -> None:
    assert LAGEN.may_know("portal.web.views", "cms.producten.models")
    assert not LAGEN.may_know("cms.producten.models", "portal.web")
    assert not LAGEN.may_know("wegwijzer_ai.views", "mijnomgeving")
    assert LAGEN.may_know("cms.zoeken", "cms.producten")
    assert LAGEN.may_know("django.urls", "portal.web")


def test_texts_in_python_point_downward() -> None:
    fouten = [
        fout
        for pad in list_python(met_migraties=True)
        if not pad.is_relative_to(ROOT / "portal" / "config")
        for fout in upward(pad, ties_of_python(module_of(pad), pad.read_text()))
    ]

    assert not fouten, "\n" + "\n".join(fouten)


def test_migrations_wait_for_lower_apps_only() -> None:
    labels = owners_of_labels()
    fouten = []
    for pad in list_python(met_migraties=True):
        if "migrations" not in pad.parts:
            continue
        for node in ast.walk(ast.parse(pad.read_text())):
            match node:
                case ast.Tuple(elts=[ast.Constant(value=str(label)), ast.Constant(value=str(naam))]) if label in labels:
                    fouten += upward(pad, iter([(node.lineno, f"{label}.{naam}", labels[label])]))

    assert not fouten, "\n" + "\n".join(fouten)


def test_templates_point_downward() -> None:
    fouten = [
        fout for pad in list_templates() for fout in upward(pad, ties_of_template(module_of(pad), pad.read_text()))
    ]

    assert not fouten, "\n" + "\n".join(fouten)


@pytest.mark.parametrize(
    ("van", "source"),
    [
        ("cms.producten.models", "x = ForeignKey('wegwijzer_ai.Vraag')"),
        ("portal.outbox.tasks", "send_task('mijnomgeving.taken.tasks.meld')"),
        ("cms.producten.views", "x = reverse('web:zoeken')"),
        ("portal.toegang.views", "render(request, '404.html')"),
    ],
)
def test_the_guard_sees_each_kind_of_tie_in_python(van: str, source: str) -> None:
    (tie,) = ties_of_python(van, source)

    assert not LAGEN.may_know(van, tie[2])


@pytest.mark.parametrize("source", ['{% include "404.html" %}', "{% url 'web:zoeken' %}"])
def test_the_guard_sees_each_kind_of_tie_in_a_template(source: str) -> None:
    (tie,) = ties_of_template("cms.producten", source)

    assert not LAGEN.may_know("cms.producten", tie[2])


def test_dotted_paths_in_the_settings_exist() -> None:
    """Text in settings may point anywhere, but must point at something."""
    for pad in sorted((ROOT / "portal" / "config" / "settings").glob("*.py")):
        for regel, tekst in strings_in(pad.read_text()):
            model = MODEL.fullmatch(tekst)
            if model and model[1] in apps.app_configs:
                assert apps.get_model(tekst), f"{pad.name}:{regel}"
            elif GESTIPPELD.fullmatch(tekst):
                module, _, naam = tekst.rpartition(".")
                assert _file_of(tekst) or naam in _names(module), f"{pad.name}:{regel} {tekst} bestaat niet"


def _file_of(module: str) -> Path | None:
    """The file of a module, found without importing it."""
    pad = ROOT / module.replace(".", "/")
    return next((kandidaat for kandidaat in (pad.with_suffix(".py"), pad / "__init__.py") if kandidaat.exists()), None)


def _names(module: str) -> set[str]:
    pad = _file_of(module)
    if pad is None:
        return set()
    namen = set()
    for node in ast.parse(pad.read_text()).body:
        match node:
            case ast.ClassDef(name=naam) | ast.FunctionDef(name=naam):
                namen.add(naam)
            case ast.Assign(targets=[ast.Name(id=naam)]):
                namen.add(naam)
    return namen


def test_scheduled_tasks_exist() -> None:
    current_app.loader.import_default_modules()

    for naam, regel in settings.CELERY_BEAT_SCHEDULE.items():
        assert regel["task"] in current_app.tasks, f"het schema '{naam}' noemt een taak die er niet is: {regel['task']}"


def test_a_task_is_named_after_its_module() -> None:
    """So that the text in a queue tells where the code is."""
    current_app.loader.import_default_modules()

    for naam, taak in current_app.tasks.items():
        if naam.startswith(PAKKETTEN):
            assert naam == f"{taak.__module__}.{taak.__name__}"


@pytest.mark.parametrize("pad", list_templates(), ids=lambda pad: str(pad.relative_to(ROOT)))
def test_a_template_is_safe_under_the_content_security_policy(pad: Path) -> None:
    fouten = [f"{pad.relative_to(ROOT)}:{regel} {fout}" for regel, fout in unsafe_text(pad.read_text())]

    assert not fouten, "\n" + "\n".join(fouten)


@pytest.mark.parametrize("pad", list_templates(), ids=lambda pad: str(pad.relative_to(ROOT)))
def test_a_template_compiles_with_tags_that_exist(pad: Path) -> None:
    naam = str(pad)[str(pad).index("/templates/") + 11 :]
    try:
        get_template(naam)
    except TemplateSyntaxError as fout:
        pytest.fail(f"{pad.relative_to(ROOT)}: {fout}")


def test_no_two_templates_share_a_name() -> None:
    namen = [str(pad)[str(pad).index("/templates/") + 11 :] for pad in list_templates()]

    assert len(namen) == len(set(namen))


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ titel|safe }}",
        "{% autoescape off %}",
        '<p style="color:red">',
        '<a onclick="x()">',
        "<script>x()</script>",
        "<style>p{}</style>",
        '<a href="javascript:x()">',
        '<img src="https://elders.example/x.png">',
    ],
)
def test_the_guard_sees_unsafe_template_text(tekst: str) -> None:
    assert list(unsafe_text(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        '{% include "x.html" with onbekend=1 %}',
        '<script src="{% static "x.js" %}" defer></script>',
        '<a href="https://rijk.example">',
    ],
)
def test_the_guard_lets_safe_template_text_pass(tekst: str) -> None:
    assert not list(unsafe_text(tekst))


def test_python_never_marks_text_safe() -> None:
    fouten = [
        f"{pad.relative_to(ROOT)}:{node.lineno}"
        for pad in list_python()
        for node in ast.walk(ast.parse(pad.read_text()))
        if getattr(node, "id", getattr(node, "attr", None)) == "mark_safe"
    ]

    assert not fouten


def test_every_url_name_in_a_template_exists() -> None:
    namespaces = get_resolver().namespace_dict
    fouten = []
    for pad in list_templates():
        for treffer in URLTAG.finditer(pad.read_text()):
            ruimte, naam = treffer[1].split(":")
            if ruimte not in namespaces or naam not in namespaces[ruimte][1].reverse_dict:
                fouten.append(f"{pad.relative_to(ROOT)}: {treffer[1]}")

    assert not fouten, "\n" + "\n".join(fouten)
