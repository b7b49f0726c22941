"""A caseworker asks, the person decides: at home, with a code, or in the conversation; and takes it back."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import close_idle
from mijnomgeving.loket.toezicht.models import Alarm
from mijnomgeving.loketbezoek import services
from mijnomgeving.loketbezoek.models import Loketcode, Toestemmingsvraag
from mijnomgeving.loketbezoek.selectors import export_eigen, find_vraag
from mijnomgeving.loketbezoek.services import forget, wipe_old
from portal.core.betrokkene import Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn
from portal.outbox.relay import deliver_due
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.loket.beeld.conftest import Gesprek
from tests.mijnomgeving.loket.toestemming.conftest import Openen
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

TOESLAGEN, RDW, UTRECHT = "Dienst Toeslagen", "RDW", "Gemeente Utrecht"
IK = Persoon(Bsn(NOOR))
ANTWOORD: dict[str, Any] = {
    "onderdelen": ["zaken"],
    "organisaties": [TOESLAGEN],
    "wie": "zelf",
    "bewijs": ["tekst voorgelezen"],
}


def vraag_om(gesprek: Gesprek, **anders: Any) -> Toestemmingsvraag:
    """Ask consent for the zaken and tasks at Toeslagen and the RDW; fails when the form refuses it."""
    velden = {
        "onderdelen": ["zaken", "taken"],
        "organisaties": [TOESLAGEN, RDW],
        "waarom": "Uw huurtoeslag klopt niet meer na de verhuizing.",
        "duur": "contact",
        "weg": "mijn",
    } | anders
    antwoord = gesprek.client.post(f"{gesprek.url}toestemming/", velden)
    assert antwoord.status_code == 303, Pagina(400, antwoord.content.decode()).tekst
    return Toestemmingsvraag.objects.latest("gevraagd_op")


def getal_van(pagina: Pagina) -> str:
    """The number that the caseworker reads aloud."""
    [getal] = re.findall(r'class="loketgetal">(\d{4})<', pagina.html)
    return str(getal)


def ziet(gesprek: Gesprek, bron: str, onderdeel: str) -> bool:
    """Whether the page of grounds says that the caseworker sees this."""
    pagina = gesprek.ga(f"waarom/?bron={bron}")
    assert pagina.status == 200
    return bool(re.search(rf"{onderdeel}: u ziet dit(?! niet)", pagina.tekst))


@pytest.mark.norm("B50")
def test_on_the_telephone_i_give_a_part_in_mijnomgeving_with_the_number_that_i_hear(
    openen: Openen, thuis: Bezoeker
) -> None:
    gesprek = openen(kanaal="telefoon", identiteit="vragen")
    assert not ziet(gesprek, TOESLAGEN, "Zaken")
    vraag = vraag_om(gesprek)
    getal = getal_van(gesprek.ga(f"toestemming/{vraag.pk}/"))

    assert "Gemeente Utrecht vraagt uw toestemming" in thuis.ga("/mijn/").tekst
    lijst = thuis.ga("/mijn/loket/")
    assert "Gemeente Utrecht vraagt uw toestemming" in lijst.tekst
    [url] = lijst.links(f"/mijn/loket/{vraag.pk}/")
    pagina = thuis.ga(url)
    assert "Uw huurtoeslag klopt niet meer na de verhuizing." in pagina.tekst
    assert "checked" not in pagina.html

    deel = {"onderdelen": ["zaken"], "organisaties": [TOESLAGEN]}
    fout = thuis.client.post(url, deel | {"getal": f"{int(getal) ^ 1:04d}"})
    assert "Dit zijn niet de cijfers van deze vraag" in fout.content.decode()
    assert not ziet(gesprek, TOESLAGEN, "Zaken")
    goed = thuis.client.post(url, deel | {"getal": getal})
    assert goed.status_code == 303

    assert ziet(gesprek, TOESLAGEN, "Zaken")
    assert not ziet(gesprek, TOESLAGEN, "Taken en betalingen")
    assert not ziet(gesprek, RDW, "Zaken")
    assert "Toestemming voor een deel" in gesprek.ga("toestemming/").tekst
    gesprek.contact.refresh_from_db()
    assert gesprek.contact.identiteit == "digid"


def test_i_take_it_back_and_the_next_click_of_the_caseworker_shows_nothing(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek)
    getal = getal_van(gesprek.ga(f"toestemming/{vraag.pk}/"))
    thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": getal})
    assert ziet(gesprek, RDW, "Taken en betalingen")
    assert "Geldt alleen voor dit gesprek" in thuis.ga("/mijn/loket/").tekst

    thuis.client.post(f"/mijn/loket/{vraag.pk}/intrekken/")
    assert not ziet(gesprek, RDW, "Taken en betalingen")
    assert "Uw toestemming is ingetrokken" in thuis.ga("/mijn/loket/").tekst
    assert "U trok de toestemming in" in thuis.ga("/mijn/loket/").tekst
    assert (
        "Er was geen toestemming meer"
        in thuis.client.post(f"/mijn/loket/{vraag.pk}/intrekken/", follow=True).content.decode()
    )


def test_i_say_no_and_am_helped_without(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek)
    stand = f"{gesprek.url}toestemming/{vraag.pk}/stand/"
    assert json.loads(gesprek.client.get(stand).content) == {"open": True}
    thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"nee": "ja"})
    assert json.loads(gesprek.client.get(stand).content) == {"open": False}
    assert "Geen toestemming" in gesprek.ga(f"toestemming/{vraag.pk}/").kop
    assert not ziet(gesprek, TOESLAGEN, "Zaken")
    opnieuw = thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": services.make_getal(vraag.pk)})
    assert "Deze vraag is al beantwoord of gestopt" in opnieuw.content.decode()


def test_who_guesses_the_number_ends_the_question(openen: Openen, thuis: Bezoeker) -> None:
    vraag = vraag_om(openen())
    goed = services.make_getal(vraag.pk)
    for poging in range(5):
        thuis.client.post(
            f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": f"{(int(goed) + 1 + poging) % 10_000:04d}"}
        )
    thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": goed})
    vraag.refresh_from_db()
    assert (vraag.stand, vraag.antwoord) == ("gestopt", None)


@pytest.mark.norm("B11")
def test_nobody_else_answers_or_reads_my_question(openen: Openen, ingelogd: Ingelogd, federatie: Federatie) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek)
    youssef = Bezoeker(ingelogd(Client(), sessiepersoon(YOUSSEF, "Youssef")))
    assert youssef.ga(f"/mijn/loket/{vraag.pk}/").status == 404
    for wat in ("", "nee/", "intrekken/"):
        velden = {"alles": "ja", "getal": services.make_getal(vraag.pk)}
        assert youssef.client.post(f"/mijn/loket/{vraag.pk}/{wat}", velden).status_code == 404
    collega = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    assert collega.get(f"{gesprek.url}toestemming/{vraag.pk}/").status_code == 404
    ander = openen(betrokkene=Persoon(Bsn(YOUSSEF)), client=gesprek.client)
    assert ander.ga(f"toestemming/{vraag.pk}/").status == 404
    vraag.refresh_from_db()
    assert vraag.stand == "gevraagd"


def test_at_the_counter_consent_is_written_down_after_the_document_and_the_text_read_aloud(
    openen: Openen, thuis: Bezoeker
) -> None:
    gesprek = openen(identiteit="geen")
    vraag = vraag_om(gesprek, weg="hier")
    pad = f"{gesprek.url}toestemming/{vraag.pk}/"
    assert "Stel eerst vast wie u voor u hebt" in gesprek.ga(pad).tekst
    Contact.objects.filter(pk=gesprek.contact.pk).update(identiteit="document")

    assert "Uw huurtoeslag klopt niet meer" in gesprek.ga(pad).tekst
    zonder = gesprek.client.post(pad, ANTWOORD | {"bewijs": ["papier getekend"]})
    assert zonder.status_code == 400
    assert "Lees de tekst voor" in zonder.content.decode()
    erfgenaam = gesprek.client.post(pad, ANTWOORD | {"wie": "erfgenaam of executeur"})
    assert "Vraag naar het stuk" in erfgenaam.content.decode()
    stukken = ["tekst voorgelezen", "stuk van de vertegenwoordiger gezien"]
    klaar = gesprek.client.post(pad, ANTWOORD | {"wie": "erfgenaam of executeur", "bewijs": stukken})
    assert klaar.status_code == 303

    assert ziet(gesprek, TOESLAGEN, "Zaken")
    assert "door erfgenaam of executeur" in gesprek.ga(f"waarom/?bron={TOESLAGEN}").tekst
    assert "Iemand die voor u mag beslissen, gaf deze toestemming" in thuis.ga("/mijn/loket/").tekst
    assert "Opgeschreven waarvoor u toestemming gaf" in thuis.ga("/mijn/inzage/").tekst


def test_with_a_code_by_mail_the_widow_on_the_phone_shows_who_she_is(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen(kanaal="telefoon", identiteit="geen")
    vraag = vraag_om(gesprek, weg="mail")
    assert "De code is verstuurd naar n•••@" in gesprek.ga(f"toestemming/{vraag.pk}/").tekst
    deliver_due(at_most=50)
    [bericht] = [een for een in mail.outbox if "code" in een.subject]
    [code] = re.findall(r"\b\d{6}\b", str(bericht.body))
    assert "huurtoeslag" not in bericht.body
    assert "Gemeente Utrecht" in bericht.body

    pad = f"{gesprek.url}toestemming/{vraag.pk}/"
    fout = gesprek.client.post(pad, ANTWOORD | {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert "Deze code klopt niet" in fout.content.decode()
    assert gesprek.client.post(pad, ANTWOORD | {"code": code}).status_code == 303
    gesprek.contact.refresh_from_db()
    assert gesprek.contact.identiteit == "code"
    assert ziet(gesprek, TOESLAGEN, "Zaken")
    assert Loketcode.objects.get().zending is None


def test_a_code_by_text_message_shows_who_somebody_is_without_asking_consent(
    openen: Openen, federatie: Federatie
) -> None:
    gesprek = openen(kanaal="telefoon", identiteit="geen")
    gesprek.client.post(f"{gesprek.url}code/", {"verstuur": "sms"})
    assert "De code is verstuurd naar •••• •• " in gesprek.ga("code/").tekst
    for _ in range(5):
        gesprek.client.post(f"{gesprek.url}code/", {"code": "000000"})
    vol = gesprek.client.post(f"{gesprek.url}code/", {"code": "000000"})
    assert "te vaak" in vol.content.decode()
    for _ in range(3):
        gesprek.client.post(f"{gesprek.url}code/", {"verstuur": "sms"})
    assert "al drie codes" in gesprek.ga("code/").tekst
    gesprek.contact.refresh_from_db()
    assert gesprek.contact.identiteit == "geen"


def test_consent_until_a_day_holds_in_the_next_contact_for_the_same_purpose_only(openen: Openen) -> None:
    gesprek = openen()
    over_een_week = timezone.localdate() + timedelta(days=7)
    vraag = vraag_om(gesprek, weg="hier", duur="datum", tot=over_een_week.strftime("%d-%m-%Y"))
    assert gesprek.client.post(f"{gesprek.url}toestemming/{vraag.pk}/", ANTWOORD).status_code == 303
    gesprek.client.post(f"{gesprek.url}afsluiten/", {"afloop": "opgelost"})

    later = openen(client=gesprek.client)
    assert ziet(later, TOESLAGEN, "Zaken")
    assert not ziet(openen(client=gesprek.client, doel="loket-schuldhulp"), RDW, "Zaken")
    amersfoort = openen(wie=medewerker("Jan Vos", organisatie="gemeente-amersfoort"))
    assert not ziet(amersfoort, TOESLAGEN, "Zaken")


def test_consent_for_one_conversation_ends_with_it(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek, weg="hier")
    gesprek.client.post(f"{gesprek.url}toestemming/{vraag.pk}/", ANTWOORD)
    wacht = vraag_om(gesprek)
    Contact.objects.filter(pk=gesprek.contact.pk).update(actief_op=timezone.now() - timedelta(hours=2))
    assert close_idle() == 1
    assert not ziet(openen(client=gesprek.client), TOESLAGEN, "Zaken")
    tekst = thuis.ga("/mijn/loket/").tekst
    assert "De toestemming is afgelopen" in tekst
    assert "Er vraagt nu niemand uw toestemming" in tekst
    wacht.refresh_from_db()
    assert wacht.stand == "gestopt"


def test_the_form_says_what_is_missing_and_a_letter_needs_a_last_day(openen: Openen) -> None:
    gesprek = openen(kanaal="brief")
    leeg = gesprek.client.post(f"{gesprek.url}toestemming/", {"duur": "contact", "weg": "hier"})
    assert leeg.status_code == 400
    tekst = Pagina(400, leeg.content.decode()).tekst
    for zin in ("Kies wat u wilt zien", "De persoon leest dat", "Bij een brief is er geen gesprek meer"):
        assert zin in tekst
    assert not Toestemmingsvraag.objects.exists()
    noodgreep = openen(doel="loket-nood")
    assert noodgreep.ga("toestemming/").status == 409


def test_a_caseworker_asks_for_what_the_page_of_grounds_says_is_closed(openen: Openen) -> None:
    gesprek = openen()
    uitleg = gesprek.ga(f"waarom/?bron={RDW}")
    assert "Dit is van RDW, en niet van Gemeente Utrecht." in uitleg.tekst
    [link] = [url for url in uitleg.links(f"{gesprek.url}toestemming/") if "?" in url]
    formulier = gesprek.ga(link.split("#")[0])
    assert re.search(r'value="RDW"[^>]*checked', formulier.html)
    assert gesprek.ga("waarom/?bron=Bestaat%20niet").status == 404
    assert "eigen taak" in gesprek.ga("waarom/").tekst


@pytest.mark.norm("B47")
def test_both_logs_know_and_no_table_says_in_clear_what_was_asked(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek)
    thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": services.make_getal(vraag.pk)})
    wat = set(Verwerking.objects.filter(processing_activity_id="loket-hulp").values_list("gegevens", flat=True))
    assert "u om toestemming gevraagd" in wat
    regels = AuditRegel.objects.filter(herkomst=f"loket {gesprek.contact.pk}")
    assert {"gegeven"} <= set(regels.filter(actie="toestemming aan het loket").values_list("resultaat", flat=True))
    vraag.refresh_from_db()
    for kolom in (bytes(vraag.inhoud), bytes(vraag.antwoord or b"")):
        assert b"Toeslagen" not in kolom
        assert b"huurtoeslag" not in kolom
    assert NOOR not in str(vraag.__dict__)


def test_i_can_take_along_what_is_kept_and_let_it_be_forgotten(openen: Openen) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek, weg="hier")
    gesprek.client.post(f"{gesprek.url}toestemming/{vraag.pk}/", ANTWOORD)
    [eigen] = export_eigen(betrokkene=IK)
    assert eigen["waarom"] == "Uw huurtoeslag klopt niet meer na de verhuizing."
    assert eigen["gegeven"]["organisaties"] == [TOESLAGEN]
    assert forget(betrokkene=IK) == 1
    assert not ziet(gesprek, TOESLAGEN, "Zaken")


def test_what_ended_two_years_ago_goes_and_what_holds_stays(openen: Openen) -> None:
    gesprek = openen()
    oud, geldt = (vraag_om(gesprek, weg="hier") for _ in range(2))
    lang = timezone.now() - timedelta(days=731)
    Toestemmingsvraag.objects.filter(pk=oud.pk).update(vervalt_op=lang)
    gesprek.client.post(f"{gesprek.url}toestemming/{geldt.pk}/", ANTWOORD)
    assert wipe_old() == 1
    assert list(Toestemmingsvraag.objects.values_list("pk", flat=True)) == [UUID(str(geldt.pk))]


def test_a_representative_gives_no_more_than_the_machtiging_reaches(openen: Openen) -> None:
    vraag = vraag_om(openen(), onderdelen=["zaken", "taken", "regelingen"])
    mentor = Machtiging("m1", "mentor", IK, "Noor", frozenset({"zaken"}))
    ouder = replace(sessiepersoon(YOUSSEF, "Youssef"), machtiging=mentor)
    gevonden = find_vraag(betrokkene=IK, machtiging=mentor, vraag_id=vraag.pk)
    assert gevonden is not None
    assert gevonden.mag == ("zaken",)
    velden: dict[str, Any] = {"vraag_id": vraag.pk, "organisaties": [RDW], "getal": services.make_getal(vraag.pk)}
    with pytest.raises(services.NietsGekozen):
        services.give(persoon=ouder, onderdelen=["taken", "regelingen"], **velden)
    services.give(persoon=ouder, onderdelen=["zaken", "taken"], **velden)
    beeld = find_vraag(betrokkene=IK, machtiging=None, vraag_id=vraag.pk)
    assert beeld is not None
    assert (beeld.wat, beeld.waar) == (["uw zaken: wat er loopt en hoe ver het is"], (RDW,))
    assert beeld.beeld.vraag.namens == "mentor"
    assert Contact.objects.get(pk=vraag.contact).identiteit == "document"


def test_consent_never_reaches_further_than_what_was_asked(openen: Openen) -> None:
    vraag = vraag_om(openen(), onderdelen=["zaken"], organisaties=[RDW])
    services.give(
        persoon=sessiepersoon(NOOR, "Noor"),
        vraag_id=vraag.pk,
        organisaties=[RDW, TOESLAGEN],
        onderdelen=["zaken", "berichtinhoud"],
        getal=services.make_getal(vraag.pk),
    )
    beeld = find_vraag(betrokkene=IK, machtiging=None, vraag_id=vraag.pk)
    assert beeld is not None
    assert beeld.beeld.gegeven is not None
    assert (beeld.waar, beeld.beeld.gegeven.onderdelen) == ((RDW,), frozenset({"zaken"}))


def test_who_writes_down_consent_all_day_is_looked_at(openen: Openen) -> None:
    gesprek = openen()
    for _ in range(9):
        vraag = vraag_om(gesprek, weg="hier")
        assert not Alarm.objects.exists()
        assert gesprek.client.post(f"{gesprek.url}toestemming/{vraag.pk}/", ANTWOORD).status_code == 303
    assert Alarm.objects.get().soort == "toestemming"


def test_the_page_that_waits_does_not_keep_the_contact_alive(openen: Openen) -> None:
    gesprek = openen()
    vraag = vraag_om(gesprek)
    lang_geleden = timezone.now() - timedelta(minutes=20)
    Contact.objects.filter(pk=gesprek.contact.pk).update(actief_op=lang_geleden)
    gesprek.client.get(f"{gesprek.url}toestemming/{vraag.pk}/stand/")
    assert Contact.objects.get().actief_op == lang_geleden


def test_after_a_letter_i_answer_without_a_number_and_until_a_day(openen: Openen, thuis: Bezoeker) -> None:
    gesprek = openen(kanaal="brief", identiteit="vragen")
    dag = (timezone.localdate() + timedelta(days=30)).strftime("%d-%m-%Y")
    vraag = vraag_om(gesprek, duur="datum", tot=dag)
    gesprek.client.post(f"{gesprek.url}afsluiten/", {"afloop": "opgelost"})
    assert "4 cijfers" not in thuis.ga(f"/mijn/loket/{vraag.pk}/").tekst
    assert thuis.client.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja"}).status_code == 303
    later = openen(client=gesprek.client)
    assert ziet(later, TOESLAGEN, "Zaken")
    gesprek.contact.refresh_from_db()
    assert gesprek.contact.identiteit == "vragen"


def test_i_hear_by_mail_that_there_is_something_and_not_what(openen: Openen) -> None:
    vraag_om(openen())
    deliver_due(at_most=50)
    [bericht] = mail.outbox
    assert bericht.subject == "Over uw contact met Gemeente Utrecht"
    assert "/mijn/loket/" in bericht.body
    assert "huurtoeslag" not in bericht.body
