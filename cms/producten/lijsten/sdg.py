"""The information areas of the Single Digital Gateway (Regulation (EU) 2018/1724, annex I)."""

import csv
import re
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.lezen import Rijfout, check_lengte, check_url, read_csv
from cms.producten.models import SdgGebied

KOLOMMEN = ("SDG_Code", "SDG_Informatiegebied", "SDG_Thema", "SDG_ThemaURI")
_CODE = re.compile(r"[A-Z]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Gebied:
    """One area."""

    code: str
    naam: str
    thema: str
    uri: str


def load_sdg(inhoud: bytes) -> Telling:
    """Take in the official list (SDG-Informatiegebieden.csv). An area that left it is removed: only its code is used.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    telling = Telling()
    gebieden, genoemd = read_sdg(inhoud, telling)
    apply_sdg(gebieden, genoemd=genoemd, telling=telling)
    return telling


def read_sdg(inhoud: bytes, telling: Telling) -> tuple[list[Gebied], set[str]]:
    """The areas, and every code in the file; raises as `load_sdg`."""
    gebieden: dict[str, Gebied] = {}
    genoemd: set[str] = set()
    for regel, rij in read_csv(inhoud, kolommen=KOLOMMEN):
        genoemd.add(rij["SDG_Code"])
        try:
            gebied = _gebied(rij, gebieden)
            gebieden[gebied.code] = gebied
        except Rijfout as fout:
            telling.fouten.append(_("Regel %(regel)d: %(reden)s") % {"regel": regel, "reden": fout})
    return list(gebieden.values()), genoemd


def apply_sdg(gebieden: Iterable[Gebied], *, genoemd: set[str], telling: Telling) -> None:
    """Make the areas in the catalogue equal to these."""
    bestaande = {gebied.code: gebied for gebied in SdgGebied.objects.all()}
    telling.bestond = len(bestaande)
    for gebied in gebieden:
        oud = bestaande.get(gebied.code)
        if oud and Gebied(oud.code, oud.naam, oud.thema, oud.uri) == gebied:
            telling.ongewijzigd.append(gebied.code)
            continue
        (telling.gewijzigd if oud else telling.nieuw).append(gebied.code)
        SdgGebied.objects.update_or_create(code=gebied.code, defaults=asdict(gebied))
    weg = sorted(bestaande.keys() - genoemd)
    SdgGebied.objects.filter(code__in=weg).delete()
    telling.beeindigd.extend(weg)


def write_compact(gebieden: Iterable[Gebied], *, pad: Path) -> None:
    """Write our own table."""
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(["code", "naam", "thema", "uri"])
        schrijver.writerows([gebied.code, gebied.naam, gebied.thema, gebied.uri] for gebied in gebieden)


def read_compact(*, pad: Path) -> list[Gebied]:
    """The areas in our own table."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        return [Gebied(**rij) for rij in csv.DictReader(bestand)]


def _gebied(rij: dict[str, str], al_gelezen: Container[str]) -> Gebied:
    if not _CODE.fullmatch(rij["SDG_Code"]):
        raise Rijfout(_("%s is geen code, zoals A1.") % (rij["SDG_Code"][:20] or '""'))
    if rij["SDG_Code"] in al_gelezen:
        raise Rijfout(_("code %s staat er twee keer in.") % rij["SDG_Code"])
    return Gebied(
        code=rij["SDG_Code"],
        naam=check_lengte(rij["SDG_Informatiegebied"], veld="SDG_Informatiegebied", lengte=300),
        thema=check_lengte(rij["SDG_Thema"], veld="SDG_Thema", lengte=400),
        uri=check_url(rij["SDG_ThemaURI"], veld="SDG_ThemaURI"),
    )
