"""People of the editors' side, and questions for them to read."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cms.redactie.models import Rol
from tests.factories.producten import OrganisatieFactory
from tests.factories.redactie import GebruikerFactory, make_lid
from tests.gedeeld import built_once
from wegwijzer_ai.bediening.service import look_now
from wegwijzer_ai.models import GesteldeVraag, Vraaggroep


@pytest.fixture(autouse=True)
def _fresh_switches() -> Iterator[None]:
    """No position of another test."""
    look_now()
    yield
    look_now()


def _make_mensen() -> dict[str, User]:
    utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    zonder_team = make_lid("zonder-team", Rol.REDACTEUR, utrecht)
    zonder_team.groups.get().team.delete()
    return {
        "bezoeker": GebruikerFactory(username="bezoeker"),
        "zonder team": zonder_team,
        "redacteur": make_lid("redacteur", Rol.REDACTEUR, utrecht),
        "eindredacteur": make_lid("eindredacteur", Rol.EINDREDACTEUR, utrecht),
        "landelijk redacteur": make_lid("landelijk-redacteur", Rol.REDACTEUR),
        "landelijk eindredacteur": make_lid("landelijk-eindredacteur", Rol.EINDREDACTEUR),
        "beheerder": make_lid("beheerder", Rol.BEHEERDER),
        "superuser": User.objects.create_superuser("super"),
    }


personeel = built_once(_make_mensen)


@pytest.fixture
def mensen(personeel: dict[str, User], db: None) -> dict[str, User]:
    """One of each role; the visitor may open the admin and nothing in it."""
    return deepcopy(personeel)


@pytest.fixture
def groep(db: None) -> Vraaggroep:
    """Three people who asked for the same on three days."""
    vandaag = timezone.localdate()
    gevonden = Vraaggroep.objects.create(
        aantal=3,
        verschillend=3,
        talen={"nl": 3},
        uitkomsten={"geen_antwoord": 2, "verduidelijking": 1},
        producten=[["product:paspoort-aanvragen", 0.41], ["product:huurtoeslag", 0.2]],
        eerste_dag=vandaag - timedelta(days=2),
        laatste_dag=vandaag,
    )
    for nummer, tekst in enumerate(("mijn reisboekje is op", "boekje om te vliegen", "vliegboekje nodig")):
        GesteldeVraag.objects.create(
            sleutel=f"vraag{nummer}",
            tekst=tekst,
            uitkomst="geen_antwoord",
            dag=vandaag - timedelta(days=nummer),
            groep=gevonden,
            nabijheid=1 - nummer / 10,
        )
    return gevonden
