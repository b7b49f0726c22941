from urllib.parse import parse_qs

from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.toegankelijkheid.conftest import Render, text


def test_breadcrumb_marks_the_page_itself(render: Render) -> None:
    pad = render(
        "{% kruimelpad kruimels %}", kruimels=[("Home", "/"), ("Mijn zaken", "/mijn/zaken/"), ("Verhuizen", None)]
    )

    assert pad.find("nav").get("aria-label") == "Kruimelpad"
    assert [link.get("href") for link in pad.iter("a")] == ["/", "/mijn/zaken/"]
    (hier,) = pad.xpath("//*[@aria-current='page']")
    assert text(hier) == "Verhuizen"


def test_pages_of_a_list_keep_the_search(render: Render) -> None:
    request = RequestFactory().get("/zoeken/", {"q": "huur & zorg", "thema": ["wonen", "zorg"], "pagina": "2"})

    nav = render("{% paginering pagina %}", request=request, pagina=Paginator(range(40), 10).page(2))

    assert [text(hier) for hier in nav.xpath("//*[@aria-current='page']")] == ["Pagina 2"]
    (volgende,) = nav.xpath("//a[@rel='next']")
    assert text(volgende) == "Volgende pagina"
    assert parse_qs(volgende.get("href")[1:]) == {"q": ["huur & zorg"], "thema": ["wonen", "zorg"], "pagina": ["3"]}
    assert [text(link) for link in nav.iter("a")] == [
        "Vorige pagina",
        "Pagina 1",
        "Pagina 3",
        "Pagina 4",
        "Volgende pagina",
    ]


def test_long_list_leaves_pages_out_without_reading_dots(render: Render) -> None:
    nav = render("{% paginering pagina %}", pagina=Paginator(range(300), 10).page(15))

    assert [text(link) for link in nav.iter("a")] == [
        "Vorige pagina", "Pagina 1", "Pagina 14", "Pagina 16", "Pagina 30", "Volgende pagina",
    ]  # fmt: skip
    assert all(stippen.get("aria-hidden") == "true" for stippen in nav.find_class("utrecht-pagination__dots"))


def test_single_page_needs_no_pagination(render: Render) -> None:
    assert text(render("{% paginering pagina %}", pagina=Paginator(range(5), 10).page(1))) == ""


def test_side_menu_shows_the_page_and_what_is_new(render: Render) -> None:
    groepen = [
        [{"titel": "Overzicht", "url": "/mijn/", "icoon": "layout-grid", "actief": False}],
        [{"titel": "Berichten", "url": "/mijn/berichten/", "icoon": "inbox", "actief": True, "teller": 2}],
    ]

    menu = render("{% zijmenu groepen %}", groepen=groepen)

    assert menu.find(".//nav").get("aria-label") == "Mijn omgeving"
    assert text(menu.find(".//summary")) == "Mijn omgeving"
    assert [text(hier) for hier in menu.xpath("//*[@aria-current='page']")] == ["Berichten 2 nieuw"]
    assert len(list(menu.iter("ul"))) == 2


def test_question_box_is_a_labelled_search(render: Render) -> None:
    bak = render(
        '{% vraagbak "/zoeken/" "Wat zoekt u?" tekst "Geen BSN" velden=velden %}',
        tekst='"huur"',
        velden={"thema": "wonen"},
    )

    formulier, invoer = bak.find("form"), bak.xpath("//input[@type='search']")[0]
    assert (formulier.get("role"), formulier.get("method"), formulier.get("action")) == ("search", "get", "/zoeken/")
    assert text(bak.get_element_by_id(formulier.get("aria-labelledby"))) == "Wat zoekt u?"
    assert bak.find(".//label").get("for") == invoer.get("id")
    assert text(bak.get_element_by_id(invoer.get("aria-describedby"))) == "Geen BSN"
    assert (invoer.get("name"), invoer.get("value")) == ("q", '"huur"')
    assert [(veld.get("name"), veld.get("value")) for veld in bak.xpath("//input[@type='hidden']")] == [
        ("thema", "wonen")
    ]
    assert formulier.get("data-wegwijzer") is None


def test_question_for_the_wegwijzer_gets_its_answer_on_the_page(render: Render) -> None:
    bak = render('{% vraagbak "/wegwijzer/" "Uw vraag" wegwijzer=True %}')

    assert bak.find("form").get("data-wegwijzer") is not None
    assert bak.find("form").get("method") == "post"  # keeps the question out of addresses and logs
    assert text(bak.find(".//button")) == "Stel uw vraag"


def test_question_box_on_another_page_goes_to_the_wegwijzer(render: Render) -> None:
    bak = render('{% vraagbak "/wegwijzer/" "Uw vraag" wegwijzer=True blijf=False %}')

    assert bak.find("form").get("data-wegwijzer") is None


def test_question_that_was_refused_says_why_at_the_field_and_keeps_what_was_typed(render: Render) -> None:
    bak = render(
        '{% vraagbak "/wegwijzer/" "Uw vraag" "te lang" uitleg="Hoogstens 3" fout="Maak hem korter" regels=2 %}'
    )
    veld = bak.find(".//textarea")

    assert veld.text.strip() == "te lang"
    assert veld.get("aria-invalid") == "true"
    assert [text(bak.get_element_by_id(id_)) for id_ in veld.get("aria-describedby").split()] == [
        "Hoogstens 3",
        "Fout: Maak hem korter",
    ]
