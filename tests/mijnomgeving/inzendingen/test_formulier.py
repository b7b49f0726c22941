"""The base of every form that is sent: its key, its copy, its files (KWALITEIT B57)."""

from uuid import UUID, uuid4

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.inzendingen.forms import Verzendformulier, redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Inzending, Soort
from portal.toegang.invoer import restore
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.bestanden.maken import png
from tests.mijnomgeving.inzendingen.conftest import GEMEENTE, Balie, deliver

pytestmark = pytest.mark.django_db


class Vraagformulier(Verzendformulier):
    onderwerp = forms.CharField(label="Onderwerp", max_length=40)
    soort = forms.ChoiceField(label="Waarover", choices=[("Buiten", [("dak", "Uw dak")]), ("muur", "Uw muur")])
    kamers = forms.MultipleChoiceField(label="Kamers", required=False, choices=[("1", "Zolder"), ("2", "Keuken")])
    sinds = forms.DateField(label="Sinds wanneer", required=False)
    bel_mij = forms.BooleanField(label="Bel mij", required=False)
    bestanden = BestandenVeld(label="Foto's", required=False)


def fill(*, foto: bool = True, **anders: object) -> Vraagformulier:
    data = {"onderwerp": "Lekkage", "soort": "dak", "kamers": ["1", "2"], "sinds": "2026-11-20", **anders}
    gekozen = {"bestanden": [SimpleUploadedFile("dak.png", png())]} if foto else {}
    return Vraagformulier(data, MultiValueDict(gekozen))


def send(formulier: Vraagformulier, persoon: Sessiepersoon) -> Inzending:
    assert formulier.is_valid(), formulier.errors
    return formulier.verzend(
        persoon=persoon,
        soort=Soort.VRAAG,
        bezorger="proef.balie",
        bestemming=GEMEENTE,
        onderwerp=formulier.cleaned_data["onderwerp"],
        opdracht={"tekst": formulier.cleaned_data["onderwerp"]},
    )


def test_the_copy_says_what_the_person_saw(balie: Balie, noor: Sessiepersoon) -> None:
    formulier = fill()
    send(formulier, noor)
    deliver()

    assert formulier.kopie() == [
        ("Onderwerp", "Lekkage"),
        ("Waarover", "Uw dak"),
        ("Kamers", "Zolder, Keuken"),
        ("Sinds wanneer", "20 november 2026"),
        ("Bel mij", "Nee"),
    ]
    assert [bestand.naam for bestand in balie.aangeboden[0].bestanden] == ["dak.png"]


def test_a_new_form_has_a_key_of_its_own_and_keeps_it_when_something_must_be_corrected() -> None:
    een, twee = Vraagformulier(), Vraagformulier()
    assert een["sleutel"].value() != twee["sleutel"].value()
    sleutel = str(uuid4())
    opnieuw = fill(sleutel=sleutel, onderwerp="")
    assert not opnieuw.is_valid()
    assert sleutel in str(opnieuw["sleutel"])
    # Also after logging in again in between.
    terug = restore(Vraagformulier, QueryDict(f"sleutel={sleutel}&onderwerp=Lekkage"))
    assert str(terug["sleutel"].value()) == sleutel


@pytest.mark.norm("B57")
def test_two_tabs_and_the_back_button_send_once(balie: Balie, noor: Sessiepersoon) -> None:
    sleutel = str(uuid4())
    eerste, tweede = send(fill(sleutel=sleutel), noor), send(fill(sleutel=sleutel), noor)
    veranderd = send(fill(sleutel=sleutel, onderwerp="Toch iets anders"), noor)
    deliver(keer=2)

    assert {eerste.nummer, tweede.nummer, veranderd.nummer} == {eerste.nummer}
    assert [zending.opdracht["tekst"] for zending in balie.aangeboden] == ["Lekkage"]
    assert said(eerste) == ""
    assert said(tweede) == "U had dit al verstuurd. Wij versturen het geen tweede keer."
    assert said(veranderd).startswith("U had dit formulier al verstuurd. Wat u daarna veranderde, is niet verstuurd.")


def said(inzending: Inzending) -> str:
    """What the next page tells, after a redirect to the receipt."""
    request: HttpRequest = RequestFactory().post("/mijn/vraag/")
    request.session = {}  # type: ignore[assignment]
    antwoord = redirect_to_bevestiging(request, inzending)  # type: ignore[arg-type]
    assert (antwoord.status_code, antwoord.url) == (303, f"/mijn/verstuurd/{inzending.nummer}/")
    return str(request.session.get("gezegd", ""))


def test_a_form_without_a_key_is_sent_all_the_same(balie: Balie, noor: Sessiepersoon) -> None:
    formulier = fill(foto=False)
    assert send(formulier, noor).nummer
    assert isinstance(formulier.cleaned_data["sleutel"], UUID)
    assert fill(sleutel="zomaar").errors["sleutel"] == ["Er ging iets mis. Open deze pagina opnieuw."]


def test_who_corrects_something_is_told_to_choose_the_files_again() -> None:
    opnieuw = fill(onderwerp="")
    assert opnieuw.errors["bestanden"] == ["Kies uw bestanden opnieuw. Uw browser onthoudt ze niet."]
    assert "bestanden" not in fill(onderwerp="", foto=False).errors
