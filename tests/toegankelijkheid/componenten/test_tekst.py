import pytest

from tests.toegankelijkheid.conftest import Render, text


@pytest.mark.parametrize(("code", "element"), [("{% lijst %}", "ul"), ("{% lijst genummerd=True %}", "ol")])
def test_list_says_how_many_there_are(render: Render, code: str, element: str) -> None:
    lijst = render(code + "<li>Een</li><li>Twee</li>{% endlijst %}").find(element)

    assert [text(punt) for punt in lijst.findall("li")] == ["Een", "Twee"]
    assert lijst.get("lang") is None


def test_list_in_another_language_says_so(render: Render) -> None:
    lijst = render('{% lijst "az" taal="nl" %}<li>Wet BRP</li>{% endlijst %}').find("ul")

    assert lijst.get("lang") == "nl"
    assert "az" in lijst.classes


@pytest.mark.parametrize(("code", "element"), [("{% kenmerk n %}", "span"), ("{% kenmerk n nadruk=True %}", "strong")])
def test_number_of_a_case_is_not_translated(render: Render, code: str, element: str) -> None:
    kenmerk = render(code, n="ZAAK-2026-<1>").find(element)

    assert kenmerk.get("translate") == "no"
    assert text(kenmerk) == "ZAAK-2026-<1>"


def test_running_text_keeps_its_case_number_and_says_which_day(render: Render) -> None:
    regel = render("<p>{{ tekst|nummers }}</p>", tekst="Zaak <Z-2026-004298> sinds 09-11-2026.").find("p")

    assert text(regel) == "Zaak <Z-2026-004298> sinds 09-11-2026."
    assert (text(regel.find("span")), regel.find("span").get("translate")) == ("Z-2026-004298", "no")
    assert regel.find("time").get("datetime") == "2026-11-09"


def test_letter_in_two_languages_is_read_out_in_both(render: Render) -> None:
    tekst = "Wij hebben uw vraag <b>ontvangen</b>.\n\nWe have received your question. You will have an answer."

    nederlands, engels = render("<div>{{ tekst|brief }}</div>", tekst=tekst).find("div").findall("p")

    assert (nederlands.get("lang"), engels.get("lang")) == (None, "en")
    assert text(nederlands) == "Wij hebben uw vraag <b>ontvangen</b>."
