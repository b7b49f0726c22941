"""Who may open which page about the assistant: every role on every route, and nobody unless it is said here."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from wegwijzer_ai.beheer.hooks import register_urls
from wegwijzer_ai.models import GesteldeVraag, Schakelaar, Vraaggroep

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B18"), pytest.mark.norm("B34")]

LANDELIJK = frozenset({"landelijk redacteur", "landelijk eindredacteur", "beheerder", "superuser"})
SCHRIJFT = LANDELIJK | {"redacteur", "eindredacteur"}
MAG = {
    "vragen": LANDELIJK,
    "opnieuw": LANDELIJK,
    "groep": LANDELIJK,
    "afgehandeld": LANDELIJK,
    "gelezen": LANDELIJK,
    "proef": LANDELIJK,
    "uitleg": SCHRIJFT,
    "cijfers": LANDELIJK,
    "schakelaars": LANDELIJK - {"landelijk redacteur"},
}
SCHAKELT = frozenset({"beheerder", "superuser"})
ROLLEN = [
    "bezoeker",
    "zonder team",
    "redacteur",
    "eindredacteur",
    "landelijk redacteur",
    "landelijk eindredacteur",
    "beheerder",
    "superuser",
]
WEG = {302, 403}


def url_of(naam: str, groep: Vraaggroep) -> str:
    velden = {"groep": [groep.pk], "afgehandeld": [groep.pk], "gelezen": [1], "proef": ["geen-proef"]}
    return reverse(f"wegwijzer_vragen:{naam}", args=velden.get(naam, []))


def test_every_route_stands_in_the_table() -> None:
    routes = register_urls()[0].url_patterns  # type: ignore[union-attr] # an include
    assert {route.name for route in routes} == set(MAG)


@pytest.mark.parametrize("naam", MAG)
@pytest.mark.parametrize("rol", ROLLEN)
def test_who_may_open_it(client: Client, mensen: dict[str, User], groep: Vraaggroep, naam: str, rol: str) -> None:
    client.force_login(mensen[rol])
    antwoord = client.get(url_of(naam, groep))
    if rol in MAG[naam]:
        assert antwoord.status_code in {200, 404, 405}, rol
    else:
        # The views that only change something say first that this is no way to ask.
        assert antwoord.status_code in WEG | {405}, rol
    assert ("reisboekje" in antwoord.content.decode()) == (naam in {"vragen", "groep"} and rol in MAG[naam])


@pytest.mark.parametrize("naam", ["opnieuw", "afgehandeld", "gelezen", "groep", "proef"])
@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol not in LANDELIJK])
def test_who_may_not_changes_nothing(
    client: Client, mensen: dict[str, User], groep: Vraaggroep, naam: str, rol: str
) -> None:
    client.force_login(mensen[rol])
    antwoord = client.post(url_of(naam, groep), {"woorden": "x", "naar": "nieuw", "titel": "Gekaapt"})
    assert antwoord.status_code in WEG
    assert Vraaggroep.objects.filter(pk=groep.pk).exists()
    assert not GesteldeVraag.objects.exclude(afgehandeld_op=None).exists()


@pytest.mark.parametrize("rol", ROLLEN)
def test_only_a_beheerder_turns_a_switch(client: Client, mensen: dict[str, User], rol: str) -> None:
    client.force_login(mensen[rol])
    antwoord = client.post(reverse("wegwijzer_vragen:schakelaars"), {"naam": "wegwijzer", "aan": "0", "reden": "Test"})
    assert Schakelaar.objects.filter(aan=False).exists() == (rol in SCHAKELT)
    assert antwoord.status_code in WEG


def test_who_is_not_logged_in_sees_nothing(client: Client, groep: Vraaggroep) -> None:
    for naam in MAG:
        assert client.get(url_of(naam, groep)).status_code in WEG


@pytest.mark.parametrize("rol", ["bezoeker", "redacteur", "landelijk redacteur", "beheerder"])
def test_the_menu_holds_only_what_somebody_may_open(client: Client, mensen: dict[str, User], rol: str) -> None:
    client.force_login(mensen[rol])
    pagina = client.get(reverse("wagtailadmin_home")).content.decode()
    for naam in ("vragen", "uitleg", "cijfers", "schakelaars"):
        assert (f'"{reverse(f"wegwijzer_vragen:{naam}")}"' in pagina) == (rol in MAG[naam]), naam
