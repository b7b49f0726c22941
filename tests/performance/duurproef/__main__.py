"""`make duurproef`: mixed traffic at a part of what the house carries, with faults; writes docs/duurproef.md.

python -m tests.performance.duurproef [--minuten 20] [--deel 0.7] [--zaad 11]
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from random import Random
from typing import Any

from tests.performance.duurproef.balans import Regel, count_afgeleverd, make_balans
from tests.performance.duurproef.geheugen import Geheugen
from tests.performance.duurproef.huis import Duurhuis
from tests.performance.duurproef.meting import Rit, choose_capacity, growth
from tests.performance.duurproef.plan import PLAN
from tests.performance.duurproef.redactie import Redactie
from tests.performance.duurproef.reizen import REIZEN, Wereld
from tests.performance.duurproef.storingen import Storingsdienst
from tests.performance.duurproef.verkeer import Verkeer
from tests.performance.duurproef.verslag import Duurproef, print_short, write
from tests.performance.verslag import ROOT

BEZOEKERS = (1, 2, 4, 8, 12, 16)
# Longer than the pauses of the outbox between the tries of what failed in the last fault.
LEEG_SECONDEN = 600


def main() -> None:
    """Measure, write, and say it; 1 when a goal was missed."""
    lezer = argparse.ArgumentParser(prog="python -m tests.performance.duurproef", description=__doc__)
    lezer.add_argument("--minuten", type=float, default=20.0)
    lezer.add_argument("--deel", type=float, default=0.7, help="which part of what the house carries")
    lezer.add_argument("--zaad", type=int, default=11, help="the same visitors in the same order each time")
    keuze = lezer.parse_args()
    with Duurhuis() as huis:
        huis.open()
        with Redactie() as redactie:
            proef = soak(huis, redactie, keuze.minuten * 60, keuze.deel, Random(keuze.zaad))  # noqa: S311 - no secret
    write(proef, json_pad=ROOT / ".var" / "duurproef.json", tekst_pad=ROOT / "docs" / "duurproef.md")
    print_short(proef)
    sys.exit(0 if all(doel.gehaald for doel in proef.doelen()) else 1)


def soak(huis: Duurhuis, redactie: Redactie, seconden: float, deel: float, dobbel: Random) -> Duurproef:
    """Find what the house carries, walk for so long at that part of it, let the rest drain, and count."""
    voor = read_stand()
    wereld = Wereld(huis.portaal.url, redactie, voor["meldingen_sleutel"], dobbel)
    stappen = find_capacity(Verkeer(wereld), min(30.0, max(5.0, seconden / 40)))
    bezoekers, capaciteit = choose_capacity(stappen)
    print(f"  Het huis kan {capaciteit:.2f} reizen per seconde aan, met {bezoekers} bezoekers tegelijk", flush=True)
    # While looking for the most that the house carries it is full; what took long then is no news.
    wereld.vers.clear()
    verkeer, geheugen = Verkeer(wereld), Geheugen(huis.pids)
    begin = time.monotonic()
    dienst = Storingsdienst(huis, PLAN, begin=begin, seconden=seconden)
    verkeer.stream(capaciteit * deel, seconden)
    einde = time.monotonic()
    dienst.wait()
    geheugen.stop()
    na = wait_until_empty(voor)
    # A process that was started anew first fills its memory; a tenth of the run is for that.
    vanaf = {naam: max(begin, sinds) + seconden / 10 for naam, sinds in geheugen.sinds.items()}
    return Duurproef(
        seconden=einde - begin,
        deel=deel,
        capaciteit=stappen,
        per_seconde=capaciteit * deel,
        begin=begin,
        ritten=verkeer.ritten,
        weggestuurd=verkeer.weggestuurd,
        vensters=dienst.vensters,
        mislukt=dienst.mislukt,
        geheugen=[
            cijfers
            for naam, monsters in geheugen.monsters.items()
            if (cijfers := growth(naam, [m for m in monsters if m[0] <= einde], vanaf=vanaf[naam]))
        ],
        vers=wereld.vers,
        balans=balance(wereld, huis, voor, na),
        wachtend=list_wachtend(voor, na),
        dood=na["dood"] - voor["dood"],
        keten=na["keten"],
        regels=na["regels"] - voor["regels"],
    )


def find_capacity(verkeer: Verkeer, seconden: float) -> dict[int, float]:
    """Journeys a second for ever more visitors at once, until more bring no more.

    Raises:
        RuntimeError: a journey cannot be walked while nothing is wrong.
    """
    for reis in REIZEN:
        rit = _warm_up(verkeer, reis)
        if rit.fout:
            raise RuntimeError(f"de reis '{reis}' lukt niet: {rit.waar}")
    stappen: dict[int, float] = {}
    for bezoekers in BEZOEKERS:
        stappen[bezoekers] = verkeer.crowd(bezoekers, seconden)
        print(f"  {bezoekers:3} bezoekers tegelijk: {stappen[bezoekers]:.2f} reizen per seconde", flush=True)
        if choose_capacity(stappen)[0] < bezoekers // 2:
            break
    return stappen


def _warm_up(verkeer: Verkeer, reis: str) -> Rit:
    """The first of its kind may come while a process still reads its files: three times is enough."""
    rit = verkeer.walk(reis)
    for _ in range(2):
        if rit.fout:
            rit = verkeer.walk(reis)
    return rit


def read_stand() -> dict[str, Any]:
    """What the portal has, by a process of its own."""
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.performance.duurproef.stand"],
        cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
        capture_output=True, text=True, check=True, timeout=600,
    )  # fmt: skip
    gelezen: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return gelezen


def list_wachtend(voor: dict[str, Any], na: dict[str, Any]) -> list[str]:
    """What waits now and did not before: an earlier run that was cut off leaves what no source of ours will take."""
    return sorted(set(na["wachtend"]) - set(voor["wachtend"]))


def wait_until_empty(voor: dict[str, Any]) -> dict[str, Any]:
    """What the portal has once nothing of this run waits any more, or when that takes too long."""
    einde = time.monotonic() + LEEG_SECONDEN
    while True:
        stand = read_stand()
        if not list_wachtend(voor, stand) or time.monotonic() > einde:
            return stand
        time.sleep(5)


def balance(wereld: Wereld, huis: Duurhuis, voor: dict[str, Any], na: dict[str, Any]) -> list[Regel]:
    """What was accepted in this run against what its destinations have."""
    afgeleverd = count_afgeleverd(huis.tussenpost.afleveringen)
    # A mail has the key of its notificatie with the attempt behind it.
    mails = Counter(kenmerk.partition(".")[0] for kenmerk in afgeleverd if "." in kenmerk)
    bekend = {nummer: soort for nummer, soort in na["inzendingen"].items() if nummer not in voor["inzendingen"]}
    for kenmerk, (sleutel, stand) in na["notificaties"].items():
        if kenmerk not in voor["notificaties"] and stand != "overgeslagen":
            bekend[sleutel] = "notificatie"
            afgeleverd[sleutel] = afgeleverd.get(sleutel, 0) + mails[kenmerk]
    return make_balans(wereld.aangenomen, bekend=bekend, afgeleverd=afgeleverd)


if __name__ == "__main__":
    main()
