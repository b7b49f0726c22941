"""People of the editors' side."""

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from cms.producten.models import Organisatie
from cms.redactie.models import Rol
from cms.redactie.rollen import ensure_team


class GebruikerFactory(DjangoModelFactory[User]):
    """Somebody with an account and no rights."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"gebruiker{n}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@voorbeeld.test")


def make_lid(naam: str, rol: Rol, *organisaties: Organisatie) -> User:
    """Somebody with this role at these organisations; national without one."""
    gebruiker = GebruikerFactory(username=naam)
    for organisatie in organisaties or (None,):
        gebruiker.groups.add(ensure_team(organisatie=organisatie, rol=rol).groep)
    return gebruiker
