"""Writing our own compact tables in `cms/inhoud` from official files, so that the portal runs without those files."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from django.utils.text import slugify

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten import sdg, upl
from cms.producten.lijsten.lezen import read_csv
from cms.producten.lijsten.roo import read_afspraken
from cms.producten.lijsten.tooi import Registratie, read_registraties
from cms.producten.lijsten.woonplaatsen import KOLOMMEN
from cms.producten.models import Lijst, Organisatiesoort

# Of these, people still meet the names: in old letters, in feeds and in search engines.
_ONTHOUDEN = {Organisatiesoort.GEMEENTE, Organisatiesoort.WATERSCHAP}


def write_table(*, lijst: Lijst, inhoud: bytes, map_: Path) -> list[Path]:
    """Renew the tables of this list in the folder from an official file; gives the tables.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    return _SCHRIJVERS[lijst](inhoud, map_)


def _write_upl(inhoud: bytes, map_: Path) -> list[Path]:
    namen, _genoemd = upl.read_upl(inhoud, Telling())
    paden = [map_ / "upl.csv", map_ / "grondslagen.csv"]
    upl.write_compact(namen.values(), upl=paden[0], grondslagen=paden[1])
    return paden


def _write_sdg(inhoud: bytes, map_: Path) -> list[Path]:
    gebieden, _genoemd = sdg.read_sdg(inhoud, Telling())
    sdg.write_compact(gebieden, pad=map_ / "sdg.csv")
    return [map_ / "sdg.csv"]


def _write_woonplaatsen(inhoud: bytes, map_: Path) -> list[Path]:
    rijen = sorted((rij["Woonplaats"], f"gm{rij['Gemeentecode']}") for _nr, rij in read_csv(inhoud, kolommen=KOLOMMEN))
    with (map_ / "woonplaatsen.csv").open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand, lineterminator="\n").writerows([("woonplaats", "gemeentecode"), *rijen])
    return [map_ / "woonplaatsen.csv"]


def _write_tooi(inhoud: bytes, map_: Path) -> list[Path]:
    """Add the gemeenten and waterschappen that ended and have a successor in the table; names of today stay ours."""
    pad = map_ / "organisaties.csv"
    kolommen, rijen = _read_table(pad)
    registraties, opvolgers = read_registraties(inhoud)
    slugs = {rij["slug"] for rij in rijen.values()}
    for registratie in registraties:
        bewaar = registratie.soort in _ONTHOUDEN and registratie.einddatum and opvolgers.get(registratie.uri)
        if registratie.uri in rijen or not bewaar:
            continue
        rijen[registratie.uri] = dict.fromkeys(kolommen, "") | _ended_row(registratie, slugs)
        slugs.add(rijen[registratie.uri]["slug"])
    codes = {uri: rij["code"] for uri, rij in rijen.items()}
    for uri, nieuwe in opvolgers.items():
        if uri in rijen and rijen[uri]["beeindigd_op"]:
            rijen[uri]["opgevolgd_door"] = " ".join(sorted(codes[nieuw] for nieuw in nieuwe if nieuw in codes))
    _write_rows(pad, kolommen, rijen)
    return [pad]


def _write_roo(inhoud: bytes, map_: Path) -> list[Path]:
    """Renew the page for appointments of each organisation in the table."""
    pad = map_ / "organisaties.csv"
    kolommen, rijen = _read_table(pad)
    for uri, adres in read_afspraken(inhoud).items():
        if uri in rijen and not rijen[uri]["beeindigd_op"]:
            rijen[uri]["afspraak_url"] = adres
    _write_rows(pad, kolommen, rijen)
    return [pad]


def _ended_row(registratie: Registratie, slugs: set[str]) -> dict[str, str]:
    slug = slugify(registratie.naam)
    return {
        "slug": f"{slug}-{registratie.code}" if slug in slugs else slug,
        "naam": registratie.naam,
        "korte_naam": registratie.korte_naam,
        "soort": registratie.soort.value,
        "tooi_uri": registratie.uri,
        "owms_uri": registratie.owms_uri,
        "code": registratie.code,
        "provincie": registratie.provincie.rpartition("/")[2],
        "beeindigd_op": registratie.einddatum,
    }


def _read_table(pad: Path) -> tuple[list[str], dict[str, dict[str, str]]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        rijen = {rij["tooi_uri"]: rij for rij in lezer}
        kolommen = list(lezer.fieldnames or ())
    for kolom in ("afspraak_url", "beeindigd_op", "opgevolgd_door"):
        if kolom not in kolommen:
            kolommen.append(kolom)
            rijen = {uri: rij | {kolom: ""} for uri, rij in rijen.items()}
    return kolommen, rijen


def _write_rows(pad: Path, kolommen: list[str], rijen: Mapping[str, dict[str, str]]) -> None:
    """Those of today in the order they had; those that ended after them, by name."""
    op_volgorde = sorted(
        rijen.values(), key=lambda rij: (bool(rij["beeindigd_op"]), rij["slug"] if rij["beeindigd_op"] else "")
    )
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, kolommen, lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(op_volgorde)


_SCHRIJVERS: Mapping[Lijst, Callable[[bytes, Path], list[Path]]] = {
    Lijst.UPL: _write_upl,
    Lijst.SDG: _write_sdg,
    Lijst.TOOI: _write_tooi,
    Lijst.ROO: _write_roo,
    Lijst.WOONPLAATSEN: _write_woonplaatsen,
}
