"""Makes a backup of the portal, and brings one back with proof that nothing is missing (BIO2 8.13.02, 8.13.04).

    python -m deploy.reservekopie maak <folder>                  from DATABASE_URL and PORTAAL_VAR
    python -m deploy.reservekopie herstel <folder>               into DATABASE_URL, which must be empty

A backup is a folder: the database as of one moment, the uploaded files, and a list with a hash of each file, the number
of rows of each table and the head of the audit log. Bringing it back checks all of these, and makes the search index
anew: it is derived, so it is not kept. Nothing is removed by either command. What a session or a queue holds is in
Redis and is not part of it: sessions end, and the outbox, which is in the database, sends again what was not confirmed.

Needs `pg_dump` and `pg_restore` of the server's version or newer, on the path or in the folder PG_BIN. The encryption
of the folder, where it goes and for how long is the operator's choice (docs/beheer/reservekopie.md).
"""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
DUMP, BESTANDEN, LIJST = "database.dump", "bestanden.tar.gz", "lijst.json"
# Derived from the content: made anew by `herbouw_index`.
AFGELEID = ("zoeken_indexdocument",)
KOP = "select volgnummer, hmac from verantwoording_auditregel order by volgnummer desc limit 1"


class ReservekopieFout(Exception):
    """A backup could not be made or brought back; the message says why, for the operator."""


def maak(*, map_: Path, database: str, media: Path) -> dict[str, Any]:
    """Write a backup in an empty folder and give its list.

    The rows are counted in the very snapshot that is dumped, so that both agree however busy the portal is.

    Raises:
        ReservekopieFout: the folder is not empty, or the database could not be read.
    """
    if map_.exists() and any(map_.iterdir()):
        raise ReservekopieFout(f"{map_} is niet leeg; kies een nieuwe map.")
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    with psycopg.connect(database) as verbinding:
        verbinding.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        moment = datetime.now(UTC)
        snapshot = _one(verbinding, "select pg_export_snapshot()")
        afgeleid = [f"--exclude-table-data=public.{tabel}" for tabel in AFGELEID]
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", *afgeleid, f"--file={map_ / DUMP}", database)
        rijen = count_rows(verbinding)
        kop = _audit_head(verbinding)
    with tarfile.open(map_ / BESTANDEN, "w:gz") as tar:
        if media.is_dir():
            tar.add(media, arcname="media")
    lijst = {
        "gemaakt": moment.isoformat(),
        "rijen": rijen,
        "auditlogboek": kop,
        "bestanden": {naam: _hash(map_ / naam) for naam in (DUMP, BESTANDEN)},
    }
    (map_ / LIJST).write_text(json.dumps(lijst, indent=1), encoding="utf-8")
    return lijst


def herstel(*, map_: Path, database: str, media: Path) -> dict[str, Any]:
    """Bring a backup back into an empty database and an empty folder; gives its list.

    Raises:
        ReservekopieFout: a file was changed, the archive holds more than files, the database or the folder is not
            empty, or a count differs.
    """
    lijst: dict[str, Any] = _read(map_)
    leden = _list_bestanden(map_, media.parent)
    if media.exists() and any(media.iterdir()):
        raise ReservekopieFout(f"{media} is niet leeg; er is niets teruggezet.")
    with psycopg.connect(database) as verbinding:
        if count_rows(verbinding):
            raise ReservekopieFout("De database is niet leeg; er is niets teruggezet.")
    _run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={database}", str(map_ / DUMP))
    with psycopg.connect(database) as verbinding:
        verbinding.execute("analyze")
        verschil = _differences(lijst["rijen"], count_rows(verbinding))
    if verschil:
        raise ReservekopieFout("De aantallen kloppen niet: " + "; ".join(verschil))
    with tarfile.open(map_ / BESTANDEN, "r:gz") as tar:
        for lid in leden:
            tar.extract(lid, media.parent, set_attrs=False)
    return lijst


def count_rows(verbinding: psycopg.Connection) -> dict[str, int]:
    """Table -> number of rows, of all tables but what is derived."""
    namen = verbinding.execute("select tablename from pg_tables where schemaname = 'public' order by 1").fetchall()
    return {
        naam: _one(verbinding, sql.SQL("select count(*) from {}").format(sql.Identifier(naam)))
        for (naam,) in namen
        if naam not in AFGELEID
    }


def _list_bestanden(map_: Path, doel: Path) -> list[tarfile.TarInfo]:
    """What is in the archive: files and folders that stay inside `doel`; the Python of Debian 12 has no filter for it.

    Raises:
        ReservekopieFout: there is something else in it.
    """
    with tarfile.open(map_ / BESTANDEN, "r:gz") as tar:
        leden = tar.getmembers()
    for lid in leden:
        if not (lid.isreg() or lid.isdir()) or not (doel / lid.name).resolve().is_relative_to(doel.resolve()):
            raise ReservekopieFout(f"{BESTANDEN} bevat {lid.name!r}, wat daar niet hoort; er is niets teruggezet.")
    return leden


