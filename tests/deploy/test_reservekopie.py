"""What was saved comes back whole, and whoever touched it is found out: two databases and PostgreSQL's own tools."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from deploy import reservekopie
from deploy.lokaal.motoren import postgres_binary
from deploy.reservekopie import BESTANDEN, DUMP, LIJST, ReservekopieFout, count_rows, herstel, maak, prove
from portal.verantwoording.models import AuditRegel
from tests.factories.verantwoording import GelezenBronFactory
from tests.portal.verantwoording.conftest import Lees, lees

__all__ = ["lees"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.norm("B62")]


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN", str(Path(postgres_binary("pg_dump")).parent))


@pytest.fixture
def bron() -> str:
    """The database of the portal, with what people did in it."""
    return _url(str(connection.settings_dict["NAME"]))


@pytest.fixture
def leeg() -> Iterator[str]:
    """An empty database beside it."""
    with psycopg.connect(_url("postgres"), autocommit=True) as server:
        server.execute("create database herstel")
        yield _url("herstel")
        server.execute("drop database herstel with (force)")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A file that an editor uploaded."""
    map_ = tmp_path / "portaal" / "media"
    (map_ / "documents").mkdir(parents=True)
    (map_ / "documents" / "folder.pdf").write_bytes(b"%PDF-1.7 een folder")
    return map_


def _url(naam: str) -> str:
    gegevens = connection.settings_dict
    return f"postgresql://{gegevens['USER']}@{quote(str(gegevens['HOST']), safe='')}/{naam}"


def test_all_that_was_there_comes_back(lees: Lees, bron: str, leeg: str, media: Path, tmp_path: Path) -> None:
    for _ in range(3):
        lees(GelezenBronFactory())
    lijst = maak(map_=tmp_path / "kopie", database=bron, media=media)

    herstel(map_=tmp_path / "kopie", database=leeg, media=tmp_path / "nieuw" / "media")

    assert lijst["rijen"]["verantwoording_auditregel"] == 3
    assert lijst["auditlogboek"].startswith("3:")
    with psycopg.connect(leeg) as terug:
        rij = terug.execute("select hmac from verantwoording_auditregel where volgnummer = 3").fetchone()
        trigger = terug.execute("select count(*) from pg_trigger where not tgisinternal").fetchone()
    assert rij == (AuditRegel.objects.get(volgnummer=3).hmac,)
    assert trigger is not None
    assert trigger[0], "the triggers that keep the logs unchangeable came back"
    assert (tmp_path / "nieuw" / "media" / "documents" / "folder.pdf").read_bytes().startswith(b"%PDF")


def test_the_log_is_proved_and_the_index_made_anew(
    lees: Lees, bron: str, leeg: str, media: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lees(GelezenBronFactory())
    lijst = maak(map_=tmp_path / "kopie", database=bron, media=media)
    herstel(map_=tmp_path / "kopie", database=leeg, media=tmp_path / "nieuw" / "media")

    prove(lijst=lijst, database=leeg)

    assert "Het auditlogboek is heel: 1 regels." in capsys.readouterr().out


def test_a_log_that_was_set_back_is_found(lees: Lees, bron: str, leeg: str, media: Path, tmp_path: Path) -> None:
    lees(GelezenBronFactory())
    lijst = maak(map_=tmp_path / "kopie", database=bron, media=media)
    herstel(map_=tmp_path / "kopie", database=leeg, media=tmp_path / "nieuw" / "media")

    with pytest.raises(ReservekopieFout, match="ankerpunt ontbreekt"):
        prove(lijst=lijst | {"auditlogboek": f"2:{'0' * 64}"}, database=leeg)


def test_a_backup_that_was_changed_is_refused(bron: str, leeg: str, media: Path, tmp_path: Path) -> None:
    maak(map_=tmp_path / "kopie", database=bron, media=media)
    with (tmp_path / "kopie" / DUMP).open("ab") as dump:
        dump.write(b"erbij")

    with pytest.raises(ReservekopieFout, match="veranderd"):
        herstel(map_=tmp_path / "kopie", database=leeg, media=tmp_path / "nieuw" / "media")


@pytest.mark.parametrize(
    ("naam", "soort"),
    [("../elders.txt", tarfile.REGTYPE), ("media/koppeling", tarfile.SYMTYPE)],
    ids=["buiten", "link"],
)
def test_an_archive_that_writes_elsewhere_is_refused_before_anything_is_brought_back(
    naam: str, soort: bytes, bron: str, leeg: str, media: Path, tmp_path: Path
) -> None:
    kopie = tmp_path / "kopie"
    maak(map_=kopie, database=bron, media=media)
    with tarfile.open(kopie / BESTANDEN, "w:gz") as tar:
        lid = tarfile.TarInfo(naam)
        lid.type, lid.linkname = soort, "/etc/passwd"
        tar.addfile(lid)
    lijst = json.loads((kopie / LIJST).read_text())
    lijst["bestanden"][BESTANDEN] = hashlib.sha256((kopie / BESTANDEN).read_bytes()).hexdigest()
    (kopie / LIJST).write_text(json.dumps(lijst))

    with pytest.raises(ReservekopieFout, match="niet hoort; er is niets teruggezet"):
        herstel(map_=kopie, database=leeg, media=tmp_path / "nieuw" / "media")

    with psycopg.connect(leeg) as nog_leeg:
        assert not count_rows(nog_leeg)


def test_rows_that_did_not_come_along_are_named(
    bron: str, leeg: str, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reservekopie, "AFGELEID", ("zoeken_indexdocument", "django_migrations"))
    lijst = maak(map_=tmp_path / "kopie", database=bron, media=media)
    monkeypatch.undo()
    assert "django_migrations" not in lijst["rijen"]
    monkeypatch.setenv("PG_BIN", str(Path(postgres_binary("pg_dump")).parent))

    with pytest.raises(ReservekopieFout, match="django_migrations: None verwacht, 0 gevonden"):
        herstel(map_=tmp_path / "kopie", database=leeg, media=tmp_path / "nieuw" / "media")


def test_nothing_is_written_over(bron: str, media: Path, tmp_path: Path) -> None:
    maak(map_=tmp_path / "kopie", database=bron, media=media)

    with pytest.raises(ReservekopieFout, match="niet leeg"):
        maak(map_=tmp_path / "kopie", database=bron, media=media)
    with pytest.raises(ReservekopieFout, match="database is niet leeg"):
        herstel(map_=tmp_path / "kopie", database=bron, media=tmp_path / "nieuw")
    with pytest.raises(ReservekopieFout, match="er is niets teruggezet"):
        herstel(map_=tmp_path / "kopie", database=bron, media=media)


def test_without_the_tools_the_operator_hears_which(
    bron: str, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BIN", str(tmp_path))

    with pytest.raises(ReservekopieFout, match="pg_dump is niet te starten"):
        maak(map_=tmp_path / "kopie", database=bron, media=media)
