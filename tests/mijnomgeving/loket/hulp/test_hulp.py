"""Help beside the work: for staff, about the work, and without anything of a person."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from cms.producten.inlezen.paginas import make_stream
from cms.werkinstructies.models import Contactpunt, Statusuitleg, Werkinstructie
from mijnomgeving.loket.contact.services import open_contact
from mijnomgeving.loket.hulp import wegwijzer
from mijnomgeving.loket.hulp.wegwijzer import Antwoord, Bron
from portal.config import wegwijzerpoort
from portal.core.nummers import doorstaat_elfproef
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory

pytestmark = pytest.mark.django_db
BSN = next(f"9{nr:08d}" for nr in range(1, 99) if doorstaat_elfproef(f"9{nr:08d}"))
gevraagd: list[str] = []


def answer(vraag: str, gemeente: str) -> Antwoord:
    """In the place of the wegwijzer."""
    gevraagd.append(vraag)
    zin = ("Een paspoort is tien jaar geldig.", (1,))
    return Antwoord(
        gevonden=True, zinnen=(zin,), bronnen=(Bron(1, "Paspoort", "/p/"),), producten=(), wedervraag="", deuren=()
    )


@pytest.fixture
def fatima(settings: Settings) -> Client:
    """Fatima of Utrecht; the wegwijzer answers always the same."""
    gevraagd.clear()
    settings.LOKET_WEGWIJZER = f"{__name__}.answer"
    return ingelogd_als(Client(), medewerker())


def make_instructie(slug: str, titel: str, organisatie: object = None, product: object = None) -> Werkinstructie:
    instructie = Werkinstructie.objects.create(
        slug=slug,
        titel=titel,
        samenvatting="Gebruik dit aan de balie.",
        spoed="Vandaag nog reizen? Bel Schiphol.",
        organisatie=organisatie,
        stappen=make_stream("stappen", "stap", [{"titel": "Vraag naar het identiteitsbewijs", "tekst": ""}]),
        uitleg=make_stream("uitleg", "alinea", ["U hebt recht op uitleg."]),
    )
    if product:
        instructie.producten = [product]
        instructie.save()
    return instructie


def tekst(antwoord: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))  # type: ignore[attr-defined]


def test_fatima_finds_how_to_help_and_only_what_is_for_her(fatima: Client) -> None:
    utrecht, uwv = OrganisatieFactory(slug="gemeente-utrecht"), OrganisatieFactory(slug="uwv")
    make_instructie("paspoort", "Een paspoort aanvragen")
    make_instructie("utrecht", "Parkeren in Utrecht", utrecht)
    make_instructie("van-uwv", "Terugvordering van UWV", uwv)

    pagina = tekst(fatima.get("/loket/hulp/"))

    assert "Een paspoort aanvragen" in pagina
    assert "Parkeren in Utrecht" in pagina
    assert "Terugvordering van UWV" not in pagina
    assert "Een paspoort" not in tekst(fatima.get("/loket/hulp/?q=parkeren"))
    een = tekst(fatima.get("/loket/hulp/werkinstructies/paspoort/"))
    assert "Vraag naar het identiteitsbewijs" in een
    assert "“U hebt recht op uitleg.”" in een
    assert "Bel Schiphol" in een
    assert fatima.get("/loket/hulp/werkinstructies/van-uwv/").status_code == 404


def test_statuses_and_the_contact_directory_are_for_staff_alone(fatima: Client) -> None:
    Statusuitleg.objects.create(naam="In bezwaar", woorden="bezwaar", betekenis="Opnieuw bekeken.", zeg="Het loopt.")
    Contactpunt.objects.create(
        organisatie=OrganisatieFactory(slug="cjib", naam="CJIB"), naam="Noodstop", waarvoor="Gijzeling",
        telefoon="088 000 8001", spoed=True,
    )  # fmt: skip

    assert "Het loopt." in tekst(fatima.get("/loket/hulp/statussen/?q=bezwaar"))
    assert "Geen status gevonden" in tekst(fatima.get("/loket/hulp/statussen/?q=zzz"))
    gids = fatima.get("/loket/hulp/contactgids/?q=gijzeling")
    assert 'href="tel:0880008001"' in gids.content.decode()
    for pad in ("", "statussen/", "contactgids/", "wegwijzer/"):
        assert Client().get(f"/loket/hulp/{pad}").status_code == 302


def test_the_wegwijzer_answers_beside_the_work(fatima: Client) -> None:
    pagina = tekst(fatima.post("/loket/hulp/wegwijzer/", {"vraag": "Hoe lang is een paspoort geldig?"}))

    assert "Een paspoort is tien jaar geldig." in pagina
    assert gevraagd == ["Hoe lang is een paspoort geldig?"]


@pytest.mark.parametrize(
    "vraag",
    [
        f"Heeft {BSN} recht op huurtoeslag?",
        "Mijn naam is Jan Jansen, kan ik bijstand krijgen?",
        "Mevrouw De Vries, geboren 3 maart 1951, krijgt zij AOW?",
        "Kan iemand op Stationsstraat 12 kwijtschelding krijgen?",
        "Bel 06 12345678 terug over een paspoort",
    ],
)
def test_a_question_with_something_of_a_person_is_not_asked(fatima: Client, vraag: str) -> None:
    antwoord = fatima.post("/loket/hulp/wegwijzer/", {"vraag": vraag})

    assert antwoord.status_code == 400
    assert "De vraag is niet verstuurd" in tekst(antwoord)
    assert gevraagd == []
    with pytest.raises(ValueError, match="nothing of a person"):
        wegwijzer.ask(vraag)


def test_without_a_wegwijzer_the_page_says_so(fatima: Client, settings: Settings) -> None:
    settings.LOKET_WEGWIJZER = ""
    assert "staat nu uit" in tekst(fatima.post("/loket/hulp/wegwijzer/", {"vraag": "Hoe verleng ik een rijbewijs?"}))


def test_the_port_gives_what_the_assistant_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wegwijzerpoort, "wegwijzer_is_on", lambda: False)
    assert wegwijzerpoort.ask("Hoe verleng ik een rijbewijs?") is None


def test_in_a_contact_the_instructions_of_its_product_come_first(fatima: Client) -> None:
    product = ProductPaginaFactory(slug="bakfiets", title="Bakfiets")
    make_instructie("bakfiets", "Iemand wil een bakfiets", product=product)
    make_instructie("paspoort", "Een paspoort aanvragen")
    contact = open_contact(
        medewerker=medewerker(), kanaal="balie", doel="loket-informatie", reden="Vraag over fietsen", product="bakfiets"
    )

    pagina = tekst(fatima.get(f"/loket/contact/{contact.pk}/hulp/"))

    assert "Bij Bakfiets Iemand wil een bakfiets" in pagina
    assert "Een paspoort aanvragen" in pagina
