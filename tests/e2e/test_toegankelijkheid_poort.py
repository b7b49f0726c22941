"""The gate: every declared page, in every view and state, by every fast engine; nothing certain may be found.

What an engine is not sure of does not fail here: it stands with the times in `POORT_UITSLAG`, from which
`python -m tests.e2e.poortverslag` writes docs/toegankelijkheid-poort.md and the first round of the demo.
"""

import os
from collections import Counter

import pytest

from tests.e2e.huis import Adressen
from tests.e2e.poortverslag import POORT_UITSLAG
from tests.e2e.van_wagtail import list_eigen
from toegankelijkheid.toetsen.bewaard import write_uitslag
from toegankelijkheid.toetsen.toetsbaar import paginas, personen
from toegankelijkheid.toetsen.uitvoering import SNEL, Instelling, run
from toegankelijkheid.toetsen.waarneming import Uitslag
from toegankelijkheid.toetsen.weergaven import WEERGAVEN

pytestmark = pytest.mark.e2e
# A busy machine must not make a page fail that a quiet one shows at once.
SECONDEN_PER_PAGINA = 240.0


@pytest.fixture(scope="module")
def uitslag(huis: Adressen) -> Uitslag:
    """One run over everything that is declared."""
    alleen = os.environ.get("POORT_ALLEEN", "")
    soorten = [soort for soort in paginas() if any(deel in soort.route for deel in alleen.split(","))]
    gezien = run(
        paginas=soorten,
        instelling=Instelling(
            basis=huis.portaal,
            personen=personen(),
            processen=2,
            seconden_per_pagina=SECONDEN_PER_PAGINA,
        ),
    )
    write_uitslag(gezien, POORT_UITSLAG)
    return gezien


def test_every_declared_page_could_be_opened_and_brought_into_its_states(uitslag: Uitslag) -> None:
    assert not uitslag.mislukt, "\n".join(f"{mislukt.adres}: {mislukt.reden}" for mislukt in uitslag.mislukt)


def test_no_engine_is_certain_of_any_fault_in_any_view_or_state(uitslag: Uitslag) -> None:
    zeker: Counter[str] = Counter()
    for w in uitslag.waarnemingen:
        plaats = " ".join(filter(None, (w.route, w.wie, w.toestand and f"[{w.toestand}]")))
        zeker.update(f"{plaats}: {b}" for b in list_eigen(w))
    assert not zeker, "\n".join(f"{aantal}x {wat}" for wat, aantal in sorted(zeker.items()))


def test_every_engine_looked_in_every_view_of_its_own(uitslag: Uitslag) -> None:
    gekeken = {(motor, w.weergave) for w in uitslag.waarnemingen for motor in w.seconden}
    assert {motor for motor, _weergave in gekeken} == set(SNEL)
    assert {weergave for _motor, weergave in gekeken} - {""} == set(WEERGAVEN)
