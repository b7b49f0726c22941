"""Noor clears up her box: reads, files, deletes and takes it back; her magazijnen hear of it once."""

import re
from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.berichten.models import Berichtmap, Berichtmerk
from mijnomgeving.berichten.selectors import export_eigen, list_post
from mijnomgeving.berichten.services import MEESTE_MAPPEN, forget, make_map, wipe_old
from mijnomgeving.bronnen.registry import berichten_bronnen
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbox.models import OutboxBericht
from tests.mijnomgeving.berichten.conftest import (
    BERICHTEN,
    BEWERKEN,
    ONGEDAAN,
    Lezer,
    bezorg,
    bij_de_bron,
)
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie, Ingelogd, sessiepersoon

HUUR, KAART, ADRES = "Wij hebben uw huurcontract nodig", "Uw identiteitskaart verloopt", "Uw nieuwe adres"
NOOR_ZELF = Persoon(Bsn(NOOR))


def patches(federatie: Federatie) -> list[str]:
    return [call.methode for call in federatie.ontvangen if call.methode in {"PATCH", "DELETE"}]


def test_what_noor_opened_is_read_at_once_and_its_magazijn_hears_it_once(noor: Lezer, federatie: Federatie) -> None:
    assert not noor.regel(HUUR).gelezen
    noor.ga(noor.regel(HUUR).url)
    noor.ga(noor.regel(HUUR).url)
    assert noor.regel(HUUR).gelezen
    assert "1 bericht nog niet gelezen" in noor.ga(BERICHTEN).tekst
    assert patches(federatie) == []
    bezorg()
    bezorg()
    assert patches(federatie) == ["PATCH"]
    [bericht] = bij_de_bron(federatie, "dienst-toeslagen")
    assert bericht["status"]["gelezen"] is True  # type: ignore[index]


def test_a_silent_magazijn_hears_it_later_and_withholds_nothing_meanwhile(noor: Lezer, federatie: Federatie) -> None:
    regel = noor.regel(HUUR)
    noor.ga(regel.url)
    federatie.zet("fbs/dienst-toeslagen", "uit")
    bezorg()
    assert OutboxBericht.objects.get().laatste_fout == "NietVerteld"
    federatie.herstel()
    assert noor.regel(HUUR).gelezen
    OutboxBericht.objects.update(volgende_poging="2026-01-01T00:00:00Z")
    bezorg()
    assert OutboxBericht.objects.get().afgeleverd_op
    assert Berichtmerk.objects.get().te_vertellen is None
    [bericht] = bij_de_bron(federatie, "dienst-toeslagen")
    assert bericht["status"]["gelezen"] is True  # type: ignore[index]


def test_asking_whether_a_message_is_there_is_not_reading_it(noor: Lezer) -> None:
    url = noor.regel(HUUR).url
    noor.client.head(url)
    noor.client.get(url, headers={"Sec-Purpose": "prefetch"})
    assert not noor.regel(HUUR).gelezen


def test_noor_archives_two_messages_and_takes_it_back(noor: Lezer, federatie: Federatie) -> None:
    gezegd = noor.doe("archief", noor.regel(HUUR), noor.regel(ADRES))
    assert "2 berichten staan nu in: Archief." in gezegd.tekst
    assert HUUR not in noor.onderwerpen()
    assert noor.regel(HUUR, "?map=archief")
    weer = noor.stuur(ONGEDAAN, {"terug": ""})
    assert "De berichten staan weer waar ze stonden." in weer.tekst
    assert noor.regel(HUUR)
    assert noor.onderwerpen("?map=archief") == []
    assert "niet meer ongedaan" in noor.stuur(ONGEDAAN, {"terug": ""}).tekst
    bezorg()
    # Filed and taken back before the worker came: the magazijn hears only how it is now.
    assert patches(federatie) == ["PATCH", "PATCH"]
    assert {b["status"]["map"] for b in bij_de_bron(federatie, "dienst-toeslagen")} == {"inbox"}  # type: ignore[index]


def test_deleting_asks_nothing_and_deleting_for_good_asks_first(noor: Lezer, federatie: Federatie) -> None:
    noor.doe("prullenbak", noor.regel(HUUR))
    assert HUUR not in noor.onderwerpen() + noor.onderwerpen("?map=archief")
    in_de_bak = noor.regel(HUUR, "?map=prullenbak")
    vraag = noor.doe("weg", in_de_bak, terug="?map=prullenbak")
    assert vraag.kop == "Wilt u dit bericht definitief verwijderen?"
    assert noor.regel(HUUR, "?map=prullenbak")
    assert (
        "1 bericht is definitief verwijderd." in noor.doe("weg", in_de_bak, terug="?map=prullenbak", zeker="ja").tekst
    )
    # Gone at once, although the magazijn still has it.
    assert len(bij_de_bron(federatie, "dienst-toeslagen")) == 1
    assert noor.onderwerpen("?map=prullenbak") == []
    assert noor.ga(in_de_bak.url).status == 404
    bezorg()
    assert bij_de_bron(federatie, "dienst-toeslagen") == []


