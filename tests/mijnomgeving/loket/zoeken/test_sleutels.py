"""Keys: what somebody may type, and what a scanner reads from a document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnomgeving.bronnen.brp.gevonden import OpAdres, OpNaam
from mijnomgeving.loket.zoeken.mrz import GeenMrz, check_digit, is_mrz, parse_mrz
from mijnomgeving.loket.zoeken.sleutels import (
    Ongeldig,
    OpBedrijf,
    OpDocument,
    Soort,
    read_datum,
    read_sleutel,
    strip_voorvoegsel,
)

VANDAAG = date(2026, 11, 23)
# The examples of Doc 9303 parts 4, 5 and 6, with the state of the specimen.
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"


@pytest.mark.parametrize(("zone", "nummer"), [(TD3, "L898902C3"), (TD2, "D23145890"), (TD1, "D23145890")])
def test_the_examples_of_the_standard_are_read(zone: str, nummer: str) -> None:
    mrz = parse_mrz(zone, vandaag=VANDAAG)
    assert (mrz.uitgever, mrz.nummer) == ("UTO", nummer)
    assert (mrz.geboortedatum, mrz.geldig_tot) == (date(1974, 8, 12), date(2012, 4, 15))
    assert mrz.is_verlopen(VANDAAG)
    # A scanner sends it in one line, in small letters, or with spaces.
    assert parse_mrz(zone.replace("\n", "").lower(), vandaag=VANDAAG) == mrz
    assert parse_mrz(zone.replace("\n", " \r\n "), vandaag=VANDAAG) == mrz


@given(st.sampled_from([TD3, TD2, TD1]), st.data())
def test_a_digit_that_is_read_wrong_is_noticed(zone: str, data: st.DataObject) -> None:
    plek = data.draw(st.sampled_from([nummer for nummer, teken in enumerate(zone) if teken.isdigit()]))
    ander = data.draw(st.sampled_from([cijfer for cijfer in "0123456789" if cijfer != zone[plek]]))
    with pytest.raises(GeenMrz):
        parse_mrz(zone[:plek] + ander + zone[plek + 1 :], vandaag=VANDAAG)


@given(st.text(max_size=120))
def test_any_text_is_a_zone_or_is_not(tekst: str) -> None:
    try:
        parse_mrz(tekst, vandaag=VANDAAG)
    except GeenMrz:
        return
    pytest.fail("no such text is a zone by chance")


def test_a_check_digit_is_that_of_the_standard() -> None:
    assert (check_digit("L898902C3"), check_digit("740812"), check_digit("<<<<<<")) == (6, 2, 0)
    assert is_mrz(TD1)
    assert not is_mrz("NX7LK4HB2")


def _dutch(nummer: str) -> str:
    """The zone of a Dutch passport with this number."""
    geboren, tot = "940314", "310406"
    twee = f"{nummer}{check_digit(nummer)}NLD{geboren}{check_digit(geboren)}F{tot}{check_digit(tot)}{'<' * 14}0"
    samen = twee[0:10] + twee[13:20] + twee[21:43]
    een = "P<NLDBAKKER<<NOOR<ELISABETH".ljust(44, "<")
    return f"{een}\n{twee}{check_digit(samen)}"


def test_a_zone_gives_the_number_of_the_document() -> None:
    gelezen = read_sleutel(Soort.DOCUMENT, {"document": _dutch("NX7LK4HB2")}, vandaag=VANDAAG)
    assert isinstance(gelezen, OpDocument)
    assert gelezen.nummer == "NX7LK4HB2"
    assert gelezen.mrz is not None
    assert gelezen.mrz.geboortedatum == date(1994, 3, 14)


def test_a_foreign_document_is_searched_otherwise() -> None:
    with pytest.raises(Ongeldig) as fout:
        read_sleutel(Soort.DOCUMENT, {"document": TD3}, vandaag=VANDAAG)
    assert "niet van Nederland" in fout.value.fouten["document"]


@pytest.mark.parametrize(
    ("naam", "kern"),
    [
        ("van der Meulen", "Meulen"),
        ("Van Den Berg", "Berg"),
        ("de Jong", "Jong"),
        ("'t Hart", "Hart"),
        ("de la Cruz", "Cruz"),
        ("Jansen", "Jansen"),
        ("Vandersteen", "Vandersteen"),
        ("van", "van"),
    ],
)
def test_a_prefix_is_no_part_of_the_name_that_is_searched(naam: str, kern: str) -> None:
    assert strip_voorvoegsel(naam) == kern


@pytest.mark.parametrize("tekst", ["14-03-1994", "14/3/1994", "14.03.1994", "14 3 1994", "14031994", "1994-03-14"])
def test_a_birth_date_as_people_write_it(tekst: str) -> None:
    assert read_datum(tekst, vandaag=VANDAAG) == date(1994, 3, 14)


@pytest.mark.parametrize("tekst", ["", "1994", "03-1994", "31-02-1994", "14-03-94", "14-03-2094", "14-03-1794"])
def test_part_of_a_birth_date_is_none(tekst: str) -> None:
    assert read_datum(tekst, vandaag=VANDAAG) is None


def test_keys_are_made_plain() -> None:
    adres = {"postcode": " 3555 hx", "huisnummer": "12b", "toevoeging": "", "bewoner_geboren": ""}
    assert read_sleutel(Soort.ADRES, adres, vandaag=VANDAAG) == OpAdres("3555HX", 12, "b")
    naam = {"achternaam": "de  Jong", "geboren": "30-03-1949"}
    assert read_sleutel(Soort.NAAM, naam, vandaag=VANDAAG, ook_overleden=True) == OpNaam(
        "Jong", date(1949, 3, 30), ook_overleden=True
    )
    bedrijf = read_sleutel(Soort.BEDRIJF, {"kvk": "6912 3456"}, vandaag=VANDAAG)
    assert isinstance(bedrijf, OpBedrijf)
    assert str(bedrijf.kvk_nummer) == "69123456"


@pytest.mark.norm("B12")
@given(st.text(max_size=60), st.sampled_from(list(Soort)))
def test_what_is_wrong_never_repeats_what_was_typed(tekst: str, soort: Soort) -> None:
    velden = dict.fromkeys(("bsn", "document", "achternaam", "geboren", "postcode", "zaaknummer", "kvk"), tekst)
    gezegd = ""
    try:
        gezegd = repr(read_sleutel(soort, velden, vandaag=VANDAAG))
    except Ongeldig as fout:
        gezegd = " ".join([str(fout), *fout.fouten.values()])
    assert len(tekst.strip()) <= 12 or tekst.strip() not in gezegd
