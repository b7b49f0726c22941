import pytest
from django import forms

from tests.toegankelijkheid.conftest import Render, described_by, text


class Huurformulier(forms.Form):
    huur = forms.CharField(
        label="Huur per maand",
        help_text="De kale huur.",
        error_messages={"required": "Vul uw huur per maand in, bijvoorbeeld 742,50"},
    )
    woon = forms.ChoiceField(
        label="Met wie woont u?", choices=[("a", "Alleen"), ("p", "Met een partner")], widget=forms.RadioSelect
    )
    gemeente = forms.ChoiceField(label="Gemeente", choices=[("", "Kies"), ("gm0344", "Utrecht")], required=False)
    soorten = forms.MultipleChoiceField(
        label="Waarover?", choices=[("a", "Zorg"), ("b", "Huur")], required=False, widget=forms.CheckboxSelectMultiple
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea)
    akkoord = forms.BooleanField(label="Ik heb alles naar waarheid ingevuld")

    def clean(self) -> dict[str, object]:
        if self.data.get("dubbel"):
            raise forms.ValidationError("U hebt dit formulier al verstuurd.")
        return self.cleaned_data


@pytest.fixture
def leeg() -> Huurformulier:
    return Huurformulier()


@pytest.fixture
def geweigerd() -> Huurformulier:
    return Huurformulier({"huur": "", "soorten": ["b"]})


def test_field_has_its_label_and_explanation(render: Render, leeg: Huurformulier) -> None:
    veld = render("{% tekstveld f.huur %}", f=leeg)

    invoer = veld.find(".//input")
    assert veld.find(".//label").get("for") == invoer.get("id")
    assert text(veld.find(".//label")) == "Huur per maand"
    assert described_by(veld, invoer) == "De kale huur."
    assert invoer.get("aria-invalid") is None


def test_browser_does_not_refuse_before_we_explain(render: Render, leeg: Huurformulier) -> None:
    invoer = render("{% tekstveld f.huur %}", f=leeg).find(".//input")

    assert invoer.get("required") is None
    assert invoer.get("aria-required") == "true"


def test_wrong_field_says_what_to_do(render: Render, geweigerd: Huurformulier) -> None:
    veld = render("{% tekstveld f.huur %}", f=geweigerd)

    invoer = veld.find(".//input")
    assert invoer.get("aria-invalid") == "true"
    assert described_by(veld, invoer) == "De kale huur. Fout: Vul uw huur per maand in, bijvoorbeeld 742,50"
    assert "utrecht-textbox--invalid" in invoer.classes


def test_what_was_typed_stays(render: Render) -> None:
    invoer = render("{% tekstveld f.huur %}", f=Huurformulier({"huur": "7 4 2"})).find(".//input")

    assert invoer.get("value") == "7 4 2"


def test_optional_field_says_so(render: Render, leeg: Huurformulier) -> None:
    assert text(render("{% tekstveld f.toelichting %}", f=leeg).find(".//label")) == "Toelichting (niet verplicht)"
    assert text(render("{% tekstveld f.toelichting optioneel=False %}", f=leeg).find(".//label")) == "Toelichting"
    assert text(render("{% keuzeveld f.gemeente %}", f=leeg).find(".//label")) == "Gemeente (niet verplicht)"


def test_radio_buttons_are_a_group_named_by_the_question(render: Render, geweigerd: Huurformulier) -> None:
    groep = render("{% keuzeveld f.woon %}", f=geweigerd)

    fieldset = groep.find(".//fieldset")
    assert text(fieldset.find("legend")) == "Met wie woont u?"
    assert described_by(groep, fieldset) == "Fout: Maak een keuze: Met wie woont u?"
    assert {label.get("for"): text(label) for label in groep.iter("label")} == {
        knop.get("id"): naam for knop, naam in zip(groep.iter("input"), ["Alleen", "Met een partner"], strict=True)
    }
    assert {(knop.get("type"), knop.get("name")) for knop in groep.iter("input")} == {("radio", "woon")}


def test_boxes_keep_what_was_chosen(render: Render, geweigerd: Huurformulier) -> None:
    groep = render("{% keuzeveld f.soorten %}", f=geweigerd)

    assert [(vak.get("type"), vak.get("value"), vak.get("checked") is not None) for vak in groep.iter("input")] == [
        ("checkbox", "a", False),
        ("checkbox", "b", True),
    ]


def test_single_box_has_its_label(render: Render, geweigerd: Huurformulier) -> None:
    veld = render("{% keuzeveld f.akkoord %}", f=geweigerd)

    vak = veld.find(".//input")
    assert veld.find(".//label").get("for") == vak.get("id")
    assert described_by(veld, vak) == "Fout: Kruis aan: Ik heb alles naar waarheid ingevuld"


def test_overview_links_each_error_to_its_field(render: Render, geweigerd: Huurformulier) -> None:
    pagina = render(
        "{% foutoverzicht f %}{% tekstveld f.huur %}{% keuzeveld f.woon %}{% keuzeveld f.akkoord %}", f=geweigerd
    )

    kop = pagina.get_element_by_id("fout-kop")
    assert text(kop) == "Verbeter 3 antwoorden"
    assert kop.get("tabindex") == "-1"
    links = pagina.xpath("//section//a")
    assert [text(link) for link in links] == [
        "Vul uw huur per maand in, bijvoorbeeld 742,50",
        "Maak een keuze: Met wie woont u?",
        "Kruis aan: Ik heb alles naar waarheid ingevuld",
    ]
    for link in links:
        assert pagina.get_element_by_id(link.get("href")[1:]).tag == "input"
    assert pagina.xpath("//*[@role='alert']") == []


def test_error_of_the_whole_form_is_in_the_overview(render: Render) -> None:
    formulier = Huurformulier({"huur": "1", "woon": "a", "akkoord": "on", "dubbel": "ja"})

    overzicht = render("{% foutoverzicht f %}", f=formulier)

    assert "U hebt dit formulier al verstuurd." in text(overzicht)
    assert text(overzicht.get_element_by_id("fout-kop")) == "Verbeter 1 antwoord"


def test_good_form_has_no_overview(render: Render, leeg: Huurformulier) -> None:
    assert text(render("{% foutoverzicht f %}{% fouttitel f %}", f=leeg)) == ""


def test_page_title_starts_with_the_refusal(render: Render, geweigerd: Huurformulier) -> None:
    assert text(render("{% fouttitel f %}Huurcontract sturen", f=geweigerd)) == (
        "Niet verzonden, er zijn 3 fouten: Huurcontract sturen"
    )
