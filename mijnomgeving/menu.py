"""The side menu of /mijn/: one table of its items, for people and for companies, and which pages belong to which."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming
from portal.toegang.beleid import may_open
from portal.toegang.persoon import Sessiepersoon


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """An item of the menu.

    Args:
        naam: name of its URL in `mijn:`; its activity in the verwerkingenregister is `mijn-<naam>`.
        zakelijk: what it is called for a company where that is another word; empty: the same.
        voor: the kind of betrokkene that it is for; `object` for everybody.
        paginas: beginnings of the names of the templates that belong to it besides its own.
        kantoor: only for an office that has clients, acting for itself.
    """

    naam: str
    titel: str
    icoon: str
    zakelijk: str = ""
    voor: type[object] = object
    paginas: tuple[str, ...] = ()
    kantoor: bool = False

    def serves(self, betrokkene: Betrokkene) -> bool:
        """Whether it is for this person or company."""
        return isinstance(betrokkene, self.voor)

    def titel_voor(self, betrokkene: Betrokkene) -> str:
        """In the language of the page."""
        return gettext(self.zakelijk if self.zakelijk and isinstance(betrokkene, Onderneming) else self.titel)


_GROEPEN = (
    (
        Onderdeel("overzicht", gettext_noop("Overzicht"), "layout-grid", paginas=("suggesties",)),
        Onderdeel("klanten", gettext_noop("Klanten"), "users", voor=Onderneming, paginas=("klanten_",), kantoor=True),
        Onderdeel("zaken", gettext_noop("Zaken"), "archive", paginas=("zaak", "document")),
        Onderdeel("vergunningen", gettext_noop("Vergunningen"), "shield-check", paginas=("vergunning",)),
        Onderdeel(
            "berichten",
            gettext_noop("Berichten"),
            "inbox",
            paginas=("bericht", "verstuurd", "inzending", "contacten"),
        ),
        Onderdeel(
            "verzoeken",
            gettext_noop("Vragen en aanvragen"),
            "message-circle-question",
            voor=EuPersoon,
            paginas=("verzoek",),
        ),
        Onderdeel("taken", gettext_noop("Taken"), "list-check", paginas=("taak",)),
        Onderdeel("dossiers", gettext_noop("Dossiers"), "building-community", paginas=("dossier",)),
        Onderdeel(
            "verplichtingen",
            gettext_noop("Verplichtingen"),
            "calendar",
            voor=Onderneming,
            paginas=("verplichtingen_",),
        ),
        Onderdeel("stappenlijsten", gettext_noop("Stappenlijsten"), "progress", paginas=("stappenlijst",)),
    ),
    (
        Onderdeel(
            "gegevens",
            gettext_noop("Mijn gegevens"),
            "user",
            zakelijk=gettext_noop("Bedrijfsgegevens"),
            paginas=("gegevens_", "uittreksel"),
        ),
        Onderdeel("regelingen", gettext_noop("Regelingen"), "calculator", paginas=("regelingen_",)),
        Onderdeel(
            "inzage",
            gettext_noop("Wie zag mijn gegevens?"),
            "eye-check",
            zakelijk=gettext_noop("Wie zag onze gegevens?"),
            paginas=("toestemmingen", "gebruik"),
        ),
        Onderdeel("loket", gettext_noop("Hulp van een medewerker"), "heart-handshake", paginas=("loket_",)),
    ),
    (
        Onderdeel("profiel", gettext_noop("Profiel"), "settings", paginas=("profiel_",)),
        Onderdeel(
            "rechten", gettext_noop("Rechten"), "lock", voor=Onderneming, paginas=("recht_", "rechten_", "toegang_")
        ),
        Onderdeel("machtigingen", gettext_noop("Machtigingen"), "users", paginas=("machtiging_",)),
        Onderdeel(
            "koppelvlak", gettext_noop("Systemen"), "arrows-right-left", voor=Onderneming, paginas=("koppelvlak_",)
        ),
    ),
)


def menu(pagina: str, *, persoon: Sessiepersoon, nieuw: int = 0, klanten: int = 0) -> list[list[dict[str, object]]]:
    """The groups of the menu, the item of `pagina` (a template as `render_pagina` takes it) marked, `nieuw` at mail.

    What this person may not open, for oneself or under the machtiging, is not in it. `klanten` is how many clients the
    office has of who acts for it.
    """
    actief = _belongs_to(pagina)
    kantoor = bool(klanten) and not persoon.namens_ander
    groepen = [
        [
            _show(onderdeel, persoon, actief, nieuw)
            for onderdeel in _open(groep, persoon)
            if kantoor or not onderdeel.kantoor
        ]
        for groep in _GROEPEN
    ]
    return [groep for groep in groepen if groep]


def _belongs_to(pagina: str) -> str:
    alle = [onderdeel for groep in _GROEPEN for onderdeel in groep]
    zelf = next((onderdeel.naam for onderdeel in alle if onderdeel.naam == pagina), None)
    return zelf or next((onderdeel.naam for onderdeel in alle if pagina.startswith(onderdeel.paginas)), pagina)


def _open(groep: Iterable[Onderdeel], persoon: Sessiepersoon) -> list[Onderdeel]:
    return [
        onderdeel
        for onderdeel in groep
        if onderdeel.serves(persoon.betrokkene) and may_open(persoon, f"mijn-{onderdeel.naam}")
    ]


def _show(onderdeel: Onderdeel, persoon: Sessiepersoon, actief: str, nieuw: int) -> dict[str, object]:
    return {
        "titel": onderdeel.titel_voor(persoon.betrokkene),
        "url": reverse(f"mijn:{onderdeel.naam}"),
        "icoon": onderdeel.icoon,
        "actief": onderdeel.naam == actief,
        "teller": nieuw if onderdeel.naam == "berichten" else 0,
    }
