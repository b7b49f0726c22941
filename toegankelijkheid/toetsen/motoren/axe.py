"""axe-core: many rules that are certain, and what it cannot decide as something to be judged."""

import re
from typing import Any

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren.basis import PLEK, Pagina, ask, script, versie

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Off by itself, and in no tag of ours.
EXTRA = ["target-size", "label-content-name-mismatch", "css-orientation-lock", "p-as-heading"]
EIS = re.compile(r"wcag(\d)(\d)(\d+)")
# Colours are all that another colour scheme changes, and a narrow screen only what depends on room; in forced colours
# they are not ours, and larger spacing moves only what our own rules measure.
_KLEUR = ["color-contrast", "link-in-text-block"]
REGELS = {"donker": _KLEUR, "390": [*_KLEUR, "target-size", "scrollable-region-focusable", "css-orientation-lock"]}
ZONDER = frozenset({"320", "geforceerd", "tekstafstand"})
# Rules that look at one thing at a time need not see again what is around the text of each page.
DRAAI = """async ({tags, extra, alleen, weergave}) => {
    const deel = alleen ? {include: [document.documentElement], exclude: toetsschil(`axe ${weergave}`)} : document;
    // Media would be waited for; style sheets are needed to see whether a page locks its orientation.
    const preload = alleen ? false : {assets: ['cssom'], timeout: 3000};
    const opties = {preload, elementRef: true, resultTypes: ['violations', 'incomplete']};
    const aan = Object.fromEntries(extra.map((regel) => [regel, {enabled: true}]));
    const keuze = alleen
        ? {runOnly: {type: 'rule', values: alleen}}
        : {runOnly: {type: 'tag', values: tags}, rules: aan};
    const {violations, incomplete} = await axe.run(deel, {...opties, ...keuze});
    const rijen = (regels, zeker) => regels.flatMap(({id, help, tags, nodes}) =>
        nodes.map((node) => ({regel: id, uitleg: help, tags, zeker, ...toetsplek(node.element)})));
    return [...rijen(violations, true), ...rijen(incomplete, false)];
}"""


class Axe:
    """axe-core over WCAG 2.2 A and AA and good practice, target size included."""

    naam = "axe"

    def versie(self) -> str:
        """The version of the package."""
        return versie("axe-core")

    def doet_mee(self, weergave: str) -> bool:
        """Whether this view can change what it finds."""
        return weergave not in ZONDER

    def toets(self, pagina: Pagina, *, weergave: str = "1280", nieuw: bool = False) -> list[Bevinding]:
        """Violations are certain; what is incomplete is to be judged.

        Raises:
            MotorOntbreekt: axe-core is not installed.
        """
        vraag = {"tags": TAGS, "extra": EXTRA, "alleen": None if nieuw else REGELS.get(weergave)} | {
            "weergave": weergave
        }
        rijen = ask(pagina, naam="axe", code=PLEK + script("axe-core/axe.min.js"), vraag=DRAAI, arg=vraag)
        return [_bevinding(rij) for rij in rijen]


def _bevinding(rij: dict[str, Any]) -> Bevinding:
    return Bevinding(
        motor="axe",
        regel=rij["regel"],
        plek=rij["plek"],
        uitleg=rij["uitleg"],
        eisen=tuple(".".join(deel) for tag in rij["tags"] if (deel := _eis(tag))),
        zekerheid=Zekerheid.ZEKER if rij["zeker"] else Zekerheid.TE_BEOORDELEN,
        fragment=rij["fragment"],
    )


def _eis(tag: str) -> tuple[str, ...]:
    """A tag such as wcag1412 as the parts of 1.4.12; tags of levels and other norms have none."""
    gevonden = EIS.fullmatch(tag)
    return gevonden.groups() if gevonden else ()
