"""B16, B18: who comes in where: nobody, an editor, a citizen, a company, and each role at the counter, at each address.

What must hold for the counter is the table in docs/bevoegdheden.md, which people read. The addresses come from the
URLconf, so that none is forgotten.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.test import Client

from portal.core.betrokkene import Medewerker, Onderneming, Persoon
from portal.core.machtiging import ALLES, Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer
from portal.toegang import beleid
from portal.toegang.beleidslijst import Beleidsregel, list_beleid
from portal.toegang.medewerkers import beleid as loketbeleid
from portal.toegang.medewerkers.medewerker import Rol
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.bevoegdheden import BAKKER, EMPLOYEE, NOOR
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import Ingelogd, ingelogd
from tests.security.toegang.test_niveaus import fill

__all__ = ["ingelogd"]

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B16"), pytest.mark.norm("B18")]
# What a view would have answered: here only whether it is reached counts.
BEREIKT = 418
ALLE = list_beleid()
LOKET = [regel for regel in ALLE if regel.patroon.startswith("/loket/") and regel.activiteit]
MIJN = [regel for regel in ALLE if regel.patroon.startswith("/mijn/") and regel.activiteit]
BEHEER = [regel for regel in ALLE if regel.patroon.startswith("/beheer/") and not set(regel.patroon) & set("<^(")]
# Of the editors' admin anybody may see the login, forgetting a password, and texts of scripts; nothing of it is ours.
BEHEER_OPEN = ("/beheer/login/", "/beheer/password_reset/", "/beheer/jsi18n/", "/beheer/sprite/")
TABEL = settings.BASE_DIR / "docs" / "bevoegdheden.md"
ROLLEN = (Rol.BALIE, Rol.TEAMLEIDER, Rol.TOEZICHT)


def read_tabel() -> dict[str, frozenset[str]]:
    """For which roles the table says that a purpose is."""
    found = {}
    for regel in TABEL.read_text().splitlines():
        cellen = [cel.strip() for cel in regel.strip().strip("|").split("|")]
        if match := re.fullmatch(r"`(loket-[a-z-]+)`", cellen[0]):
            found[match[1]] = frozenset(rol for rol, cel in zip(ROLLEN, cellen[2:], strict=True) if cel == "ja")
    return found


@pytest.fixture
def _no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each request go as far as its view, and no further."""

    def stop_at(module: object, naam: str) -> None:
        echt: Callable[..., HttpResponse | None] = getattr(module, naam)

        def refuse(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            return echt(request, *args, **kwargs) or HttpResponse(status=BEREIKT)

        monkeypatch.setattr(module, naam, refuse)

    def status(_request: HttpRequest, template: str, *_context: object, status: int = 200) -> HttpResponse:
        return HttpResponse(template, status=status)

    stop_at(beleid, "_refuse")
    stop_at(loketbeleid, "_refuse")
    monkeypatch.setattr(loketbeleid, "render", status)


@pytest.fixture
def burger(ingelogd: Ingelogd) -> Client:
    """Noor, with her DigiD."""
    return ingelogd(Client(), Sessiepersoon(Persoon(Bsn(NOOR)), "Noor", Niveau.HOOG, datetime.now(UTC), "digid"))


@pytest.fixture
def bedrijf(ingelogd: Ingelogd) -> Client:
    """Somebody of a company, with eHerkenning."""
    eigen = Machtiging("", "eherkenning", Onderneming(KvkNummer(BAKKER)), "Bakkerij", frozenset({ALLES}))
    wie = Sessiepersoon(Medewerker(EMPLOYEE), "", Niveau.HOOG, datetime.now(UTC), "eherkenning", eigen, eigen)
    return ingelogd(Client(), wie)


@pytest.fixture
def redacteur() -> Client:
    """An editor with every right in the admin."""
    gebruiker = get_user_model().objects.create_superuser("redacteur", "r@voorbeeld.example", "geheim")
    gebruiker.groups.add(*Group.objects.all())
    browser = Client()
    browser.force_login(gebruiker)
    return browser


def aan_het_loket(rol: Rol) -> Client:
    return ingelogd_als(Client(), medewerker(f"Iemand {rol}", rol))


def ask(browser: Client, regel: Beleidsregel) -> HttpResponse:
    url = fill(regel.patroon)
    antwoord = browser.get(url)
    return browser.post(url) if antwoord.status_code == 405 else antwoord  # type: ignore[return-value]


def goes_to_login(antwoord: HttpResponse, waar: str) -> bool:
    return antwoord.status_code == 302 and antwoord["Location"].startswith(waar)


def not_refused(browser: Client, regels: list[Beleidsregel], login: str) -> Iterator[str]:
    """Each address that does something else than leading to this login."""
    for regel in regels:
        antwoord = ask(browser, regel)
        if not goes_to_login(antwoord, login):
            yield f"{regel.patroon}: {antwoord.status_code}"


def test_the_register_gives_each_purpose_to_the_roles_of_the_table() -> None:
    van_het_loket = {naam: doel.loketrollen for naam, doel in REGISTER.items() if doel.loketrollen}
    assert van_het_loket == read_tabel()


def test_each_address_of_the_counter_is_for_roles_that_the_table_gives_its_purpose() -> None:
    assert LOKET
    tabel = read_tabel()
    for regel in LOKET:
        assert regel.activiteit
        assert regel.rollen, regel.patroon
        assert regel.rollen <= tabel[regel.activiteit.id], regel.patroon


@pytest.mark.usefixtures("_no_views")
@pytest.mark.parametrize("rol", ROLLEN)
def test_each_role_opens_its_own_addresses_and_no_other(rol: Rol) -> None:
    browser = aan_het_loket(rol)
    fouten = [
        f"{regel.patroon}: {status}"
        for regel in LOKET
        if (status := ask(browser, regel).status_code) != (BEREIKT if rol in regel.rollen else 403)
    ]
    assert fouten == []
    geweigerd = AuditRegel.objects.filter(actie="loket", resultaat="geweigerd").count()
    assert geweigerd == sum(rol not in regel.rollen for regel in LOKET)


@pytest.mark.usefixtures("_no_views")
@pytest.mark.parametrize("rol", ROLLEN)
def test_no_caseworker_comes_in_mijnomgeving_or_the_editors_admin(rol: Rol) -> None:
    browser = aan_het_loket(rol)
    assert list(not_refused(browser, MIJN, "/inloggen/")) == []
    gesloten = [regel for regel in BEHEER if not regel.patroon.startswith(BEHEER_OPEN)]
    assert gesloten
    for regel in gesloten:
        assert ask(browser, regel).status_code in {302, 403, 404}, regel.patroon


@pytest.mark.usefixtures("_no_views")
@pytest.mark.parametrize("wie", ["niemand", "burger", "bedrijf", "redacteur"])
def test_nobody_else_comes_in_at_the_counter(request: pytest.FixtureRequest, wie: str) -> None:
    browser = Client() if wie == "niemand" else request.getfixturevalue(wie)
    assert list(not_refused(browser, LOKET, "/loket/inloggen/")) == []


@pytest.mark.usefixtures("_no_views")
def test_an_editor_sees_no_person(redacteur: Client) -> None:
    assert redacteur.get("/beheer/").status_code == 200
    assert list(not_refused(redacteur, MIJN, "/inloggen/")) == []


def test_the_page_for_another_role_says_which_one_is_needed() -> None:
    pagina = aan_het_loket(Rol.TOEZICHT).get("/loket/")
    assert pagina.status_code == 403
    assert "Dit hoort niet bij uw rol" in pagina.content.decode()
    assert "balie, teamleider" in pagina.content.decode()
