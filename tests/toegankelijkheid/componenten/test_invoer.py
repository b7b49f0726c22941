from tests.toegankelijkheid.conftest import Render, described_by, text


def test_field_of_a_filter_has_its_label_and_explanation(render: Render) -> None:
    veld = render('{% invoer "q" "Wat doet uw bedrijf?" "kapper" id="sector-q" uitleg="Of de code" lengte=120 %}')

    invoer = veld.find(".//input")
    assert veld.find(".//label").get("for") == invoer.get("id") == "sector-q"
    assert described_by(veld, invoer) == "Of de code"
    assert (invoer.get("name"), invoer.get("value"), invoer.get("maxlength")) == ("q", "kapper", "120")
    assert invoer.get("aria-invalid") is None


def test_field_that_was_not_understood_points_to_the_message(render: Render) -> None:
    veld = render(
        '{% invoer "gemeente" "Gemeente" "Xyz" fout_id="gemeente-fout" autocomplete="address-level2" %}'
        '<p id="gemeente-fout">Wij kennen geen Xyz.</p>'
    )

    invoer = veld.find(".//input")
    assert invoer.get("aria-invalid") == "true"
    assert described_by(veld, invoer) == "Wij kennen geen Xyz."
    assert invoer.get("autocomplete") == "address-level2"


def test_list_of_choices_has_its_label(render: Render) -> None:
    veld = render('{% keuzelijst "thema" "Thema" %}<option value="">Alle</option>{% endkeuzelijst %}')

    assert veld.find(".//label").get("for") == veld.find(".//select").get("id") == "thema"
    assert text(veld.find(".//select/option")) == "Alle"


def test_fields_that_answer_one_question_are_a_group(render: Render) -> None:
    groep = render(
        '{% veldgroep "Mogen ze mee?" soort="keuze" %}{% keuze "mee" "ja" "Ja" %}'
        '{% keuze "mee" "nee" "Nee" gekozen=True %}{% endveldgroep %}'
    )

    fieldset = groep.find(".//fieldset")
    assert text(fieldset.find("legend")) == "Mogen ze mee?"
    assert fieldset.get("role") == "radiogroup"
    labels = {label.get("for"): text(label) for label in groep.iter("label")}
    assert [(labels[knop.get("id")], knop.get("checked") is not None) for knop in groep.iter("input")] == [
        ("Ja", False),
        ("Nee", True),
    ]


def test_box_of_a_row_names_the_row(render: Render) -> None:
    vak = render('{% kiesvak "bericht" "m1" naam gekozen=True %}', naam='Kies: "Uw" aanslag').find("input")

    assert (vak.get("type"), vak.get("aria-label")) == ("checkbox", 'Kies: "Uw" aanslag')
    assert vak.get("checked") is not None
