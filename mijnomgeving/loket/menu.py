"""The menu of the counter: one table of its items, for whom, and which pages belong to which."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from mijnomgeving.loket.contact.lopend import Lopend
from portal.toegang.medewerkers.beleid import may_open
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol

_BALIE, _TEAM, _TOEZICHT = (frozenset({rol}) for rol in (Rol.BALIE, Rol.TEAMLEIDER, Rol.TOEZICHT))
_WERK = _BALIE | _TEAM


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """An item of the menu.

    Args:
        naam: name of its URL in `loket:`; of an item of a contact that URL takes the contact's id.
        titel: in Dutch; staff reads nothing else.
        rollen: who sees it.
        paginas: beginnings of the names of the templates that belong to it besides its own.
        met_persoon: of an item of a contact: only when a person was found.
        zoekt: of an item of a contact: only when its purpose is about a person.
        toets: its access key.
    """

    naam: str
    titel: str
    icoon: str
    rollen: frozenset[Rol] = _BALIE
    paginas: tuple[str, ...] = ()
    met_persoon: bool = False
    zoekt: bool = False
    toets: str = ""


# Each owner of a page adds its line. Access keys: docs of the counter, /loket/toetsen/.
ALGEMEEN = (
    Onderdeel("thuis", "Begin", "layout-grid", rollen=_WERK, toets="b"),
    Onderdeel("toezicht", "Toezicht", "shield-check", rollen=_TOEZICHT, toets="h"),
    Onderdeel("toezicht_logboek", "Logboek", "file-text", rollen=_TOEZICHT, toets="l"),
    Onderdeel("toezicht_alarmen", "Alarmen", "alert-triangle", rollen=_TOEZICHT, paginas=("toezicht_alarm",)),
    Onderdeel(
        "toezicht_noodgrepen", "Noodgrepen", "exclamation-circle", rollen=_TOEZICHT, paginas=("toezicht_contact",)
    ),
    Onderdeel(
        "toezicht_vragen",
        "Vragen van inwoners",
        "message-circle-question",
        rollen=_TOEZICHT,
        paginas=("toezicht_vraag",),
    ),
    Onderdeel("toezicht_uitschieters", "Uitschieters", "eye", rollen=_TOEZICHT),
    Onderdeel("vierogen", "Vier ogen", "eye", rollen=_TEAM),
    Onderdeel("signalen", "Collega's en beschermd", "shield-check", rollen=_TOEZICHT),
    Onderdeel("dossiers", "Dossiers", "archive", paginas=("dossier_openen",), toets="s"),
    Onderdeel("verwijzingen", "Doorverwijzingen", "arrow-right", paginas=("verwijzing_openen",), toets="v"),
    Onderdeel("werk", "Werkvoorraad", "inbox", rollen=_BALIE | _TEAM, paginas=("werk_",), toets="r"),
    Onderdeel(
        "hulp", "Hulp bij het werk", "message-circle-question", rollen=_BALIE | _TEAM, paginas=("hulp_",), toets="u"
    ),
    Onderdeel("beheer", "Team en werk", "users", rollen=_TEAM, paginas=("beheer_",), toets="m"),
    Onderdeel("toetsen", "Toetsen", "keyboard", rollen=_WERK),
    Onderdeel("toezicht_toetsen", "Toetsen", "keyboard", rollen=_TOEZICHT),
)
VAN_CONTACT = (
    Onderdeel("zoeken", "Zoeken", "search", paginas=("zoeken_",), zoekt=True, toets="z"),
    Onderdeel("identiteit", "Identiteit", "user", paginas=("identiteit_",), met_persoon=True, toets="i"),
    Onderdeel("beeld", "Beeld", "eye", paginas=("beeld_",), met_persoon=True, toets="e"),
    Onderdeel("toestemming", "Toestemming", "circle-check", paginas=("toestemming_",), met_persoon=True, toets="t"),
    Onderdeel("waarom", "Wat zie ik, en waarom?", "message-circle-question", zoekt=True, toets="w"),
    Onderdeel(
        "contact_dossiers", "Dossiers van deze persoon", "archive", paginas=("dossier_",), met_persoon=True, toets="o"
    ),
    Onderdeel("contact_verwijzingen", "Doorverwijzen", "arrow-right", paginas=("verwijzing_",), met_persoon=True),
    Onderdeel("doen", "Doen", "list-check", paginas=("doen_",), met_persoon=True, toets="a"),
    Onderdeel("contact_hulp", "Hulp bij dit contact", "message-circle-question", toets="g"),
    Onderdeel("samenvatting", "Samenvatting", "file-text", paginas=("samenvatting_",), toets="p"),
    Onderdeel("contact_afsluiten", "Sluit contact", "logout", toets="x"),
)


def menu(pagina: str, *, medewerker: Loketmedewerker, lopend: Lopend | None) -> list[list[dict[str, object]]]:
    """The groups: first those of the open contact of this page, then the rest; the item of `pagina` marked."""
    algemeen = [_show(deel, pagina, None) for deel in _for(ALGEMEEN, medewerker)]
    if lopend is None or not lopend.contact.open:
        return [algemeen]
    van_contact = [_show(deel, pagina, lopend.contact.pk) for deel in _open(VAN_CONTACT, lopend)]
    return [van_contact, algemeen]


def list_toetsen(medewerker: Loketmedewerker) -> list[tuple[str, str, bool]]:
    """The access keys that this caseworker has: what it opens, the key, and whether only within a contact."""
    return [
        (deel.titel, deel.toets, delen is VAN_CONTACT)
        for delen in (VAN_CONTACT, ALGEMEEN)
        for deel in _for(delen, medewerker)
        if deel.toets
    ]


def _for(delen: Iterable[Onderdeel], medewerker: Loketmedewerker) -> list[Onderdeel]:
    # An officer who is also a caseworker sees one page of keys, not two.
    twee = "toezicht_toetsen" if Rol.TOEZICHT in medewerker.rollen and may_open(medewerker, _WERK) else ""
    return [deel for deel in delen if may_open(medewerker, deel.rollen) and deel.naam != twee]


def _open(delen: Iterable[Onderdeel], lopend: Lopend) -> list[Onderdeel]:
    return [
        deel
        for deel in delen
        if may_open(lopend.medewerker, deel.rollen)
        and (lopend.betrokkene is not None or not deel.met_persoon)
        and (lopend.met_persoon or not deel.zoekt)
    ]


def _show(deel: Onderdeel, pagina: str, contact_id: UUID | None) -> dict[str, object]:
    return {
        "titel": deel.titel,
        "url": reverse(f"loket:{deel.naam}", args=[contact_id] if contact_id else []),
        "icoon": deel.icoon,
        "actief": pagina == deel.naam or pagina.startswith(deel.paginas or ("\x00",)),
        "toets": deel.toets,
    }
