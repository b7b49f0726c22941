from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from portal.core.resultaat import Available, NotPermitted, Reden, Stale, Unavailable
from tests.toegankelijkheid.conftest import Render, text

NU = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("soort", "woord"), [("info", "Informatie"), ("waarschuwing", "Let op"), ("fout", "Fout"), ("succes", "Gelukt")]
)
def test_kind_of_alert_is_in_words(render: Render, soort: str, woord: str) -> None:
    melding = render("{% melding soort=soort titel='Uw bericht' %}<p>Tekst</p>{% endmelding %}", soort=soort)

    sectie = melding.find("section")
    assert text(melding.get_element_by_id(sectie.get("aria-labelledby"))) == f"{woord}: Uw bericht"
    assert text(melding.find(".//p")) == "Tekst"


def test_alert_without_title_is_named_by_its_kind(render: Render) -> None:
    assert render("{% melding %}Tekst{% endmelding %}").find("section").get("aria-label") == "Informatie"


def test_unknown_kind_of_alert_is_a_mistake_of_ours(render: Render) -> None:
    with pytest.raises(KeyError):
        render("{% melding soort='paars' %}Tekst{% endmelding %}")


def test_silent_source_is_named_with_a_way_to_try_again(render: Render) -> None:
    request = RequestFactory().get("/mijn/zaken/", {"pagina": "2"})

    fout = render("{% bronfout r %}", request=request, r=Unavailable("RDW", Reden.TE_LAAT, retry_at=NU))

    assert "RDW" in text(fout.find(".//h2"))
    assert "te lang" in text(fout)
    assert "22 november 2026, 10.00 uur" in text(fout)
    (opnieuw,) = fout.iter("a")
    assert (text(opnieuw), opnieuw.get("href")) == ("Probeer het opnieuw (RDW)", "/mijn/zaken/?pagina=2")


@pytest.mark.parametrize("reden", list(Reden))
def test_each_reason_has_a_sentence(render: Render, reden: Reden) -> None:
    assert text(render("{% bronfout r %}", r=Unavailable("UWV", reden)).find(".//p")).count(".") >= 2


def test_old_answer_says_from_when_it_is(render: Render) -> None:
    fout = render("{% bronfout r %}", r=Stale([], "Dienst Toeslagen", NU, Reden.STORING))

    assert "Dienst Toeslagen" in text(fout.find(".//h2"))
    assert fout.find(".//time").get("datetime") == "2026-11-22T10:00+01:00"


def test_refusal_has_no_link_to_try_again(render: Render) -> None:
    request = RequestFactory().get("/mijn/zaken/")

    fout = render(
        "{% bronfout r %}", request=request, r=NotPermitted("Gemeente Utrecht", "Daarvoor is DigiD Hoog nodig.")
    )

    assert "Daarvoor is DigiD Hoog nodig." in text(fout)
    assert list(fout.iter("a")) == []


def test_answer_needs_no_notice(render: Render) -> None:
    assert text(render("{% bronfout r %}", r=Available([], "RDW", NU))) == ""


def test_a_few_silent_sources_are_each_told_and_many_in_one(render: Render) -> None:
    request = RequestFactory().get("/mijn/")
    stil = [Unavailable(f"Gemeente {n}", Reden.TE_LAAT) for n in range(4)]
    oud = Stale([], "RDW", NU, Reden.STORING)

    assert len(render("<div>{% bronfouten r %}</div>", request=request, r=stil[:3]).findall(".//section")) == 3
    samen, los = render("<div>{% bronfouten r %}</div>", request=request, r=[*stil, oud]).findall(".//section")
    assert "4 organisaties ontbreken nu" in text(samen.find(".//h2"))
    assert [text(regel) for regel in samen.iter("li")] == [bron.source for bron in stil]
    assert len(list(samen.iter("a"))) == 1
    assert "RDW" in text(los.find(".//h2"))


def test_dialog_has_a_name_and_says_what_it_is_about(render: Render) -> None:
    dialoog = render(
        '{% dialoog "weg" "Gooit u dit weg?" rest=120000 %}<p id="weg-tekst">Het komt niet terug.</p>{% enddialoog %}'
    ).find("dialog")

    assert dialoog.get("open") is None
    assert text(dialoog.get_element_by_id(dialoog.get("aria-labelledby"))) == "Gooit u dit weg?"
    assert text(dialoog.get_element_by_id(dialoog.get("aria-describedby"))) == "Het komt niet terug."
    assert dialoog.get("data-rest") == "120000"
