"""The built style sheets, fonts and icons that are committed."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "toegankelijkheid" / "static" / "portaal"
APPS = ("portal", "cms", "levensgebeurtenissen", "mijnomgeving", "wegwijzer_ai", "toegankelijkheid")
SHEETS = [STATIC / "css" / name for name in ("nlds.css", "tokens.css", "portaal.css")]
ICON_NAMES = {
    ".html": r'\{%\s*icoon\s+"([a-z0-9-]+)"|\bicoon="([a-z0-9-]+)"',
    ".yaml": r"^[\s-]*icoon:\s*([a-z0-9-]+)\s*$",
}


def test_every_icon_that_pages_name_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))

    named = {
        name
        for app in APPS
        for suffix, pattern in ICON_NAMES.items()
        for file in (ROOT / app).rglob(f"*{suffix}")
        for groups in re.findall(pattern, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name in ([groups] if isinstance(groups, str) else groups)
        if name
    }

    assert named - sprite == set(), "run `npm run bouw`"


def test_pages_stay_light() -> None:
    css = gzip.compress(b"".join(sheet.read_bytes() for sheet in SHEETS))
    js = gzip.compress((STATIC / "js" / "portaal.js").read_bytes())

    assert len(css) <= 35 * 1024
    assert len(js) <= 15 * 1024


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheet_loads_only_what_is_here(sheet: Path) -> None:
    urls = re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))

    for url in (url for url in urls if not url.startswith("data:")):
        assert (sheet.parent / url).is_file(), url


def test_every_font_is_used_and_the_first_is_preloaded() -> None:
    css = (STATIC / "css" / "portaal.css").read_text(encoding="utf-8")
    shell = (ROOT / "toegankelijkheid" / "templates" / "basis.html").read_text(encoding="utf-8")

    for font in (STATIC / "fonts").iterdir():
        assert f"../fonts/{font.name}" in css
    preloaded = re.findall(r'rel="preload" href="\{% static "portaal/(fonts/[^"]+)"', shell)
    assert preloaded
    assert all((STATIC / font).is_file() for font in preloaded)


def test_licences_name_every_package_in_the_bundles() -> None:
    licences = (STATIC / "LICENTIES.md").read_text(encoding="utf-8")

    for package in (
        "@utrecht/alert-css",
        "@nl-design-system-candidate/button-css",
        "@tabler/icons",
        "@fontsource/fira-sans",
    ):
        assert re.search(rf"\| {re.escape(package)} \| [0-9][^|]* \| (EUPL-1\.2|MIT|OFL-1\.1) \|", licences)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_colours_have_enough_contrast() -> None:
    module = "./toegankelijkheid/thema/scales.mjs"
    script = f"import('{module}').then(m => console.log(JSON.stringify(m.contrastErrors().errors)))"

    done = subprocess.run(["node", "-e", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_one_of_the_two_colours_of_the_focus_shows_on_every_colour_of_both_themes() -> None:
    tokens = (ROOT / "toegankelijkheid" / "thema" / "theme-overrides.css").read_text(encoding="utf-8")
    line, edge = (
        re.search(rf"--basis-focus-{name}: (#[0-9a-f]{{6}});", tokens)[1]  # type: ignore[index]
        for name in ("outline-color", "inverse-outline-color")
    )
    script = f"""import('./toegankelijkheid/thema/scales.mjs').then(({{ light, dark, contrast }}) => {{
        const colours = (theme) => [theme.doc, ...Object.values(theme.scales).flatMap((s) => Object.values(s))];
        const grounds = [light, dark].flatMap(colours);
        const lost = grounds.filter((g) => Math.max(contrast(g, '{line}'), contrast(g, '{edge}')) < 3);
        console.log(JSON.stringify([grounds.length, lost, contrast('{line}', '{edge}')]));
    }})"""

    done = subprocess.run(["node", "-e", script], cwd=ROOT, capture_output=True, text=True, check=True)

    grounds, lost, between = json.loads(done.stdout)
    assert grounds > 100
    assert lost == []
    assert between >= 9, "two colours so far apart that one of them shows on any ground (technique C40)"


@pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules" / "lightningcss").is_dir(), reason="run `npm ci` first"
)
def test_committed_files_are_what_the_build_makes() -> None:
    done = subprocess.run(
        ["node", "toegankelijkheid/thema/bouw.mjs", "--controleer"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
