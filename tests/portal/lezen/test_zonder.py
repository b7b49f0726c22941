"""A place without a replica: nothing is different."""

import pytest
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from portal.lezen.middleware import LeesMiddleware
from portal.lezen.posities import note_publication
from portal.lezen.replica import LEES
from portal.lezen.router import LeesRouter, may_be_old

pytestmark = pytest.mark.django_db


def test_everything_comes_from_the_one_database() -> None:
    gelezen_bij = []

    def view(request: HttpRequest) -> HttpResponse:
        with may_be_old(tot_nu=True):
            gelezen_bij.append(Group.objects.get()._state.db)
        return HttpResponse("pagina")

    Group.objects.all().delete()
    Group.objects.create(name="een")
    note_publication()
    LeesMiddleware(view)(RequestFactory().get("/"))

    assert gelezen_bij == ["default"]


def test_the_replica_is_never_migrated() -> None:
    assert LeesRouter().allow_migrate(LEES, "auth") is False
    assert LeesRouter().allow_migrate("default", "auth") is None
