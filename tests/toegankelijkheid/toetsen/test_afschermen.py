"""Nothing that a page says about somebody is kept; what is wrong with its HTML is."""

import pytest

from toegankelijkheid.toetsen.afschermen import mask, mask_adres
from toegankelijkheid.toetsen.bevinding import Bevinding


@pytest.mark.parametrize(
    ("fragment", "over"),
    [
        ("<p class='x'>Noor Bakker, BSN 999990639</p>", "<p class='x'>…</p>"),
        ('<input name="bsn" value="999990639">', '<input name="bsn" value="…">'),
        ('<a href="/mijn/zaken/Z-2026-1/">Uw <b>zaak</b> over wonen', '<a href="…">…<b>…</b>…'),
        ('<img alt="Pasfoto van Noor" src="/f/noor.jpg', '<img alt="…" src="…"'),
        (
            '<td data-naam="Noor" aria-label="Noor">\n  <span></span></td>',
            '<td data-naam="…" aria-label="…">\n  <span></span></td>',
        ),
        ("Noor Bakker</p>", "…"),
    ],
)
def test_tags_stay_and_words_go(fragment: str, over: str) -> None:
    assert mask(Bevinding("axe", "x", "p", "Fout", fragment=fragment)).fragment == over


def test_what_an_engine_quotes_goes_as_well() -> None:
    assert mask(Bevinding("ibm", "x", "p", 'De naam "Noor Bakker" is dubbel')).uitleg == 'De naam "…" is dubbel'


@pytest.mark.parametrize(
    ("pad", "over"),
    [
        ("/mijn/zaken/Z-2026-00012/", "/mijn/zaken/…/"),
        ("/mijn/berichten/3f2504e0-4f89-41d3-9a0c-0305e82c3301/", "/mijn/berichten/…/"),
        ("/mijn/gegevens/", "/mijn/gegevens/"),
    ],
)
def test_an_address_keeps_the_kind_of_page(pad: str, over: str) -> None:
    assert mask_adres(pad) == over
