"""Several engines and views that mean the same spot are one problem."""

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.samenvoegen import Probleem, merge
from toegankelijkheid.toetsen.waarneming import Waarneming


def bevinding(motor: str = "axe", regel: str = "color-contrast", **meer: object) -> Bevinding:
    return Bevinding(
        **{"motor": motor, "regel": regel, "plek": "main > p", "uitleg": "te licht", "eisen": ("1.4.3",)} | meer
    )


def gezien(*bevindingen: Bevinding, weergave: str = "1280", toestand: str = "", adres: str = "/a/") -> Waarneming:
    return Waarneming(adres, "web:a", "", toestand, weergave, bevindingen, {})


def test_two_engines_in_two_views_make_one_problem_in_the_words_of_the_leading_one() -> None:
    (probleem,) = merge(
        [
            gezien(bevinding("ibm", "text_contrast_sufficient", uitleg="contrast 2.8")),
            gezien(bevinding()),
            gezien(bevinding(), weergave="donker"),
        ]
    )
    assert (probleem.regel, probleem.uitleg) == ("axe:color-contrast", "te licht")
    assert probleem.motoren == ("axe", "ibm")
    assert probleem.weergaven == ("1280", "donker")
    assert probleem.aantal == 1


def test_another_spot_page_criterion_or_state_is_another_problem() -> None:
    problemen = merge(
        [
            gezien(bevinding(), bevinding(plek="main > a"), bevinding(eisen=("1.4.6",))),
            gezien(bevinding(), adres="/b/"),
            gezien(bevinding(plek="dialog > p"), toestand="menu open"),
        ]
    )
    assert len({probleem.sleutel for probleem in problemen}) == len(problemen) == 5


def test_a_state_does_not_repeat_what_the_page_has_anyway() -> None:
    (probleem,) = merge([gezien(bevinding()), gezien(bevinding(), toestand="menu open")])
    assert probleem.toestand == ""


def test_who_is_sure_wins_from_who_doubts() -> None:
    twijfel = bevinding(zekerheid=Zekerheid.TE_BEOORDELEN)
    zeker = bevinding("ibm", "text_contrast_sufficient")
    (probleem,) = merge([gezien(twijfel), gezien(twijfel, weergave="donker"), gezien(zeker, weergave="390")])
    assert (probleem.zekerheid, probleem.regel) == (Zekerheid.ZEKER, "ibm:text_contrast_sufficient")
    assert probleem.weergaven == ("390",)
    assert probleem.motoren == ("axe", "ibm")


def test_good_practice_has_no_criterion_and_differs_by_rule() -> None:
    problemen = merge([gezien(bevinding(regel="region", eisen=()), bevinding(regel="heading-order", eisen=()))])
    assert [probleem.eis for probleem in problemen] == ["", ""]


def test_the_key_of_a_document_error_does_not_move_with_the_line() -> None:
    def op_regel(nummer: int) -> Probleem:
        fout = bevinding("nu", "opbouw", plek=f"regel {nummer}", uitleg="Stray end tag", eisen=())
        (probleem,) = merge([gezien(fout, weergave="")])
        return probleem

    assert op_regel(10).sleutel == op_regel(25).sleutel
    assert op_regel(10).weergaven == ()


def test_what_stands_on_every_page_is_one_problem_of_the_shell() -> None:
    fout = bevinding(plek="html > body > footer > a")
    eigen = bevinding(plek="html > body > main > p")
    problemen = merge([gezien(fout, eigen, adres=f"/{letter}/") for letter in "abcde"])
    (schil,) = (probleem for probleem in problemen if probleem.plek == fout.plek)
    assert (schil.adres, schil.route, schil.aantal) == ("/a/", "schil", 5)
    assert len(problemen) == 6


def test_the_picture_is_of_the_spot_that_leads() -> None:
    kijk = Waarneming("/a/", "web:a", "", "", "1280", (bevinding(),), {}, {"main > p": b"png"})
    (probleem,) = merge([gezien(bevinding()), kijk])
    assert probleem.beeld == b"png"