def _read(map_: Path) -> dict[str, Any]:
    try:
        lijst: dict[str, Any] = json.loads((map_ / LIJST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReservekopieFout(f"{map_} is geen reservekopie: {error}") from error
    for naam, hash_ in lijst["bestanden"].items():
        if _hash(map_ / naam) != hash_:
            raise ReservekopieFout(f"{map_ / naam} is veranderd nadat de reservekopie is gemaakt.")
    return lijst


def _differences(verwacht: dict[str, int], gevonden: dict[str, int]) -> list[str]:
    return [
        f"{tabel}: {verwacht.get(tabel)} verwacht, {gevonden.get(tabel)} gevonden"
        for tabel in sorted(verwacht.keys() | gevonden.keys())
        if verwacht.get(tabel) != gevonden.get(tabel)
    ]


def _audit_head(verbinding: psycopg.Connection) -> str:
    """The last link of the audit log as `verify_audit_chain --ankerpunt` takes it; empty when there is none."""
    with suppress(psycopg.errors.UndefinedTable):
        if rij := verbinding.execute(KOP).fetchone():
            return f"{rij[0]}:{rij[1]}"
    return ""


def _one(verbinding: psycopg.Connection, vraag: Any) -> Any:  # noqa: ANN401 - one value of any type
    rij = verbinding.execute(vraag).fetchone()
    return rij[0] if rij else None


def _hash(bestand: Path) -> str:
    with bestand.open("rb") as inhoud:
        return hashlib.file_digest(inhoud, "sha256").hexdigest()


def _run(programma: str, *argumenten: str) -> None:
    opdracht = [str(Path(os.environ["PG_BIN"]) / programma) if "PG_BIN" in os.environ else programma, *argumenten]
    try:
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    except OSError as error:
        raise ReservekopieFout(f"{programma} is niet te starten: {error}") from error
    if klaar.returncode:
        raise ReservekopieFout(f"{programma}: {klaar.stderr.strip()[-500:]}")


def prove(*, lijst: dict[str, Any], database: str) -> None:
    """Check the audit log up to the head that the backup names, and make the search index anew.

    Raises:
        ReservekopieFout: the log is not whole, or the index could not be made.
    """
    anker = ("--ankerpunt", lijst["auditlogboek"]) if lijst["auditlogboek"] else ()
    for opdracht in (("verify_audit_chain", *anker), ("herbouw_index",)):
        klaar = subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database},
            capture_output=True,
            text=True,
            check=False,
        )
        if klaar.returncode:
            raise ReservekopieFout(f"{opdracht[0]}: {(klaar.stderr or klaar.stdout).strip()[-500:]}")
        print(f"  {klaar.stdout.strip().splitlines()[0] if klaar.stdout.strip() else opdracht[0] + ': klaar'}")


def main(opdracht: str, map_: Path) -> None:
    """Do one of the two and say how it went, with the figures that an operator reports."""
    database, media = os.environ["DATABASE_URL"], Path(os.environ["PORTAAL_VAR"]) / "media"
    begin = time.monotonic()
    if opdracht == "maak":
        lijst = maak(map_=map_, database=database, media=media)
        grootte = sum(bestand.stat().st_size for bestand in map_.iterdir())
        print(f"  {sum(lijst['rijen'].values())} rijen in {len(lijst['rijen'])} tabellen, {grootte / 1e6:.1f} MB")
        print(f"  Gemaakt in {time.monotonic() - begin:.1f} s: {map_}")
        return
    lijst = herstel(map_=map_, database=database, media=media)
    print(f"  {sum(lijst['rijen'].values())} rijen in {len(lijst['rijen'])} tabellen, zoals ze waren")
    prove(lijst=lijst, database=database)
    oud = (datetime.now(UTC) - datetime.fromisoformat(lijst["gemaakt"])).total_seconds() - (time.monotonic() - begin)
    print(f"  RPO: de reservekopie was {oud / 60:.1f} minuten oud toen het herstel begon.")
    print(f"  RTO: het herstel duurde {time.monotonic() - begin:.1f} s.")


if __name__ == "__main__":
    if sys.argv[1:2] not in (["maak"], ["herstel"]) or len(sys.argv) != 3:  # noqa: PLR2004 - a command and a folder
        sys.exit("Gebruik: python -m deploy.reservekopie maak|herstel <map>")
    try:
        main(sys.argv[1], Path(sys.argv[2]).resolve())
    except (ReservekopieFout, psycopg.Error) as fout:
        sys.exit(f"\n  Stop: {fout}\n")
