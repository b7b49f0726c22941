"""What each login means says of who logged in; what is missing or wrong is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from portal.core.betrokkene import EuPersoon, Medewerker, Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.toegang.claims import read_login
from portal.toegang.fouten import TokenGeweigerd
from portal.toegang.logins import describe
from portal.toegang.persoon import Sessiepersoon

NOOR, OMA = "999990019", "999994062"
EH, GDI, EU = "urn:etoegang:core", "urn:nl-eid-gdi:1.0", "urn:etoegang:1.12:EntityConcernedID"
BEDRIJF: dict[str, Any] = {f"{EH}:LegalSubjectID": "12345678", f"{EH}:ActingSubjectID": "A1"}


@pytest.mark.parametrize(
    ("middel", "claims", "wie"),
    [
        ("digid", {"bsn": NOOR}, Persoon(Bsn(NOOR))),
        ("digid-machtigen", {f"{GDI}:ActingSubjectID": NOOR}, Persoon(Bsn(NOOR))),
        ("eidas", {f"{EU}:BSN": NOOR, "person_identifier": "DE/NL/1"}, Persoon(Bsn(NOOR))),
        ("eidas", {f"{EU}:PseudoID": "pseudo", "person_identifier": "DE/NL/1"}, EuPersoon("pseudo")),
        ("wallet", {"person_identifier": "DE/NL/1"}, EuPersoon("DE/NL/1")),
        ("wallet", {"bsn": NOOR}, Persoon(Bsn(NOOR))),
        ("eherkenning", BEDRIJF, Medewerker("A1")),
    ],
)
def test_who_logged_in(middel: str, claims: dict[str, Any], wie: object) -> None:
    login = read_login(middel, claims | {"acr": "http://eidas.europa.eu/LoA/high"})
    assert login.handelende == wie
    assert (login.niveau, login.middel) == (Niveau.HOOG, middel)


@pytest.mark.parametrize(
    ("middel", "claims"),
    [
        ("digid", {}),
        ("digid", {"bsn": "123456789"}),
        ("digid", {"bsn": 999990019}),
        ("digid-machtigen", {"bsn": NOOR}),
        ("digid-machtigen", {f"{GDI}:ActingSubjectID": NOOR, f"{GDI}:LegalSubjectID": "1"}),
        ("eidas", {}),
        ("eidas", {"first_name": "Lukas"}),
        ("wallet", {"bsn": "onzin"}),
        ("eherkenning", {}),
        ("eherkenning", {f"{EH}:LegalSubjectID": "12345678"}),
        ("eherkenning", BEDRIJF | {f"{EH}:LegalSubjectID": "123"}),
        ("eherkenning", BEDRIJF | {"rsin": "123"}),
        ("eherkenning", BEDRIJF | {"urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": "1"}),
    ],
)
def test_what_is_missing_or_wrong_is_refused(middel: str, claims: dict[str, Any]) -> None:
    with pytest.raises(TokenGeweigerd) as fout:
        read_login(middel, claims)
    assert NOOR not in str(fout.value)


@pytest.mark.parametrize(
    ("acr", "niveau"), [("loa2", Niveau.LAAG), ("loa2plus", Niveau.LAAG), ("loa3", Niveau.SUBSTANTIEEL),
                        ("loa4", Niveau.HOOG), ("loa1", Niveau.GEEN), ("loa5", Niveau.GEEN)],
)  # fmt: skip
def test_the_levels_of_eherkenning(acr: str, niveau: Niveau) -> None:
    assert read_login("eherkenning", BEDRIJF | {"acr": f"urn:etoegang:core:assurance-class:{acr}"}).niveau is niveau


def test_a_company_with_its_vestiging_and_the_office_that_acts() -> None:
    claims = BEDRIJF | {
        f"{EH}:LegalSubjectID": {"value": "12345678", "namequalifier": "urn:etoegang:1.9:EntityConcernedID:KvKnr"},
        "rsin": "123456782",
        "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": ["000012345678"],
        "urn:etoegang:1.9:IntermediateEntityID:KvKnr": "87654321",
        "urn:etoegang:1.11:attribute-represented:CompanyName": "Bakkerij",
    }
    eigen = read_login("eherkenning", claims).eigen
    assert eigen is not None
    assert eigen.voor == Onderneming(
        KvkNummer("12345678"), Rsin("123456782"), (Vestigingsnummer("000012345678"),), beperkt=True
    )
    assert (eigen.naam, eigen.via) == ("Bakkerij", "87654321")


def test_whoever_chooses_oneself_at_digid_machtigen_acts_for_oneself() -> None:
    claims = {f"{GDI}:ActingSubjectID": NOOR, f"{GDI}:LegalSubjectID": NOOR}
    assert read_login("digid-machtigen", claims).gekozen is None
    assert read_login("digid-machtigen", claims | {f"{GDI}:LegalSubjectID": OMA}).gekozen == Persoon(Bsn(OMA))


@pytest.mark.parametrize(
    "voor",
    [
        Persoon(Bsn(OMA)),
        Onderneming(KvkNummer("12345678")),
        Onderneming(KvkNummer("12345678"), Rsin("123456782"), (Vestigingsnummer("000012345678"),), beperkt=True),
    ],
)
def test_who_acts_and_for_whom_survive_the_session_unchanged(voor: Persoon | Onderneming) -> None:
    machtiging = Machtiging("id", "soort", voor, "Naam", frozenset({"zaken"}), date(2027, 1, 1), "Kantoor")
    for handelende in (Persoon(Bsn(NOOR)), EuPersoon("x"), Medewerker("y")):
        persoon = Sessiepersoon(
            handelende, "Noor", Niveau.HOOG, datetime.now(UTC), "digid", machtiging=machtiging, eigen=machtiging
        )
        assert Sessiepersoon.from_session(persoon.to_session()) == persoon
        assert persoon.betrokkene == voor
        assert OMA not in repr(persoon)


def test_an_employee_acts_for_a_company_or_not_at_all() -> None:
    with pytest.raises(ValueError, match="acts for a company"):
        Sessiepersoon(Medewerker("y"), "", Niveau.HOOG, datetime.now(UTC), "eherkenning")


@pytest.mark.parametrize(
    ("user_agent", "woorden"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
         "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari op iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox op Linux"),
        ("curl/8", ""),
        ("<script>", ""),
    ],
)  # fmt: skip
def test_a_device_is_described_in_two_words(user_agent: str, woorden: str) -> None:
    assert describe(user_agent) == woorden