def test_a_message_is_unread_again_when_noor_says_so(noor: Lezer) -> None:
    assert noor.regel(ADRES).gelezen
    assert "1 bericht staat weer op niet gelezen." in noor.doe("ongelezen", noor.regel(ADRES)).tekst
    assert not noor.regel(ADRES).gelezen
    noor.doe("gelezen", *noor.lijst())
    assert "nog niet gelezen" not in noor.ga(BERICHTEN).tekst.lower().replace("alleen niet gelezen", "")


def test_noor_keeps_her_letters_about_the_house_in_a_folder_of_her_own(noor: Lezer, federatie: Federatie) -> None:
    gemaakt = noor.stuur(f"{BERICHTEN}mappen/", {"naam": " Mijn  huis "})
    assert "De map Mijn huis is gemaakt." in gemaakt.tekst
    [pad] = [link for link in gemaakt.links(BERICHTEN) if "map=" in link]
    sleutel = pad.partition("map=")[2]
    gezegd = noor.doe("map", noor.regel(HUUR), naar=sleutel)
    assert "1 bericht staat nu in: Mijn huis." in gezegd.tekst
    assert noor.onderwerpen(f"?map={sleutel}") == [HUUR]
    assert "Mijn huis" in noor.ga(BERICHTEN).tekst
    bezorg()
    [bericht] = bij_de_bron(federatie, "dienst-toeslagen")
    assert bericht["status"]["map"] == "archief"  # type: ignore[index]
    assert "huis" not in str([(call.pad, call.headers) for call in federatie.ontvangen])


def test_a_folder_gets_another_name_and_goes_without_its_messages(noor: Lezer) -> None:
    sleutel = _map(noor, "Huis")
    noor.doe("map", noor.regel(HUUR), naar=sleutel)
    noor.stuur(f"{BERICHTEN}mappen/{sleutel}/hernoemen/", {"naam": "Woning"})
    pagina = noor.ga(f"{BERICHTEN}mappen/")
    assert "Woning" in pagina.tekst
    [nieuw] = re.findall(r"map=([0-9a-f]{16})", pagina.html)
    assert noor.onderwerpen(f"?map={nieuw}") == [HUUR]
    assert "Wilt u deze map weggooien?" in noor.ga(f"{BERICHTEN}mappen/{nieuw}/weggooien/").kop
    weg = noor.stuur(f"{BERICHTEN}mappen/{nieuw}/weggooien/", {})
    assert "De map Woning is weg. 1 bericht staat weer in uw postvak." in weg.tekst
    assert HUUR in noor.onderwerpen()


@pytest.mark.parametrize(
    ("naam", "fout"),
    [
        ("", "Vul in: Naam van de map"),
        ("archief", "Deze map is er al."),
        ("HUIS", "U hebt al een map met deze naam."),
        ("x" * 61, "Kies een naam van hoogstens 60 tekens."),
    ],
)
def test_a_wrong_name_is_told_at_the_field_and_stays_there(noor: Lezer, naam: str, fout: str) -> None:
    _map(noor, "Huis")
    pagina = noor.stuur(f"{BERICHTEN}mappen/", {"naam": naam})
    assert fout in pagina.tekst
    assert f'value="{naam}"' in pagina.html or not naam
    assert 'aria-invalid="true"' in pagina.html


def test_there_is_an_end_to_the_number_of_folders(noor: Lezer) -> None:
    for nummer in range(MEESTE_MAPPEN):
        make_map(betrokkene=NOOR_ZELF, naam=f"Map {nummer}")
    assert "te veel mappen" in noor.stuur(f"{BERICHTEN}mappen/", {"naam": "Nog een"}).tekst


def test_without_a_choice_nothing_happens_and_the_page_says_so(noor: Lezer) -> None:
    assert "Kies eerst een of meer berichten." in noor.doe("archief").tekst
    assert "Kies eerst een map." in noor.doe("map", noor.regel(HUUR)).tekst
    assert not Berichtmerk.objects.exists()


def test_all_messages_of_a_page_are_chosen_by_a_link(noor: Lezer) -> None:
    assert noor.ga(f"{BERICHTEN}?alles=ja").html.count("checked") == len(noor.lijst())


