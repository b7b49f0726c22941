"""Settings are typed and fail at start with one sentence that says what to do."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.config.omgeving import Omgeving


def test_text_is_read_without_the_blanks_around_it() -> None:
    assert Omgeving({"NAAM": "  waarde \n"}).text("NAAM") == "waarde"


@pytest.mark.parametrize("waarden", [{}, {"NAAM": ""}, {"NAAM": "   "}])
def test_a_variable_without_a_value_takes_the_default(waarden: dict[str, str]) -> None:
    assert Omgeving(waarden).text("NAAM", "standaard") == "standaard"


@pytest.mark.parametrize("waarden", [{}, {"NAAM": " "}])
def test_a_required_variable_is_asked_for_by_name(waarden: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set the environment variable NAAM; it has no default"):
        Omgeving(waarden).text("NAAM")


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text("uit het bestand\n")

    assert Omgeving({"NAAM_FILE": str(tmp_path / "geheim"), "NAAM": "iets anders"}).text("NAAM") == "uit het bestand"


@pytest.mark.norm("B65")
def test_every_secret_of_the_portal_may_stand_in_a_file(tmp_path: Path) -> None:
    for naam in ("KLUIS_SLEUTEL", "KLUIS_SLEUTELS_VORIGE", "DATABASE_URL", "OUTBOUND_TOEGANG"):
        (tmp_path / naam).write_text(f"https://{naam.lower()},tweede\n")
    waarden = {f"{pad.name}_FILE": str(pad) for pad in tmp_path.iterdir()}

    assert Omgeving(waarden).text("KLUIS_SLEUTEL") == "https://kluis_sleutel,tweede"
    assert Omgeving(waarden).items("KLUIS_SLEUTELS_VORIGE") == ["https://kluis_sleutels_vorige", "tweede"]
    # What cannot be read is told without what stands in it.
    for lees in (Omgeving(waarden).database, lambda: Omgeving(waarden).per_source("OUTBOUND_TOEGANG")):
        with pytest.raises(ImproperlyConfigured) as fout:
            lees()
        assert "tweede" not in str(fout.value)


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"NAAM_FILE points to .*weg, which cannot be read"):
        Omgeving({"NAAM_FILE": str(tmp_path / "weg")}).text("NAAM", "standaard")


def test_an_empty_secret_file_is_no_value(tmp_path: Path) -> None:
    (tmp_path / "leeg").write_text("\n")

    with pytest.raises(ImproperlyConfigured, match="NAAM"):
        Omgeving({"NAAM_FILE": str(tmp_path / "leeg")}).text("NAAM")


@pytest.mark.parametrize(("tekst", "waarde"), [("1", True), ("true", True), ("Ja", True), ("0", False), ("nee", False)])
def test_a_flag_is_yes_or_no(tekst: str, waarde: bool) -> None:  # noqa: FBT001
    assert Omgeving({"VLAG": tekst}).flag("VLAG", default=not waarde) is waarde


@pytest.mark.parametrize("default", [True, False])
def test_a_flag_that_is_not_set_takes_the_default(default: bool) -> None:  # noqa: FBT001
    assert Omgeving({}).flag("VLAG", default=default) is default


def test_a_flag_that_says_neither_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="VLAG is 'misschien'; use ja or nee"):
        Omgeving({"VLAG": "misschien"}).flag("VLAG", default=False)


def test_a_number_is_read() -> None:
    assert Omgeving({"AANTAL": "12"}).number("AANTAL", 3) == 12
    assert Omgeving({}).number("AANTAL", 3) == 3
    assert Omgeving({"AANTAL": "0"}).number("AANTAL", 3, minimum=0) == 0


@pytest.mark.parametrize("tekst", ["0", "-4", "2.5", "veel", "²", "1e3"])
def test_what_is_no_whole_number_or_too_small_is_refused(tekst: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"AANTAL is '.+'; use a whole number of 1 or more"):
        Omgeving({"AANTAL": tekst}).number("AANTAL", 3)


@pytest.mark.parametrize(("tekst", "lijst"), [("a,b", ["a", "b"]), (" a , ,b,", ["a", "b"]), ("", [])])
def test_a_list_is_separated_by_commas(tekst: str, lijst: list[str]) -> None:
    assert Omgeving({"LIJST": tekst}).items("LIJST") == lijst


def test_a_url_is_absolute() -> None:
    assert Omgeving({"ADRES": "https://portaal.example/x"}).url("ADRES") == "https://portaal.example/x"


@pytest.mark.parametrize(
    "tekst", ["portaal.example", "/pad", "ftp://portaal.example", "javascript:alert(1)", "https:", "http:///x"]
)
def test_what_is_no_url_is_refused(tekst: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="ADRES is no URL that starts with http or https"):
        Omgeving({"ADRES": tekst}).url("ADRES")


def test_a_wrong_url_is_not_repeated_for_it_may_hold_a_password() -> None:
    with pytest.raises(ImproperlyConfigured) as fout:
        Omgeving({"DATABASE_URL": "mysql://portaal:geheim@db/portaal"}).database()

    assert "geheim" not in str(fout.value)
    assert "postgresql or postgres" in str(fout.value)


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        (
            "postgresql://portaal:ge%40heim@db.example:5433/portaal",
            {"NAME": "portaal", "USER": "portaal", "PASSWORD": "ge@heim", "HOST": "db.example", "PORT": "5433"},
        ),
        (
            "postgres://portaal@%2Fvar%2Frun%2Fpg/portaal",
            {"NAME": "portaal", "USER": "portaal", "PASSWORD": "", "HOST": "/var/run/pg", "PORT": ""},
        ),
    ],
)
def test_a_database_url_becomes_django_settings(url: str, verwacht: dict[str, str]) -> None:
    assert Omgeving({"DATABASE_URL": url}).database() == {"ENGINE": "django.db.backends.postgresql"} | verwacht


def test_without_a_mapping_the_process_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAAL_PROEF", "ja")

    assert Omgeving().flag("PORTAAL_PROEF", default=False)


def test_what_a_source_needs_is_a_table_of_texts() -> None:
    waarden = {"T": '{"RDW": {"token_url": "https://a", "client_id": "b"}}'}
    assert Omgeving(waarden).per_source("T", must=("token_url", "client_id"), may=("scope",)) == {
        "RDW": {"token_url": "https://a", "client_id": "b"}
    }
    assert Omgeving({}).per_source("T") == {}


@pytest.mark.parametrize(
    "waarde",
    ["geheim", "[]", '{"RDW": "geheim"}', '{"RDW": {"client_id": "geheim"}}', '{"RDW": {"token_url": 1}}',
     '{"RDW": {"token_url": "a", "wachtwoord": "geheim"}}'],
)  # fmt: skip
def test_a_table_of_another_shape_is_refused_without_showing_it(waarde: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="token_url") as gevangen:
        Omgeving({"T": waarde}).per_source("T", must=("token_url",), may=("client_id",))
    assert "geheim" not in f"{gevangen.value} {gevangen.value.__context__!r}"


def test_rates_are_numbers_above_zero() -> None:
    assert Omgeving({"T": "Kadaster (BRK)|5, RDW|0.5"}).rates("T") == {"Kadaster (BRK)": 5.0, "RDW": 0.5}
    for waarde in ("Kadaster", "Kadaster|0", "Kadaster|veel", "|5"):
        with pytest.raises(ImproperlyConfigured):
            Omgeving({"T": waarde}).rates("T")
