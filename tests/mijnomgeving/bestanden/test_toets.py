"""What may come in: told by what is in a file, never by its name (KWALITEIT B35)."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnomgeving.bestanden import fouten
from mijnomgeving.bestanden.kantoor import DOCX, ODT
from mijnomgeving.bestanden.toets import check_inhoud, clean_naam, number_namen
from tests.mijnomgeving.bestanden.maken import archief, docx, jpeg, lying_zip, odt, packed, pdf, png

pytestmark = pytest.mark.norm("B35")
GEWOON = b"<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>"


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort", "heet"),
    [
        ("brief.pdf", pdf(GEWOON, packed(b"1 0 <</Type/Page>>")), "application/pdf", "brief.pdf"),
        ("IMG_0001.JPEG", jpeg(4032, 3024), "image/jpeg", "IMG_0001.jpg"),
        ("scherm.png", png(), "image/png", "scherm.png"),
        ("brief", docx(), DOCX, "brief.docx"),
        ("brief.odt", odt(), ODT, "brief.odt"),
        # The name says nothing: it gets the extension of what it is.
        ("factuur.exe", pdf(GEWOON), "application/pdf", "factuur.pdf"),
    ],
)
def test_these_come_in_as_what_they_are(naam: str, inhoud: bytes, soort: str, heet: str) -> None:
    bestand = check_inhoud(naam, inhoud)
    assert (bestand.soort, bestand.naam, bestand.inhoud) == (soort, heet, inhoud)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"MZ\x90\x00 een programma",
        b"<svg onload=alert(1)>",
        b"<html><script>alert(1)</script></html>",
        b"\0\0\0\x18ftypheic een foto van een telefoon",
        b"GIF89a",
        b"zomaar wat tekst",
        archief(iets_xml=b"een gewone zip"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 een doc van vroeger",
    ],
)
def test_any_other_kind_is_refused_whatever_its_name(inhoud: bytes) -> None:
    with pytest.raises(fouten.VreemdBestand):
        check_inhoud("vakantie.pdf", inhoud)


@pytest.mark.parametrize(
    "object_",
    [
        b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"<</S/J#61vaScript/JS(1)>>",
        b"<</S/Launch/F(cmd.exe)>>",
        b"<</Type/Filespec/EF<</F 5 0 R>>>><</EmbeddedFiles 6 0 R>>",
        b"<</S/SubmitForm/F(https://elders.example)>>",
        b"<</AcroForm<</XFA 7 0 R>>>>",
        b"<</Subtype/RichMedia>>",
    ],
)
@pytest.mark.parametrize("verstopt", [False, True])
def test_a_pdf_that_acts_by_itself_is_refused_also_when_it_hides_that(object_: bytes, verstopt: bool) -> None:  # noqa: FBT001
    # Also under another name than that of what it is.
    inhoud = pdf(GEWOON, packed(b"9 0 " + object_, woordenboek=b"/Type/XObject") if verstopt else object_)
    with pytest.raises(fouten.ActievePdf):
        check_inhoud("formulier.pdf", inhoud)


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (pdf(GEWOON, staart=b"/Encrypt 9 0 R"), fouten.BeveiligdePdf),
        (pdf(GEWOON, b"<</Type/ObjStm/Filter/LZWDecode>>\nstream\nzomaar\nendstream"), fouten.Onleesbaar),
        (pdf(GEWOON, packed(b"1 0 " + b"\0" * 60_000_000)), fouten.TeZwaar),
        (b"%PDF-1.7\n1 0 obj een halve pdf", fouten.Onleesbaar),
    ],
)
def test_a_pdf_that_nobody_can_look_into_is_refused(inhoud: bytes, fout: type[Exception]) -> None:
    with pytest.raises(fout):
        check_inhoud("brief.pdf", inhoud)


def test_a_photograph_of_noise_in_a_pdf_is_not_taken_for_a_program() -> None:
    ruis = random.Random(6).randbytes(3_000_000)  # noqa: S311
    assert check_inhoud("scan.pdf", pdf(GEWOON, b"<</Length 3000000>>\nstream\n" + ruis + b"\nendstream"))


@pytest.mark.parametrize("inhoud", [png(50_000, 50_000), jpeg(65_000, 65_000)])
def test_a_picture_of_a_billion_points_is_refused(inhoud: bytes) -> None:
    with pytest.raises(fouten.TeZwaar):
        check_inhoud("foto.png", inhoud)


@pytest.mark.parametrize(
    "inhoud", [b"", png()[:20], png(0, 10), jpeg()[:8], b"\xff\xd8\xff\x00", png().replace(b"IEND", b"XXXX")]
)
def test_a_broken_file_is_refused(inhoud: bytes) -> None:
    with pytest.raises(fouten.Onleesbaar):
        check_inhoud("foto.png", inhoud)


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(fouten.TeZwaar):
        check_inhoud("brief.docx", docx(word__bom_xml=b"\0" * 120_000_000))
    with pytest.raises(fouten.TeZwaar):
        check_inhoud("brief.docx", docx(**{f"word__d{nr}_xml": b"" for nr in range(2100)}))


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    with pytest.raises(fouten.Onleesbaar):
        check_inhoud("brief.docx", lying_zip())


@pytest.mark.parametrize("inhoud", [docx(word__vbaProject_bin=b"macro"), odt(Basic__Standard__Module1_xml=b"macro")])
def test_a_document_with_a_macro_is_refused(inhoud: bytes) -> None:
    with pytest.raises(fouten.MetMacro):
        check_inhoud("brief.docx", inhoud)


def test_a_path_in_an_archive_is_refused() -> None:
    with pytest.raises(fouten.Onleesbaar):
        check_inhoud("brief.docx", docx(**{"..__..__etc__passwd": b"x"}))


@pytest.mark.parametrize(
    ("naam", "heet"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Noor\\brief.pdf", "brief.pdf"),
        ("foto\u202egpj.exe", "fotogpj.pdf"),
        ("regel\r\nSet-Cookie: x=1.pdf", "regelSet-Cookie x=1.pdf"),
        (".htaccess", "bestand.pdf"),
        ("", "bestand.pdf"),
        ("Brief Şükran é.pdf", "Brief Şükran é.pdf"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_a_name_becomes_one_that_is_safe_everywhere(naam: str, heet: str) -> None:
    assert clean_naam(naam, "application/pdf") == heet


@given(st.text(max_size=200))
def test_whatever_the_name_it_has_no_path_and_no_line_end(naam: str) -> None:
    heet = clean_naam(naam, "image/png")
    assert heet.endswith(".png")
    assert heet.isprintable()
    assert not set(heet) & set('\\/:*?"<>|')
    assert not heet.startswith(".")


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
)
def test_no_bytes_break_the_check(staart: bytes, begin: bytes) -> None:
    with suppress(fouten.GeweigerdBestand):
        check_inhoud("x", begin + staart)


def test_two_files_with_one_name_stay_apart() -> None:
    zelfde = [check_inhoud("foto.png", png()), check_inhoud("FOTO.png", png()), check_inhoud("foto.png", png())]
    assert [bestand.naam for bestand in number_namen(zelfde)] == ["foto.png", "FOTO (2).png", "foto (3).png"]
