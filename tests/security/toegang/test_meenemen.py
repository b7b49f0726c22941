"""What goes along through a login: only what somebody said yes to, to the page it was meant for, once."""

import pytest
from django.test import Client

from portal.toegang.services import OVERDRACHT
from tests.security.toegang.conftest import Inloggen

pytestmark = pytest.mark.django_db


def prepare(client: Client) -> str:
    """A session of nobody, with answers in it and a hand-over; returns its key."""
    sessie = client.session
    sessie["antwoorden"] = {"regelhulp:ontslag": {"werk": ["tekst", "ja"]}}
    sessie[OVERDRACHT] = {
        "naar": "regelingen",
        "van": "Na ontslag",
        "tot": 2e9,
        "antwoorden": {"vermogen": ["getal", 1]},
    }
    sessie.save()
    client.cookies["sessie"] = sessie.session_key
    return str(sessie.session_key)


@pytest.mark.norm("B8")
def test_a_login_takes_the_hand_over_and_nothing_else(client: Client, inloggen: Inloggen) -> None:
    oud = prepare(client)

    inloggen(browser=client)

    sessie = client.session
    assert sessie.session_key != oud
    assert sessie[OVERDRACHT]["antwoorden"] == {"vermogen": ["getal", 1]}
    assert "antwoorden" not in sessie


@pytest.mark.norm("B8")
def test_logging_out_leaves_nothing_for_who_logs_in_next(client: Client, inloggen: Inloggen) -> None:
    prepare(client)
    inloggen(browser=client)
    client.post("/uitloggen/")

    inloggen(browser=client)

    assert OVERDRACHT not in client.session
