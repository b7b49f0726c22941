"""An editor writes something that not everybody can use, and hears which rule it breaks, why and how to mend it."""

import pytest

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.toegankelijkheid.controle import check_toegankelijk, is_zeker
from cms.redactie.toegankelijkheid.opbouw import read_opbouw
from cms.redactie.toegankelijkheid.regels import REGELS
from cms.redactie.toegankelijkheid.talen import find_andere_taal


def html(tekst: str) -> list[Bevinding]:
    return list(check_toegankelijk([Stuk("tekst", tekst, Vorm.HTML)]))


def gewoon(tekst: str) -> list[Bevinding]:
    return list(check_toegankelijk([Stuk("wat", tekst)]))


def regels(bevindingen: list[Bevinding]) -> list[str]:
    return [bevinding.regel for bevinding in bevindingen]


GEBREKEN = {
    "axe:link-name": '<p>Zie <a href="/a"> </a>.</p>',
    "eigen:linktekst-vaag": '<p>Uw afspraak maakt u <a href="/a">hier</a>.</p>',
    "eigen:klik-hier": "<p>Klik op onderstaande link voor meer uitleg.</p>",
    "eigen:linktekst-url": '<p>Zie <a href="https://utrecht.nl/x">https://utrecht.nl/x</a>.</p>',
    "eigen:linktekst-dubbel": '<p><a href="/a">Afval aanbieden</a> of <a href="/b">Afval aanbieden</a></p>',
    "eigen:documentlink": '<p><a href="https://utrecht.nl/tarieven.pdf?v=2">De tarieven</a></p>',
    "axe:empty-heading": "<h3></h3><p>Tekst.</p>",
    "eigen:kop-sprong": "<h3>Afval</h3><h5>Glas</h5>",
    "eigen:kop-nagemaakt": "<p><strong>Dit kost het</strong></p><p>U betaalt 10 euro.</p>",
    "eigen:lijst-nagemaakt": "<p>- een paspoort</p><p>- een foto</p>",
    "eigen:aanwijzing-plek": "<p>Gebruik het formulier rechtsboven.</p>",
    "eigen:aanwijzing-kleur": "<p>Kies de groene knop.</p>",
    "eigen:hoofdletters": "<p>LET OP: dit is BELANGRIJK voor u.</p>",
    "axe:image-alt": '<p><img src="balie.jpg"></p>',
    "eigen:alt-bestandsnaam": '<p><img src="b.jpg" alt="IMG_2041.jpg"></p>',
    "eigen:alt-dubbel-gezegd": '<p><img src="b.jpg" alt="Foto van de balie"></p>',
    "eigen:tabel-zonder-kop": "<table><tr><td>Klein</td><td>10 euro</td></tr></table>",
    "axe:empty-table-header": "<table><tr><th>Soort</th><th></th></tr><tr><td>Klein</td><td>10</td></tr></table>",
    "eigen:taal-ontbreekt": "<p>You can apply for this at the town hall, with your passport.</p>",
}
# These two need to know the document.
MET_DOCUMENT = {"eigen:document-met-fouten", "eigen:document-weg"}


@pytest.mark.parametrize(("regel", "tekst"), GEBREKEN.items())
def test_each_defect_is_found_by_its_own_rule_and_no_other(regel: str, tekst: str) -> None:
    (bevinding,) = html(tekst)

    assert bevinding.regel == regel
    assert (bevinding.soort, bevinding.veld) == (Soort.TOEGANKELIJKHEID, "tekst")
    assert bevinding.waarom.endswith(".")
    assert bevinding.voorstel.endswith((".", ")."))
    assert "{" not in bevinding.waarom + bevinding.voorstel


def test_every_rule_has_a_defect_that_shows_it() -> None:
    assert set(GEBREKEN) | MET_DOCUMENT == set(REGELS)


def test_a_good_text_gets_no_finding() -> None:
    assert not html(
        "<h3>Grofvuil</h3><p>Maak een afspraak bij <a href='/a'>de milieustraat</a>. Neem mee:</p>"
        "<ul><li>uw paspoort</li><li>de <strong>brief</strong></li></ul><h4>Tarieven</h4>"
        "<p>Lees <a href='/t.pdf'>de tarieven (PDF)</a>. <strong>Let op!</strong></p>"
        "<table><tr><th></th><th>Prijs</th></tr><tr><th>Klein</th><td>10 euro</td></tr></table>"
        "<p lang='en'>You can also read about this in English, with your own passport at hand.</p>"
        "<p><img src='x.jpg' alt=''><a href='/b'><img src='y.jpg' alt='Naar de balie'></a></p>"
    )


def test_only_what_keeps_people_out_is_certain() -> None:
    zeker = {regel for regel, tekst in GEBREKEN.items() if any(is_zeker(b) for b in html(tekst))}

    assert zeker == {
        "axe:link-name", "eigen:linktekst-vaag", "axe:empty-heading", "axe:image-alt", "eigen:alt-bestandsnaam",
        "eigen:tabel-zonder-kop",
    }  # fmt: skip
    assert all(REGELS[regel].ernst == Ernst.LET_OP for regel in set(GEBREKEN) - zeker)


@pytest.mark.parametrize("tekst", ["klik hier", "Lees meer »", "meer informatie", "Deze website.", "PDF"])
def test_links_that_say_nothing_by_themselves_are_certain_errors(tekst: str) -> None:
    assert regels(html(f'<p>Wilt u dit weten? <a href="/a">{tekst}</a></p>')) == ["eigen:linktekst-vaag"]


@pytest.mark.parametrize("tekst", ["Lees meer over grofvuil", "Website van de gemeente", "Hierom vragen wij dit"])
def test_links_that_name_their_goal_are_fine(tekst: str) -> None:
    assert not html(f'<p><a href="/a">{tekst}</a></p>')


def test_markup_that_is_not_closed_is_read_as_a_browser_would() -> None:
    opbouw = read_opbouw("<p>Eén <b>twee<p>Drie</b></p><a href='/x'>vier")

    assert [link.tekst for link in opbouw.links] == ["vier"]
    assert {alinea.tekst for alinea in opbouw.alineas} == {"Drie", "Eén tweeDrie"}


def test_plain_text_is_checked_on_what_its_field_can_hold() -> None:
    assert regels(gewoon("- een paspoort\n- een foto")) == ["eigen:lijst-nagemaakt"]
    assert "eigen veld" in gewoon("1. Bel ons.\n2. Kom langs.")[0].voorstel
    assert not gewoon("Bel ons.\nOf kom langs - zonder afspraak.")
    assert regels(gewoon("De balie is dicht. The desk is closed, so you can call us at this number.")) == []


@pytest.mark.parametrize(
    ("tekst", "taal"),
    [
        ("You have to bring your passport to the town hall.", "Engels"),
        ("Sie können das nicht mit der Post schicken, bringen Sie es mit.", "Duits"),
        ("Vous avez besoin de votre passeport pour cette demande.", "Frans"),
        ("Bo mester di un paspoort pa pidi esaki na oficina.", "Papiaments"),
        ("يمكنك تقديم الطلب في البلدية", "Arabisch schrift"),
        ("Ви можете подати заяву", "Cyrillisch schrift"),
        ("U kunt dit aanvragen bij de gemeente waar u woont.", ""),
        ("Work in NL: International Welcome Center North", ""),
        ("De website heet Work in NL en is er voor iedereen.", ""),
        ("Stuur een e-mail of een brief naar de SVB in Leiden.", ""),
    ],
)
def test_a_whole_sentence_in_another_language_is_recognised(tekst: str, taal: str) -> None:
    assert find_andere_taal(tekst) == taal
