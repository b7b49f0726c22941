"""Somebody takes a list along: under a code, by mail, in a calendar; comes back to it, and wipes it."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen import grens, post
from levensgebeurtenissen.reizen.agenda import list_dagen
from levensgebeurtenissen.reizen.bewaren import BEWAARTERMIJN, DOEL
from levensgebeurtenissen.reizen.code import make_code, parse_code
from levensgebeurtenissen.reizen.lijst import Lijststap, Stand, Stappenlijst
from levensgebeurtenissen.reizen.models import BewaardeLijst, Lijstpost
from levensgebeurtenissen.tasks import wipe_old_lijsten
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from portal.verantwoording.kluis import Onleesbaar, unseal_json
from tests.levensgebeurtenissen.reizen.conftest import lees
from tests.levensgebeurtenissen.reizen.test_lijst import LIJST, VRAGEN, vink, vul_in

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}")


def bewaar(bezoeker: Client) -> str:
    vul_in(bezoeker)
    tekst = lees(bezoeker.post(f"{VRAGEN}bewaren/", follow=True))
    gevonden = CODE.search(tekst)
    assert gevonden is not None, tekst
    return gevonden[0]


def kom_terug(code: str) -> tuple[Client, Any]:
    elders = Client(headers={"sec-fetch-site": "same-origin"})
    return elders, elders.post("/stappenlijst/", {"code": code}, follow=True)


def test_back_on_another_device_with_the_code(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    code = bewaar(bezoeker)
    vink(bezoeker, pagina, 0)

    elders, response = kom_terug(code.lower().replace("-", " "))

    assert response.redirect_chain == [(LIJST, 303)], "no code in the address"
    tekst = lees(response)
    assert "1 van de 3 stappen is klaar." in tekst
    assert "Deze lijst is bewaard" in tekst
    assert code in lees(elders.get(f"{VRAGEN}bewaren/"))


def test_two_browsers_with_one_list_lose_nothing(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    elders, _ = kom_terug(bewaar(bezoeker))

    vink(bezoeker, pagina, 0)
    vink(elders, pagina, 1)
    vul_in(elders, huurt="nee")

    for browser in (bezoeker, elders):
        assert "Alles is klaar." in lees(browser.get(LIJST)), "both ticks and the new answer are there"


def test_the_server_keeps_nothing_that_it_can_read_without_the_code(
    pagina: LevensgebeurtenisPagina, bezoeker: Client
) -> None:
    code = bewaar(bezoeker)

    rij = BewaardeLijst.objects.get()

    alles = bytes(rij.inhoud) + rij.kenmerk.encode()
    assert not any(deel in alles for deel in (b"verhuizen", b"huurt", code.encode(), code.replace("-", "").encode()))
    assert unseal_json(rij.inhoud, geheim=code, doel=DOEL)["slug"] == "verhuizen"
    with pytest.raises(Onleesbaar):
        unseal_json(rij.inhoud, geheim=make_code(), doel=DOEL)


def test_a_code_outlives_new_keys_of_the_house(
    pagina: LevensgebeurtenisPagina, bezoeker: Client, settings: Settings
) -> None:
    code = bewaar(bezoeker)
    settings.PSEUDONIEM_SLEUTELS_VORIGE, settings.KLUIS_SLEUTELS_VORIGE = (
        [settings.PSEUDONIEM_SLEUTEL],
        [settings.KLUIS_SLEUTEL],
    )
    settings.PSEUDONIEM_SLEUTEL, settings.KLUIS_SLEUTEL = "p" * 40, "k" * 40

    elders, response = kom_terug(code)

    assert response.status_code == 200
    assert "1 van de 3 stappen is klaar." in lees(vink(elders, pagina, 0))
    elders.post(f"{VRAGEN}wissen/")
    assert not BewaardeLijst.objects.exists()


def test_codes_are_long_differ_and_are_read_however_somebody_writes_them() -> None:
    codes = {make_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(CODE.fullmatch(code) for code in codes)
    assert parse_code(" k7qf.29mx_t4rd ") == "K7QF-29MX-T4RD"
    assert [parse_code(fout) for fout in ("", "K7QF", "K7QF-29MX-T4R0", "K7QF-29MX-T4RD-2")] == [""] * 4


@pytest.mark.parametrize(
    ("code", "zin"),
    [("K7QF-29MX-T4RD", "Wij kennen deze code niet."), ("onzin", "Dit is geen code"), ("", "Vul uw code in.")],
)
def test_a_wrong_code_says_what_to_do(code: str, zin: str, pagina: LevensgebeurtenisPagina) -> None:
    _, response = kom_terug(code)

    assert zin in lees(response)
    assert f'value="{code}"' in response.content.decode() or not code
    assert not response.cookies


def test_who_tries_many_codes_has_to_wait(
    pagina: LevensgebeurtenisPagina, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = bewaar(bezoeker)
    monkeypatch.setattr(grens, "CODES", 3)

    antwoorden = [kom_terug("K7QF-29MX-T4RD")[1].status_code for _ in range(3)]
    _, response = kom_terug(code)

    assert antwoorden == [200, 200, 200]
    assert response.status_code == 429, "the right code waits too: else trying would go on"
    assert "te veel codes geprobeerd" in lees(response)


def test_wiping_asks_first_and_takes_it_away_everywhere(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    code = bewaar(bezoeker)
    elders, _ = kom_terug(code)

    assert "U kunt dit niet terugdraaien." in lees(bezoeker.get(f"{VRAGEN}wissen/"))
    assert BewaardeLijst.objects.exists()
    assert "Uw lijst is gewist" in lees(bezoeker.post(f"{VRAGEN}wissen/", follow=True))

    assert not BewaardeLijst.objects.exists()
    assert "Wij kennen deze code niet." in lees(kom_terug(code)[1])
    response = elders.get(LIJST)
    assert response.status_code == 410
    assert "De lijst is gewist, misschien op een ander apparaat." in lees(response)
    assert elders.get(VRAGEN).status_code == 200, "a new list can be made"


def test_a_list_goes_a_year_after_its_last_use(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    code = bewaar(bezoeker)
    rijen, vandaag = BewaardeLijst.objects.all(), timezone.localdate()

    rijen.update(gebruikt_op=vandaag - BEWAARTERMIJN)
    wipe_old_lijsten()
    assert kom_terug(code)[1].status_code == 200, "on the last day it is still there"
    assert rijen.get().gebruikt_op == vandaag, "and the year begins again"

    rijen.update(gebruikt_op=vandaag - BEWAARTERMIJN - timedelta(days=1))
    wipe_old_lijsten()
    assert not rijen.exists()


def test_mail_to_oneself_goes_out_once_and_leaves_no_address(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    code = bewaar(bezoeker)
    vink(bezoeker, pagina, 0)

    response = bezoeker.post(f"{VRAGEN}mail/", {"adres": "fatima@voorbeeld.nl", "met_code": "on"}, follow=True)

    assert response.redirect_chain == [(f"{LIJST}?gemaild=1", 303)]
    assert "Uw lijst is onderweg" in lees(response)
    assert b"fatima" not in bytes(Lijstpost.objects.get().inhoud), "sealed while it waits"
    deliver_due(at_most=5)
    deliver_due(at_most=5)
    [brief] = mail.outbox
    assert brief.to == ["fatima@voorbeeld.nl"]
    assert brief.subject == "Uw stappenlijst: Verhuizen"
    assert all(deel in brief.body for deel in ("[x] Zeg uw huur op", "[ ] Geef uw adres door", code, "/stappenlijst/"))
    assert not Lijstpost.objects.exists()
    assert "fatima" not in str(list(OutboxBericht.objects.values()))


def test_mail_without_the_code_unless_asked(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    code = bewaar(bezoeker)
    bezoeker.post(f"{VRAGEN}mail/", {"adres": "fatima@voorbeeld.nl"})
    deliver_due(at_most=5)

    assert code not in mail.outbox[0].body


def test_a_mail_server_that_is_down_gets_it_later_and_without_end_it_goes(
    pagina: LevensgebeurtenisPagina, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    vul_in(bezoeker)
    bezoeker.post(f"{VRAGEN}mail/", {"adres": "fatima@voorbeeld.nl"})
    with monkeypatch.context() as kapot:
        kapot.setattr("django.core.mail.EmailMessage.send", _down)
        deliver_due(at_most=5)

    assert Lijstpost.objects.count() == 1
    assert OutboxBericht.objects.get(topic=post.VERSTUREN).laatste_fout == "OSError"
    Lijstpost.objects.update(gemaakt_op=timezone.now() - post.BEWAARTERMIJN - timedelta(minutes=1))
    wipe_old_lijsten()
    assert not Lijstpost.objects.exists()


def _down(*args: object, **kwargs: object) -> int:
    raise OSError("down")


def test_nobody_is_flooded_with_mail(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker)

    antwoorden = [bezoeker.post(f"{VRAGEN}mail/", {"adres": "Fatima@voorbeeld.nl"}) for _ in range(4)]

    assert [antwoord.status_code for antwoord in antwoorden] == [303, 303, 303, 429]
    assert "hoogstens drie lijsten per dag" in lees(antwoorden[-1])
    assert 'value="Fatima@voorbeeld.nl"' in antwoorden[-1].content.decode()


def test_an_address_that_is_none_is_named(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker)

    response = bezoeker.post(f"{VRAGEN}mail/", {"adres": "fatima"})

    assert "Schrijf het mailadres als naam@voorbeeld.nl." in lees(response)
    assert "Zet ook mijn code" not in lees(response), "there is no code"


def test_the_days_that_come_go_in_a_calendar(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker, over=10)
    vink(bezoeker, pagina, 1)

    response = bezoeker.get(f"{VRAGEN}agenda.ics")

    assert response.headers["Content-Type"].startswith("text/calendar")
    assert response.headers["Cache-Control"] == "private, no-store"
    [dag] = Calendar.from_ical(response.content).walk("VEVENT")
    assert dag["summary"] == "Laatste dag: Vraag huurtoeslag aan", "not what is done, nor what is past"
    assert dag["dtstart"].dt == timezone.localdate() + timedelta(days=38)
    assert dag["uid"] == f"{pagina.stappen[2].id}@localhost"


def test_a_step_without_a_last_day_is_in_the_calendar_until_it_begins() -> None:
    vandaag = date(2026, 11, 22)

    def lijst(van: date, stand: Stand) -> Stappenlijst:
        stap = Lijststap("a", "Meld u aan", "", van, None, "School", (), (), "", stand, gedaan=False, misschien=False)
        return Stappenlijst("verhuizen", "Verhuizen", "", "/", vandaag, (stap,), ())

    [dag] = list_dagen(lijst(date(2026, 12, 1), Stand.STRAKS))
    assert (dag.dag, dag.wat) == (date(2026, 12, 1), "Vanaf vandaag: Meld u aan")
    assert not list_dagen(lijst(date(2026, 9, 1), Stand.NU))


def test_without_days_there_is_no_calendar(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker, datum="", **{"datum-weet-niet": "on"})

    assert "Zet de dagen in uw agenda" not in lees(bezoeker.get(LIJST))
    assert bezoeker.get(f"{VRAGEN}agenda.ics").status_code == 303


@pytest.mark.parametrize("deel", ["bewaren/", "mail/", "agenda.ics", "wissen/"])
def test_without_a_list_there_is_nothing_to_take_along(
    deel: str, pagina: LevensgebeurtenisPagina, bezoeker: Client
) -> None:
    response = bezoeker.get(VRAGEN + deel)

    assert response.url == f"{VRAGEN}?verlopen=1"