@pytest.mark.norm("B13")
@pytest.mark.parametrize(
    "verander", [lambda k: k[:-1] + ("0" if k[-1] != "0" else "1"), lambda _k: "a/b", lambda _k: "é/é/é"]
)
def test_what_was_not_shown_to_noor_cannot_be_filed_by_her(noor: Lezer, federatie: Federatie, verander: Any) -> None:
    keuze = verander(noor.regel(HUUR).keuze)
    federatie.ontvangen.clear()
    noor.stuur(BEWERKEN, {"bericht": keuze, "actie": "prullenbak"})
    bezorg()
    assert not Berichtmerk.objects.exists()
    assert patches(federatie) == []


@pytest.mark.norm("B11")
def test_the_choice_of_another_is_worth_nothing(noor: Lezer, ingelogd: Ingelogd, client: Any) -> None:
    youssef = Lezer(ingelogd(client, sessiepersoon(YOUSSEF, "Youssef")))
    sleutel = _map(youssef, "Van Youssef")
    van_youssef = youssef.lijst()[0]
    noor.doe("prullenbak", van_youssef)
    assert van_youssef.onderwerp in youssef.onderwerpen()
    for pad in (f"?map={sleutel}", f"mappen/{sleutel}/hernoemen/", f"mappen/{sleutel}/weggooien/"):
        assert noor.ga(f"{BERICHTEN}{pad}").status == 404, pad
    assert noor.kaal(f"{BERICHTEN}mappen/{sleutel}/weggooien/", {}).status_code == 404
    assert "Van Youssef" in youssef.ga(f"{BERICHTEN}mappen/").tekst


@pytest.mark.norm("B49")
def test_the_tables_say_nothing_without_the_keys_and_go_on_after_a_new_key(noor: Lezer, settings: Settings) -> None:
    noor.doe("map", noor.regel(HUUR), naar=_map(noor, "Scheiding"))
    rij, map_ = Berichtmerk.objects.get(), Berichtmap.objects.get()
    opgeslagen = str([vars(rij), vars(map_)]) + str(list(OutboxBericht.objects.values()))
    for woord in (NOOR, "Scheiding", "dienst-toeslagen", noor.regel(HUUR, f"?map={_sleutel(noor)}").url.split("/")[-2]):
        assert woord not in opgeslagen
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een-heel-andere-sleutel-van-meer-dan-32-tekens"
    assert noor.onderwerpen(f"?map={_sleutel(noor)}") == [HUUR]
    noor.doe("terug", noor.regel(HUUR, f"?map={_sleutel(noor)}"))
    assert HUUR in noor.onderwerpen()
    assert Berichtmerk.objects.count() == 1


def test_noor_gets_what_we_keep_of_her_and_it_is_gone_when_she_goes(noor: Lezer) -> None:
    noor.doe("map", noor.regel(HUUR), naar=_map(noor, "Huis"))
    [mappen, merken] = export_eigen(betrokkene=NOOR_ZELF)
    assert mappen["mappen"] == ["Huis"]
    assert [(merk["plaats"], merk["map"]) for merk in merken["berichten"]] == [("map", "Huis")]
    assert forget(betrokkene=NOOR_ZELF) == 2
    assert not Berichtmerk.objects.exists()
    bezorg()
    assert OutboxBericht.objects.get().afgeleverd_op


def test_old_marks_go_and_what_no_magazijn_heard_is_forgotten(noor: Lezer) -> None:
    noor.doe("archief", noor.regel(HUUR), noor.regel(ADRES))
    oud, nieuw = Berichtmerk.objects.all()
    Berichtmerk.objects.filter(pk=oud.pk).update(gewijzigd_op="2018-01-01T00:00:00Z")
    Berichtmerk.objects.filter(pk=nieuw.pk).update(gewijzigd_op="2026-09-01T00:00:00Z")
    assert wipe_old() == 1
    assert Berichtmerk.objects.get().te_vertellen is None


def test_other_pages_show_messages_as_noor_left_them(noor: Lezer) -> None:
    noor.doe("prullenbak", noor.regel(HUUR))
    berichten = [b for bron in berichten_bronnen() for b in ask(bron.list_berichten, NOOR_ZELF)]
    assert HUUR not in {regel.bericht.onderwerp for regel in list_post(betrokkene=NOOR_ZELF, berichten=berichten)}


def _map(lezer: Lezer, naam: str) -> str:
    lezer.stuur(f"{BERICHTEN}mappen/", {"naam": naam})
    return _sleutel(lezer)


def _sleutel(lezer: Lezer) -> str:
    [sleutel] = set(re.findall(r"\?map=([0-9a-f]{16})", lezer.ga(f"{BERICHTEN}mappen/").html))
    return str(sleutel)
