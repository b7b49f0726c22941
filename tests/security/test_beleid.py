"""Deny by default: no view of the site without a policy (KWALITEIT B16)."""

import pytest

from portal.core.niveau import Niveau
from portal.toegang.beleidslijst import Beleidsregel, list_beleid

# Wagtail's own: the editors' admin with its login, the password of a page that editors closed, and the serve view,
# which shows published pages only.
VAN_WAGTAIL = ("/beheer/", "/_util/")
SERVEERT_PUBLIEK = {
    "wagtail.views.serve",
    "wagtail.documents.views.serve.serve",
    "wagtail.documents.views.serve.authenticate_with_password",
    "wagtail.views.authenticate_with_password",
    "django.views.static.serve",
}


def own_views() -> list[Beleidsregel]:
    return [
        regel
        for regel in list_beleid()
        if not regel.patroon.startswith(VAN_WAGTAIL) and regel.view not in SERVEERT_PUBLIEK
    ]


@pytest.mark.norm("B16")
def test_every_view_says_what_it_needs() -> None:
    assert [f"{regel.patroon} ({regel.view})" for regel in own_views() if not regel.heeft_beleid] == []


@pytest.mark.norm("B3")
def test_everything_under_mijn_asks_a_person_at_substantieel_or_higher() -> None:
    personal = [regel for regel in own_views() if regel.patroon.startswith("/mijn/")]
    assert personal
    for regel in personal:
        assert regel.activiteit is not None, regel.patroon
        assert regel.activiteit.niveau >= Niveau.SUBSTANTIEEL


@pytest.mark.norm("B16")
def test_personal_views_stand_under_mijn_its_api_for_systems_and_the_counter_only() -> None:
    plaatsen = ("/mijn/", "/api/v1/mijn/", "/loket/")
    assert [regel.patroon for regel in own_views() if regel.activiteit and not regel.patroon.startswith(plaatsen)] == []


# Logging in and out at the counter shows nothing of anybody, and neither does what its organisation says of a session.
OPEN_AAN_HET_LOKET = ("/loket/inloggen/", "/loket/uitloggen/", "/loket/uitgelogd/")


@pytest.mark.norm("B16")
def test_everything_under_loket_asks_a_caseworker_with_a_role() -> None:
    gesloten = [
        regel
        for regel in own_views()
        if regel.patroon.startswith("/loket/") and not regel.patroon.startswith(OPEN_AAN_HET_LOKET)
    ]
    assert gesloten
    for regel in gesloten:
        assert regel.activiteit is not None, regel.patroon
        assert regel.activiteit.loketrollen, regel.patroon


@pytest.mark.norm("B16")
def test_what_is_of_the_counter_stands_nowhere_else() -> None:
    elders = [regel for regel in own_views() if not regel.patroon.startswith("/loket/")]
    assert [regel.patroon for regel in elders if regel.activiteit and regel.activiteit.loketrollen] == []
