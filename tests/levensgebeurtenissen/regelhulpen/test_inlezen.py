"""Regelhulpen from our own files: what is loaded is what was written."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from cms.producten.inlezen.bestanden import Inhoudsfout, read_inhoud
from levensgebeurtenissen.regelhulpen.forms import VELDEN
from levensgebeurtenissen.regelhulpen.graaf.voorbeelden import run
from levensgebeurtenissen.regelhulpen.inhoud import INHOUD, RegelhulpInhoud
from levensgebeurtenissen.regelhulpen.inlezen import load_regelhulpen
from levensgebeurtenissen.regelhulpen.lezen import make_graaf
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.regelhulpen.stromen import make_stromen
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import ProductPaginaFactory
from tests.factories.regelhulpen import REGELHULP, regelhulp_met

pytestmark = pytest.mark.django_db


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    ProductPaginaFactory(slug="ww-uitkering")
    ProductPaginaFactory(slug="bijstand")
    LevensgebeurtenisPaginaFactory(slug="werk-verliezen")
    return tmp_path


def write(map_: Path, inhoud: dict[str, Any]) -> Path:
    pad = map_ / f"{inhoud['slug']}.yaml"
    pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True))
    return pad


def test_a_file_becomes_a_published_page_with_the_same_graph(map_: Path) -> None:
    pad = write(map_, REGELHULP)

    telling = load_regelhulpen(map_=map_)

    pagina = RegelhulpPagina.objects.live().get(slug="na-ontslag")
    assert telling.nieuw == ["na-ontslag"]
    assert not [gebrek for gebrek in pagina.gebreken if gebrek.stopt]
    graaf = read_inhoud(pad, RegelhulpInhoud).graaf()
    assert pagina.graaf.knopen == graaf.knopen
    assert pagina.graaf.berekeningen == graaf.berekeningen
    assert pagina.graaf.uitkomsten == graaf.uitkomsten
    assert [v.naam for v in pagina.graaf.voorbeelden] == [v.naam for v in graaf.voorbeelden]
    assert [gebeurtenis.slug for gebeurtenis in pagina.gebeurtenissen.all()] == ["werk-verliezen"]


def test_loading_twice_changes_nothing_and_leaves_an_editors_change(map_: Path) -> None:
    write(map_, REGELHULP)
    load_regelhulpen(map_=map_)
    pagina = RegelhulpPagina.objects.get(slug="na-ontslag")
    pagina.minuten = 5
    pagina.save_revision().publish()

    telling = load_regelhulpen(map_=map_)

    assert telling.ongewijzigd == ["na-ontslag"]
    pagina.refresh_from_db()
    assert pagina.minuten == 5


def test_an_unsound_file_is_refused_with_its_name_and_the_place(map_: Path) -> None:
    write(map_, regelhulp_met(begin="nergens"))

    with pytest.raises(Inhoudsfout, match=r"na-ontslag\.yaml: begin: De eerste vraag 'nergens' bestaat niet"):
        load_regelhulpen(map_=map_)

    assert not RegelhulpPagina.objects.exists()


@pytest.mark.parametrize("pad", sorted(INHOUD.glob("*.yaml")), ids=lambda pad: pad.stem)
def test_what_we_ship_can_be_published_from_the_editor_as_it_is(pad: Path) -> None:
    inhoud = read_inhoud(pad, RegelhulpInhoud)
    zonder = [
        uitkomst.model_copy(update={"producten": [], "gebeurtenis": "", "delen": []}) for uitkomst in inhoud.uitkomsten
    ]
    stromen = make_stromen(inhoud.model_copy(update={"uitkomsten": zonder}), producten={}, gebeurtenissen={})

    velden = {naam: RegelhulpPagina._meta.get_field(naam).to_python(stroom) for naam, stroom in stromen.items()}
    schoon = {naam: waarde.stream_block.clean(waarde) for naam, waarde in velden.items()}

    graaf, gebreken = make_graaf(begin=inhoud.begin, **{naam: schoon[naam] for naam in VELDEN if naam != "begin"})
    assert gebreken == ()
    assert (graaf.knopen, graaf.berekeningen) == (inhoud.graaf().knopen, inhoud.graaf().berekeningen)
    assert all(run(graaf, voorbeeld).goed for voorbeeld in graaf.voorbeelden)


def test_the_command_tells_what_is_wrong_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goed = write(tmp_path, REGELHULP)
    call_command("regelhulp_toets", str(goed))
    assert "3 vragen, 3 uitkomsten, 4 voorbeelden" in capsys.readouterr().out

    fout = write(tmp_path, regelhulp_met(uitkomsten=REGELHULP["uitkomsten"][:2]))
    with pytest.raises(CommandError):
        call_command("regelhulp_toets", str(fout))
    assert "Er is geen vraag of uitkomst 'anders_uit'" in capsys.readouterr().out
