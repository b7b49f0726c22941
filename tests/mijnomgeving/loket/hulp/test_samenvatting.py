"""What the person takes home: easy Dutch and English, the right dates, and no number that can be misused."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.contact.services import open_contact
from mijnomgeving.loket.hulp.models import Gesprekssamenvatting
from mijnomgeving.loket.hulp.selectors import export_eigen
from mijnomgeving.loket.hulp.services import forget, wipe_old
from mijnomgeving.loket.hulp.zinnen import DELEN
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.verantwoording.models import AuditRegel
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import DAAN, NOOR
from tests.mijnomgeving.loket.beeld.conftest import Open, Ruimte
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen

VELDEN = {
    "kop": "Hulp bij huurtoeslag",
    "kop_en": "Help with rent benefit",
    "taal": "nl-en",
    "z_opsturen": "on",
    "d_opsturen": "2026-12-03",
    "z_bellen": "on",
    "eigen_u_nl": "Neem uw huurcontract mee.",
    "eigen_u_en": "Bring your rental contract.",
    "bellen": "14 030",
    "mijn": "on",
}


def tekst(antwoord: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))  # type: ignore[attr-defined]


def test_every_sentence_is_short_and_stands_in_both_languages() -> None:
    for deel in DELEN:
        for zin in deel.zinnen:
            for taal in ("nl", "en"):
                for dag in (None, date(2026, 12, 3)):
                    gezegd = zin.say(taal, dag)
                    assert gezegd
                    assert "{" not in gezegd
                    assert max(len(stuk.split()) for stuk in re.split(r"[.?!]", gezegd)) <= 17, gezegd
    assert [zin for deel in DELEN for zin in deel.zinnen if bool(zin.nl_op) != bool(zin.en_op)] == []


def test_fatima_makes_a_summary_and_noor_reads_it_at_home(open_gesprek: Open, ruimte: Ruimte, noor: Bezoeker) -> None:
    gesprek = open_gesprek()
    url = f"{gesprek.url}samenvatting/"
    assert "Samenvatting om mee te geven" in gesprek.ga("samenvatting/").tekst

    voorbeeld = gesprek.client.post(url, VELDEN | {"doe": "bekijk"})
    assert "Stuur het document dat nog mist op voor 3 december 2026." in tekst(voorbeeld)
    assert "Send the missing document before 3 December 2026." in tekst(voorbeeld)
    assert not Gesprekssamenvatting.objects.exists(), "looking keeps nothing"

    assert gesprek.client.post(url, VELDEN | {"doe": "geef"}).status_code == 303
    papier = gesprek.ga("samenvatting/afdrukken/").tekst
    assert "Neem uw huurcontract mee." in papier
    assert "Bring your rental contract." in papier
    pdf = gesprek.client.get(f"{url}samenvatting.pdf")
    assert pdf.content.startswith(b"%PDF")

    assert (
        AuditRegel.objects.filter(object__contains="samenvatting").exists()
        or AuditRegel.objects.filter(actie="gedaan").exists()
    )
    lijst = noor.ga("/mijn/loket/samenvattingen/")
    assert "Hulp bij huurtoeslag" in lijst.tekst
    rij = Gesprekssamenvatting.objects.get()
    assert "14 030" in noor.ga(f"/mijn/loket/samenvattingen/{rij.pk}/").tekst
    assert NOOR not in str(Gesprekssamenvatting.objects.values_list()[0])


@pytest.mark.django_db
def test_what_must_not_stand_on_paper_is_refused() -> None:
    wie = medewerker()
    client = ingelogd_als(Client(), wie)
    contact = open_contact(medewerker=wie, kanaal="balie", doel="loket-informatie", reden="Vraag over regels")
    url = f"/loket/contact/{contact.pk}/samenvatting/"

    bsn = client.post(url, VELDEN | {"eigen_u_nl": f"Uw BSN is {NOOR}.", "doe": "geef"})
    leeg = client.post(url, {"kop": "Iets", "taal": "nl", "doe": "geef"})
    zonder_engels = client.post(url, VELDEN | {"eigen_u_en": "", "doe": "geef"})

    assert "Dat komt niet op papier" in tekst(bsn)
    assert "Een lege samenvatting helpt niemand" in tekst(leeg)
    assert "Schrijf dit ook in het Engels" in tekst(zonder_engels)
    assert not Gesprekssamenvatting.objects.exists()
    assert client.get(f"{url}afdrukken/").status_code == 404


@pytest.mark.django_db
def test_for_a_general_question_it_is_printed_and_goes_nowhere() -> None:
    wie = medewerker()
    client = ingelogd_als(Client(), wie)
    contact = open_contact(medewerker=wie, kanaal="balie", doel="loket-informatie", reden="Vraag over regels")

    client.post(f"/loket/contact/{contact.pk}/samenvatting/", VELDEN | {"taal": "nl", "doe": "geef"})

    rij = Gesprekssamenvatting.objects.get()
    assert (rij.betrokkene, rij.in_mijn_op) == ("", None)
    assert "Help with" not in tekst(client.get(f"/loket/contact/{contact.pk}/samenvatting/afdrukken/"))
    ander = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    assert ander.get(f"/loket/contact/{contact.pk}/samenvatting/afdrukken/").status_code == 404


@pytest.mark.norm("B11")
def test_another_person_cannot_read_or_throw_it_away(
    open_gesprek: Open, ruimte: Ruimte, inloggen: Inloggen, noor: Bezoeker
) -> None:
    gesprek = open_gesprek()
    gesprek.client.post(f"{gesprek.url}samenvatting/", VELDEN | {"doe": "geef"})
    url = f"/mijn/loket/samenvattingen/{Gesprekssamenvatting.objects.get().pk}/"
    daan = inloggen(DAAN)

    assert "Hulp bij huurtoeslag" not in daan.ga("/mijn/loket/samenvattingen/").tekst
    assert daan.ga(url).status == 404
    assert daan.client.post(f"{url}weggooien/").status_code == 404
    assert noor.ga(url).status == 200


def test_the_person_throws_it_away_and_old_ones_go(open_gesprek: Open, ruimte: Ruimte, noor: Bezoeker) -> None:
    persoon = Persoon(Bsn(NOOR))
    gesprek = open_gesprek()
    gesprek.client.post(f"{gesprek.url}samenvatting/", VELDEN | {"doe": "geef"})
    assert "Neem uw huurcontract mee." in export_eigen(betrokkene=persoon)[0]["tekst"]
    rij = Gesprekssamenvatting.objects.get()

    noor.client.post(f"/mijn/loket/samenvattingen/{rij.pk}/weggooien/")
    assert not Gesprekssamenvatting.objects.exists()
    assert noor.ga(f"/mijn/loket/samenvattingen/{rij.pk}/").status == 404

    gesprek.client.post(f"{gesprek.url}samenvatting/", VELDEN | {"doe": "geef"})
    assert wipe_old() == 0
    Gesprekssamenvatting.objects.update(gemaakt_op=timezone.now() - timedelta(days=731))
    assert wipe_old() == 1
    assert forget(betrokkene=persoon) == 0


@pytest.mark.django_db
def test_zaken_and_taken_that_may_be_seen_can_be_put_on_it(open_gesprek: Open, ruimte: Ruimte) -> None:
    gesprek = open_gesprek()
    ruimte.geef()
    pagina = gesprek.client.get(f"{gesprek.url}samenvatting/").content.decode()
    keuzes = re.findall(r'name="zaken"[^>]* value="((?:zaak|taak)-[^"]+)"', pagina)
    assert {keuze.partition("-")[0] for keuze in keuzes} == {"zaak", "taak"}

    antwoord = gesprek.client.post(f"{gesprek.url}samenvatting/", VELDEN | {"zaken": keuzes[:1], "doe": "bekijk"})

    assert "Uw zaken en taken" in tekst(antwoord)
    assert "Your matters and tasks" in tekst(antwoord)
