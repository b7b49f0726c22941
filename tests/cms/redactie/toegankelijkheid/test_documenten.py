"""An editor puts a PDF on the site and hears in plain Dutch whether everybody can read it."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, TextStringObject
from wagtail.documents.models import Document
from wagtail.models import Collection
from weasyprint import HTML

from cms.producten.models import Aanbod, Organisatie
from cms.redactie.models import Rol
from cms.redactie.tasks import check_documents
from cms.redactie.toegankelijkheid.documenten import check_document, list_unchecked
from cms.redactie.toegankelijkheid.documentregels import DOCUMENTREGELS
from cms.redactie.toegankelijkheid.pdf import check_pdf
from cms.redactie.toegankelijkheid.publiceren import list_fouten
from tests.factories.producten import AanbodFactory, OrganisatieFactory
from tests.factories.redactie import make_lid

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg"
    "gg=="
)
TEKST = "<h1>Tarieven 2026</h1><p>Een ophaalbeurt kost 25 euro.</p>"


def make_pdf(inhoud: str = TEKST, *, kop: str = "<title>Tarieven voor grofvuil</title>", codes: bool = True) -> bytes:
    bron = f'<html lang="nl"><head>{kop}</head><body>{inhoud}</body></html>'
    pdf = HTML(string=bron).write_pdf(pdf_variant="pdf/ua-1" if codes else None)
    assert isinstance(pdf, bytes)
    return pdf


def change(pdf: bytes, **anders: Any) -> bytes:
    """The same file with other entries in its catalog; None takes one out."""
    schrijver = PdfWriter(clone_from=BytesIO(pdf))
    for naam, waarde in anders.items():
        if waarde is None:
            schrijver.root_object.pop(NameObject(f"/{naam}"), None)
        else:
            schrijver.root_object[NameObject(f"/{naam}")] = waarde
    return written(schrijver)


def written(schrijver: PdfWriter) -> bytes:
    uit = BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def locked(pdf: bytes, **slot: Any) -> bytes:
    schrijver = PdfWriter(clone_from=BytesIO(pdf))
    schrijver.encrypt(**slot)
    return written(schrijver)


def without_alt(pdf: bytes) -> bytes:
    schrijver = PdfWriter(clone_from=BytesIO(pdf))
    for nummer in range(1, len(schrijver._objects) + 1):
        ding = schrijver.get_object(nummer)
        if isinstance(ding, DictionaryObject) and ding.get("/S") == "/Figure":
            ding.pop("/Alt", None)
    return written(schrijver)


def test_a_good_pdf_has_no_errors_and_is_still_work_for_a_person() -> None:
    uitslag = check_pdf(make_pdf())

    assert (uitslag.paginas, uitslag.fouten, uitslag.te_beoordelen) == (1, (), ("pdf:leesvolgorde",))


BEELD = f'<p>Kaart</p><img src="{PIXEL}" alt="Kaart van de wijk">'
VIEWER = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=False)})


@pytest.mark.parametrize(
    ("pdf", "fout"),
    [
        (b"geen pdf", "pdf:kapot"),
        (make_pdf()[:400], "pdf:kapot"),
        (locked(make_pdf(), user_password="geheim", algorithm="AES-128"), "pdf:wachtwoord"),
        (
            locked(make_pdf(), user_password="", owner_password="x", permissions_flag=-1 ^ 512, algorithm="AES-128"),
            "pdf:op-slot",
        ),
        (make_pdf(codes=False), "pdf:zonder-codes"),
        (change(make_pdf(), StructTreeRoot=None), "pdf:zonder-codes"),
        (make_pdf(f'<img src="{PIXEL}" alt="">'), "pdf:zonder-tekst"),
        (change(make_pdf(), Lang=None), "pdf:zonder-taal"),
        (make_pdf(kop=""), "pdf:zonder-titel"),
        (make_pdf(kop="<title>Microsoft Word - tarieven.docx</title>"), "pdf:zonder-titel"),
        (change(make_pdf(), ViewerPreferences=VIEWER), "pdf:titel-niet-getoond"),
        (without_alt(make_pdf(BEELD)), "pdf:beeld-zonder-tekst"),
        (make_pdf("<p>Prijzen</p><table><tr><td>Klein</td><td>10</td></tr></table>"), "pdf:tabel-zonder-kop"),
    ],
)
def test_each_defect_of_a_pdf_is_found(pdf: bytes, fout: str) -> None:
    assert fout in check_pdf(pdf).fouten


def test_what_a_person_must_look_at_is_named() -> None:
    lang = make_pdf("<p>Alleen tekst.</p>" + '<p style="break-before: page">Verder.</p>' * 21)
    veld = DictionaryObject({NameObject("/T"): TextStringObject("veld1")})
    formulier = DictionaryObject({NameObject("/Fields"): ArrayObject([veld])})

    assert check_pdf(lang).te_beoordelen == ("pdf:zonder-koppen", "pdf:zonder-bladwijzers", "pdf:leesvolgorde")
    assert "pdf:veld-zonder-naam" in check_pdf(change(make_pdf(), AcroForm=formulier)).te_beoordelen


def test_a_tree_of_tags_that_goes_round_comes_to_an_end() -> None:
    schrijver = PdfWriter(clone_from=BytesIO(make_pdf()))
    boom = schrijver.root_object["/StructTreeRoot"].get_object()
    kind = boom["/K"][0].get_object()
    kind[NameObject("/K")] = ArrayObject([boom["/K"][0]])

    uitslag = check_pdf(written(schrijver))

    assert PdfReader(BytesIO(written(schrijver))).pages
    assert "pdf:zonder-codes" not in uitslag.fouten


def test_every_rule_says_why_and_how_to_mend_it() -> None:
    for regel in DOCUMENTREGELS.values():
        assert regel.waarom.endswith(".")
        assert regel.herstel.endswith(".")
        assert not regel.kort.endswith(".")


@pytest.fixture
def utrecht(db: None) -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def fatima(utrecht: Organisatie) -> User:
    return make_lid("fatima", Rol.EINDREDACTEUR, utrecht)


def upload(inhoud: bytes, naam: str = "tarieven.pdf", collectie: Collection | None = None) -> Document:
    document = Document(title="Tarieven", collection=collectie or Collection.get_first_root_node())
    document.file.save(naam, ContentFile(inhoud), save=False)
    document._set_document_file_metadata()
    document.save()
    return document


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_editor_of_a_document_reads_what_is_wrong_with_it(client: Client, fatima: User) -> None:
    collectie = Collection.objects.get(name="Gemeente Utrecht")
    document = upload(make_pdf(codes=False, kop=""), collectie=collectie)
    client.force_login(fatima)
    url = reverse("wagtaildocs:edit", args=[document.pk])
    assert "wordt nog nagekeken" in client.get(url).content.decode()

    check_document(pk=document.pk)

    tekst = client.get(url).content.decode()
    assert "Geen codes voor de opbouw" in tekst
    assert "Vul in Word bij Bestand, Info een titel in" in tekst
    lijst = client.get(reverse("redactie_toegankelijk:documenten"), {"fout": "true"}).content.decode()
    assert "Geen codes voor de opbouw" in lijst
    csv = client.get(reverse("redactie_toegankelijk:documenten"), {"export": "csv"})
    assert "Geen titel" in b"".join(csv.streaming_content).decode()  # type: ignore[attr-defined]


def test_a_document_of_another_organisation_is_not_in_the_list(client: Client, fatima: User) -> None:
    zwolle = OrganisatieFactory(gemeente=True, plaats="Zwolle", code="gm0193")
    make_lid("z", Rol.EINDREDACTEUR, zwolle)
    upload(make_pdf(), collectie=Collection.objects.get(name="Gemeente Zwolle"))
    client.force_login(fatima)

    assert "Tarieven" not in client.get(reverse("redactie_toegankelijk:documenten")).content.decode()


def test_teams_of_one_organisation_share_a_collection_that_may_be_renamed(utrecht: Organisatie) -> None:
    make_lid("sam", Rol.REDACTEUR, utrecht)
    Collection.objects.filter(name="Gemeente Utrecht").update(name="Stukken van Utrecht")
    make_lid("fatima", Rol.EINDREDACTEUR, utrecht)

    assert Collection.objects.filter(depth=2).count() == 1


@pytest.fixture
def aanbod(utrecht: Organisatie) -> Aanbod:
    return AanbodFactory(organisatie=utrecht)


def test_the_reader_sees_kind_and_size_before_a_document_opens(aanbod: Aanbod) -> None:
    document = upload(b"x" * 2048, "tarieven.pdf")
    aanbod.tekst = f'<p>Zie <a linktype="document" id="{document.pk}">de tarieven</a>.</p>'

    html = str(aanbod.veilige_tekst)

    assert "de tarieven (PDF, 2,0 KB)</a>" in html.replace("\xa0", " ")
    assert f'href="{document.url}"' in html
    assert document.url.startswith("/documenten/")


def test_a_link_to_a_document_that_is_gone_leaves_its_words(aanbod: Aanbod) -> None:
    aanbod.tekst = '<p>Zie <a linktype="document" id="999">de tarieven</a> en <a id="naam" href="/x">dit</a>.</p>'

    html = str(aanbod.veilige_tekst)

    assert "Zie de tarieven en" in html
    assert "naam" not in html
    assert [fout.regel for fout in list_fouten(aanbod)] == ["eigen:document-weg"]


def test_a_text_hears_of_the_errors_in_its_documents(aanbod: Aanbod) -> None:
    document = upload(make_pdf(codes=False))
    aanbod.tekst = f'<p>Lees <a linktype="document" id="{document.pk}">de tarieven</a>.</p>'
    assert list_fouten(aanbod) == []

    check_document(pk=document.pk)

    (fout,) = list_fouten(aanbod)
    assert fout.regel == "eigen:document-met-fouten"
    assert "koppen en lijsten zijn niet herkenbaar" in fout.waarom


def test_each_night_new_and_replaced_files_are_looked_at(db: None) -> None:
    document, brief = upload(make_pdf(codes=False)), upload(b"PK", "brief.docx")
    check_documents()
    assert not list_unchecked().exists()
    assert (brief.controle.fouten, brief.controle.te_beoordelen) == ([], ["document:niet-te-toetsen"])

    document.file.save("nieuw.pdf", ContentFile(make_pdf()), save=False)
    document._set_document_file_metadata()
    document.save()
    assert list(list_unchecked()) == [document]
    check_documents()

    document.refresh_from_db()
    assert document.controle.fouten == []


def test_a_document_whose_file_is_lost_is_left_alone(db: None) -> None:
    document = upload(make_pdf())
    document.file.storage.delete(document.file.name)

    assert check_document(pk=document.pk) is None
    assert check_document(pk=0) is None
