"""P11: the list of messages and the count of unread ones, with few and with many stored marks of others.

python -m tests.performance.postvak [ronden]

Starts its own PostgreSQL. One person has two hundred messages and a mark for each; the marks of others go from ten
thousand to a million. What is measured is what the portal adds to what the magazijnen gave: marks, folders, filter,
count and page. The magazijnen themselves take as long with any number of marks.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from tests.performance.verslag import ROOT, Uitkomst, row

RONDEN, KEREN = 5, 60
WEINIG, VEEL = 10_000, 1_000_000
BERICHTEN = 200
_VUL = """
    INSERT INTO mijnomgeving_berichtmerk (betrokkene, bericht, gelezen, plaats, versie)
    SELECT md5('wie' || n / 100) || md5('ook' || n / 100), md5('bericht' || n), n %% 3 > 0, '', 1
    FROM generate_series(%s, %s) AS n
"""


def main(ronden: int) -> None:
    for uitkomst in measure(ronden=ronden):
        print(row(uitkomst))


def measure(*, ronden: int = RONDEN) -> list[Uitkomst]:
    """The rows for the table."""
    from deploy.lokaal.motoren import start_postgres, start_valkey

    with ExitStack() as stapel:
        map_ = Path(
            stapel.enter_context(tempfile.TemporaryDirectory(prefix="portaal-p11-", ignore_cleanup_errors=True))
        )
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel", "PORTAAL_VAR": str(map_),
        }  # fmt: skip
        for naam, start in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
            motor = start(map_)
            stapel.callback(motor.stop)
            omgeving[naam] = motor.url
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=omgeving, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        uit = subprocess.run([sys.executable, "-m", __spec__.name, "werk", str(ronden)], cwd=ROOT, env=omgeving,
                             check=True, stdout=subprocess.PIPE, text=True)  # fmt: skip
        gemeten: dict[str, dict[str, list[float]]] = json.loads(uit.stdout)
    weinig, veel = gemeten["weinig"], gemeten["veel"]
    return [
        Uitkomst(
            "P11", f"Inbox: {wat}, {VEEL:,} stored marks against {WEINIG:,}",
            [boven / onder for boven, onder in zip(veel[soort], weinig[soort], strict=True)], 1.5,
            bij=f"{1000 * median(veel[soort]):.2f} against {1000 * median(weinig[soort]):.2f} ms, {BERICHTEN} messages",
        )
        for soort, wat in (("pagina", "a page of the list"), ("teller", "the count of unread messages"))
    ]  # fmt: skip


def work(ronden: int) -> dict[str, dict[str, list[float]]]:
    """Measure with few marks, add the others, and measure again."""
    import django

    django.setup()
    from django.db import connection

    _own_marks()
    uitkomst = {}
    with connection.cursor() as cursor:
        for soort, van, tot in (("weinig", 1, WEINIG), ("veel", WEINIG + 1, VEEL)):
            cursor.execute(_VUL, [van, tot])
            cursor.execute("VACUUM ANALYZE mijnomgeving_berichtmerk")
            uitkomst[soort] = {"pagina": _times(_page, ronden), "teller": _times(_count, ronden)}
    return uitkomst


def _berichten() -> list[Any]:
    from mijnomgeving.bronnen.fbs.models import Bericht

    begin = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return [
        Bericht(
            bron=f"Organisatie {nummer % 16}",
            magazijn=f"magazijn-{nummer % 16}",
            bericht_id=str(UUID(int=nummer)),
            onderwerp=f"Bericht {nummer}",
            verstuurd_op=begin - timedelta(hours=nummer),
            gelezen=False,
            bijlagen=(),
            inhoud="Beste lezer,\n\nStuur ons uw huurcontract vóór 5 december 2026.\n" * 10,
        )
        for nummer in range(BERICHTEN)
    ]


def _betrokkene() -> Any:
    from portal.core.betrokkene import Persoon
    from portal.core.nummers import Bsn

    return Persoon(Bsn("999990019"))


def _own_marks() -> None:
    from mijnomgeving.berichten.merken import Keuze
    from mijnomgeving.berichten.services import mark_gelezen

    keuzes = [Keuze(bericht.magazijn, bericht.bericht_id, "") for bericht in _berichten()]
    mark_gelezen(betrokkene=_betrokkene(), keuzes=keuzes[::2], gelezen=True)
    mark_gelezen(betrokkene=_betrokkene(), keuzes=keuzes[1::2], gelezen=False)


def _times(stel: Any, ronden: int) -> list[float]:
    """The median of many times, for each round."""
    berichten = _berichten()
    stel(berichten)
    medianen = []
    for _ in range(ronden):
        tijden = []
        for _ in range(KEREN):
            begin = time.perf_counter()
            stel(berichten)
            tijden.append(time.perf_counter() - begin)
        medianen.append(median(tijden))
    return medianen


def _list(berichten: list[Any]) -> Any:
    from mijnomgeving.berichten.merken import Merken
    from mijnomgeving.berichten.selectors import BerichtenLijst, lay_out, sort_berichten

    merken = Merken.of(_betrokkene())
    return BerichtenLijst(lay_out(sort_berichten(berichten), merken), merken, (), ())


def _page(berichten: list[Any]) -> None:
    from mijnomgeving.berichten.filter import Filter, select_berichten

    assert len(select_berichten(_list(berichten), Filter())[:50]) == 50


def _count(berichten: list[Any]) -> None:
    assert _list(berichten).ongelezen == BERICHTEN // 2


if __name__ == "__main__":
    if sys.argv[1:2] == ["werk"]:
        print(json.dumps(work(int(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else RONDEN)
