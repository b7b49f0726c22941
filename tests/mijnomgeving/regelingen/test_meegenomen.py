"""Answers from a regelhulp on /mijn/regelingen/: counted at once, once, and kept nowhere."""

import time

from mijnomgeving.regelingen.bestemming import SLEUTEL
from portal.toegang.services import OVERDRACHT
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen
from tests.mijnomgeving.regelingen.test_regelingen import ANS, PAD, give_consent


def hand_over(bezoeker: Bezoeker, **anders: object) -> None:
    sessie = bezoeker.client.session
    antwoorden = {
        "vermogen": ["bedrag", "13579.24"],
        "zorgverzekerd": ["tekst", "ja"],
        "werkloos_sinds": ["datum", "2026-02-03"],
        "geboortedatum": ["datum", "2000-01-01"],
    }
    standaard = {"naar": SLEUTEL, "van": "Wat krijgt u?", "tot": time.time() + 60, "antwoorden": antwoorden}
    sessie[OVERDRACHT] = standaard | anders
    sessie.save()


def test_what_came_along_is_filled_in_and_counted_once(inloggen: Inloggen) -> None:
    ans = inloggen(ANS)
    give_consent(ans)
    hand_over(ans)

    pagina = ans.ga(PAD)

    assert "Uw antwoorden uit de regelhulp ‘Wat krijgt u?’ zijn meegerekend." in pagina.tekst
    assert 'value="13579,24"' in pagina.html
    assert 'value="03-02-2026"' in pagina.html
    assert "01-01-2000" not in pagina.html, "the day of birth comes from the source"
    opnieuw = ans.ga(PAD)
    assert "13579,24" not in opnieuw.html
    assert "meegerekend" not in opnieuw.tekst


def test_without_consent_nothing_is_taken_and_it_waits(inloggen: Inloggen) -> None:
    ans = inloggen(ANS)
    hand_over(ans)

    assert "13579,24" not in ans.ga(PAD).html
    give_consent(ans)
    assert "13579,24" in ans.ga(PAD).html


def test_what_was_meant_for_elsewhere_or_waited_too_long_is_not_taken(inloggen: Inloggen) -> None:
    ans = inloggen(ANS)
    give_consent(ans)
    for anders in ({"naar": "anders"}, {"tot": time.time() - 1}):
        hand_over(ans, **anders)
        assert "13579,24" not in ans.ga(PAD).html
