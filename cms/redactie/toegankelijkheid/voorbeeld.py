"""The checks in the preview: axe and our own rules on the page as a reader gets it, in plain Dutch.

Wagtail runs axe in the preview. Its rules get our words, and our own rules of `toegankelijkheid.toetsen.regels` run as
rules of axe, so that an editor sees one list. Only what an editor can mend is in it; the rest is for who builds pages.
"""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.userbar import ContentCheckerItem

from toegankelijkheid.normen.regelteksten import Regeltekst, list_sleutels, regeltekst
from toegankelijkheid.toetsen.regels.index import REGELS, Nodig, script

_AXE, _EIGEN = "axe", "eigen"
# What our own rules find better: one line for one fault.
_DUBBEL = frozenset({"p-as-heading", "heading-order"})


class Voorbeeldtoets(ContentCheckerItem):
    """The item of Wagtail's userbar, with our rules and words."""

    axe_custom_checks: list[dict[str, Any]] = []

    @property
    def media(self) -> forms.Media:
        """Our own rules, and what gives them to axe."""
        return forms.Media(js=[reverse("redactie_toegankelijk:regels"), "redactie/voorbeeld.js"])

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:  # noqa: ARG002 - Wagtail's signature
        """What an editor can mend."""
        return [*list_axe(), *map(name_of, list_eigen())]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG002 - idem
        """Each of our own as a rule of axe, of which the check is in `voorbeeld.js`."""
        return [
            {"id": name_of(naam), "impact": "serious", "selector": "body *", "tags": ["eigen"], "enabled": True}
            | {"any": [], "all": [name_of(naam)], "none": []}
            for naam in list_eigen()
        ]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG002 - idem
        """The checks of those rules."""
        return [{"id": name_of(naam)} for naam in list_eigen()]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, dict[str, str]]:  # noqa: ARG002 - idem
        """Our Dutch words for every rule that runs."""
        woorden = {naam: regeltekst(_AXE, naam) for naam in list_axe()}
        woorden |= {name_of(naam): regeltekst(_EIGEN, naam) for naam in list_eigen()}
        return {naam: _as_melding(tekst) for naam, tekst in woorden.items()}


def list_axe() -> list[str]:
    """The rules of axe about what editors write."""
    namen = sorted(sleutel.removeprefix(f"{_AXE}:") for sleutel in list_sleutels() if sleutel.startswith(f"{_AXE}:"))
    return [naam for naam in namen if naam not in _DUBBEL and regeltekst(_AXE, naam).voor == "redacteur"]


def list_eigen() -> list[str]:
    """Our own rules about what editors write; those that press keys would disturb the editor."""
    return [
        naam
        for naam, regel in REGELS.items()
        if regel.nodig != Nodig.TOETSENBORD and regeltekst(_EIGEN, naam).voor == "redacteur"
    ]


def name_of(naam: str) -> str:
    """Under which id axe knows a rule of our own."""
    return f"eigen-{naam}"


def make_script() -> str:
    """The rules as JavaScript for the preview."""
    namen = ", ".join(f'"{naam}"' for naam in list_eigen())
    return f"window.eigenRegels = {{ namen: [{namen}], run: {script()} }};\n"


def _as_melding(tekst: Regeltekst) -> dict[str, str]:
    return {"error_name": tekst.titel, "help_text": f"{tekst.waarom} {tekst.herstel}"}
