"""Taking a conversation along as text or mail, and wiping it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from tests.wegwijzer_ai.gesprekken import Pagina, beurt
from wegwijzer_ai.antwoord.model import Zin

pytestmark = pytest.mark.django_db


class TestTakingItAlong:
    def test_as_text(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("wat kost een paspoort").vraag("en een kind?")
        data = dict(pagina.formulier("doe", "tekst").form_values()) | {"doe": "tekst"}

        antwoord = pagina.client.post("/wegwijzer/gesprek/", data)
        tekst = antwoord.content.decode()

        assert antwoord.headers["Content-Disposition"].startswith('attachment; filename="wegwijzer-')
        assert tekst.count("U vroeg: ") == 2
        assert "- Paspoort aanvragen (Gemeente Utrecht, 14 030): http://" in tekst
        assert "Liever een mens? Bel 1400." in tekst

    def test_as_mail_short_enough_for_any_mail_program(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden(lambda vraag: beurt(vraag.tekst, zinnen=(Zin("Lange zin. " * 30, (1,)),)))
        pagina = begin
        for nummer in range(8):
            pagina = pagina.vraag(f"vraag nummer {nummer}")

        adres = next(a for a in pagina.boom.xpath("//@href") if a.startswith("mailto:?"))

        assert len(adres) < 2_000
        assert "vraag nummer 7" in unquote(adres)
        assert "vraag nummer 0" not in unquote(adres)

    def test_wiping_it_leaves_nothing_to_go_back_to(self, begin: Pagina, antwoorden: Callable[..., Any]) -> None:
        antwoorden()
        pagina = begin.vraag("paspoort")
        data = dict(pagina.formulier("doe", "wis").form_values())

        gewist = Pagina(pagina.client, pagina.client.post("/wegwijzer/gesprek/", data | {"doe": "wis"}))
        tekst = Pagina(pagina.client, pagina.client.post("/wegwijzer/gesprek/", data | {"doe": "tekst"}))

        assert "Uw gesprek is gewist" in gewist.tekst
        assert gewist.beurten == []
        assert "Uw gesprek is al gewist" in tekst.tekst

    @pytest.mark.parametrize("pad", ["/wegwijzer/oordeel/", "/wegwijzer/gesprek/"])
    def test_coming_back_to_such_an_address_leads_to_the_beginning(self, client: Client, pad: str) -> None:
        assert client.get(pad).headers["Location"] == "/wegwijzer/"
