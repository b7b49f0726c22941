"""Import of a large feed of Samenwerkende Catalogi: how much memory it takes, and how fast it goes.

python -m tests.performance.sc_import [aantal]

Starts its own PostgreSQL and Valkey, makes a feed of real gemeenten and real uniform product names, and imports it
twice, each time in a fresh process.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.performance.verslag import ROOT, Uitkomst, row

AANTAL = 50_000
MAX_MB = 300
MIN_PER_SECONDE = 500
ZINNEN = (
    "U vraagt dit aan bij uw gemeente.",
    "U hebt hiervoor een geldig identiteitsbewijs nodig.",
    "De gemeente beslist binnen acht weken.",
    "Woont u korter dan een jaar in de gemeente? Neem dan eerst contact op.",
    "U betaalt bij de aanvraag; pinnen kan.",
    "Bent u het niet eens met het besluit? Dan kunt u binnen zes weken bezwaar maken.",
)


def main(aantal: int) -> None:
    for uitkomst in measure(aantal=aantal):
        print(row(uitkomst))


def measure(*, aantal: int = AANTAL) -> list[Uitkomst]:
    """The rows for the table."""
    from deploy.lokaal.motoren import start_postgres, start_valkey

    with ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="portaal-sc-", ignore_cleanup_errors=True)))
        omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel", "PORTAAL_VAR": str(map_)}
        for naam, start in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
            motor = start(map_)
            stapel.callback(motor.stop)
            omgeving[naam] = motor.url
        for opdracht in ("migrate", "laad_organisaties"):
            subprocess.run([sys.executable, "manage.py", opdracht, "-v0"], cwd=ROOT, env=omgeving, check=True,
                           stdout=subprocess.DEVNULL)  # fmt: skip
        feed = map_ / "feed.xml"
        subprocess.run([sys.executable, "-m", __spec__.name, "maak", str(feed), str(aantal)], cwd=ROOT, env=omgeving,
                       check=True)  # fmt: skip
        eerste, tweede = (_child(feed, omgeving) for _ in range(2))
    if (eerste["nieuw"], tweede["ongewijzigd"]) != (aantal, aantal):
        raise RuntimeError(f"de import deed niet wat hij moest doen: {eerste} {tweede}")
    mb = feed_mb(eerste)
    return [
        Uitkomst(
            "SC", f"Import of a feed of {aantal:,} products: peak memory", [eerste["mb"], tweede["mb"]], MAX_MB,
            eenheid="MB", bij=f"feed of {mb:.0f} MB; the process alone takes {eerste['kaal']:.0f} MB",
        ),
        Uitkomst(
            "SC", "The same, all new: records per second of CPU", [aantal / eerste["cpu"]], MIN_PER_SECONDE,
            hoger_is_beter=True, eenheid="",
            bij=f"{eerste['cpu']:.0f} s CPU beside PostgreSQL, {eerste['seconden']:.0f} s by the clock; "
                f"{eerste['paginas']} product pages made",
        ),
        Uitkomst(
            "SC", "The same feed again, nothing changed: by the clock", [aantal / tweede["seconden"]], MIN_PER_SECONDE,
            hoger_is_beter=True, eenheid="", bij=f"{tweede['seconden']:.0f} s; no writes in the catalogue",
        ),
    ]  # fmt: skip


def feed_mb(gemeten: dict[str, Any]) -> float:
    """How large the feed was."""
    return float(gemeten["omvang"]) / 2**20


def _child(feed: Path, omgeving: dict[str, str]) -> dict[str, Any]:
    klaar = subprocess.run([sys.executable, "-m", __spec__.name, "importeer", str(feed)], cwd=ROOT, env=omgeving,
                           capture_output=True, text=True, check=True)  # fmt: skip
    gelezen: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return gelezen


def make_feed(pad: Path, aantal: int) -> None:
    """Products of all gemeenten in any order, each with a uniform name and some 2 kB of text."""
    import csv

    from tests.cms.samenwerkende_catalogi.feeds import make_feed as make_xml
    from tests.cms.samenwerkende_catalogi.feeds import make_record

    inhoud = ROOT / "cms" / "inhoud"
    with (inhoud / "organisaties.csv").open() as bestand:
        gemeenten = [rij for rij in csv.DictReader(bestand) if rij["soort"] == "gemeente"]
    with (inhoud / "upl.csv").open() as bestand:
        upl = list(csv.DictReader(bestand))
    paren = [(gemeente, naam) for gemeente in gemeenten for naam in upl]
    dobbel = random.Random(7)  # noqa: S311 - the same feed each time
    begin, eind = make_xml("|").split("|")
    with pad.open("w", encoding="utf-8") as uit:
        uit.write(begin)
        for nummer, (gemeente, naam) in enumerate(dobbel.sample(paren, aantal)):
            alineas = "".join(f"<p>{' '.join(dobbel.choices(ZINNEN, k=5))}</p>" for _ in range(6))
            uit.write(
                make_record(
                    product_id=str(nummer),
                    titel=f"{naam['naam'].capitalize()} in {gemeente['korte_naam']}",
                    url=f"{gemeente['website']}/producten/{nummer}",
                    samenvatting=" ".join(dobbel.choices(ZINNEN, k=2)),
                    autoriteit=gemeente["owms_uri"] or gemeente["tooi_uri"],
                    upl=(naam["naam"].replace("&", "en"), naam["uri"]),
                    html=f"<![CDATA[{alineas}<ul><li>Adres: <a href='https://x.test'>stadhuis</a></li></ul>]]>",
                )
            )
        uit.write(eind)


def import_once(pad: Path) -> dict[str, object]:
    """What one import in this process takes."""
    import resource

    import django
    import psutil

    django.setup()
    from cms.samenwerkende_catalogi.services import import_feed

    kaal = psutil.Process().memory_info().rss / 2**20
    begin, cpu = time.perf_counter(), time.process_time()
    run, uitkomst = import_feed(pad=pad, bron="Grote feed")
    return {
        "seconden": time.perf_counter() - begin,
        "cpu": time.process_time() - cpu,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10,
        "kaal": kaal,
        "omvang": run.omvang,
        "status": run.status,
        "nieuw": uitkomst.nieuw,
        "ongewijzigd": uitkomst.ongewijzigd,
        "quarantaine": uitkomst.quarantaine,
        "paginas": len(uitkomst.nieuwe_paginas),
    }


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["maak", pad, aantal]:
            make_feed(Path(pad), int(aantal))
        case ["importeer", pad]:
            print(json.dumps(import_once(Path(pad))))
        case [aantal]:
            main(int(aantal))
        case _:
            main(AANTAL)
