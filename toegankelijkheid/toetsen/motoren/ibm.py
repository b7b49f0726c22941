"""IBM equal-access: a second opinion of another house, strict on names and structure."""

from typing import Any

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren.basis import PLEK, Pagina, ask, script, versie

# It looks at structure and names, which no width or colour changes; the document without its scripts is for axe.
WEERGAVEN = frozenset({"1280"})
# Never certain, and measured by our own rules: aanwijzing-kleur, focus-onzichtbaar (twice) and focus-bedekt. The first
# two are asked of every page that has a style sheet, the third of everything that takes focus; the last compares each
# such thing with all others, which takes longer than all other rules together.
ZONDER = ["style_color_misuse", "style_focus_visible", "element_tabbable_visible", "element_tabbable_unobscured"]
# The bundle declares `ace` for itself alone.
EXPORT = ";window.ace = ace"
DRAAI = """async (zonder) => {
    if (!window.acetoets) {
        window.acetoets = new ace.Checker();
        acetoets.rulesetRules.WCAG_2_2 = acetoets.rulesetRules.WCAG_2_2.filter((regel) => !zonder.includes(regel));
    }
    const eisen = {};
    for (const {num, rules} of acetoets.guidelines.find(({id}) => id === 'WCAG_2_2').checkpoints) {
        for (const {id, reasonCodes} of rules ?? []) (eisen[id] ??= []).push({num, redenen: reasonCodes});
    }
    // It takes a field in a folded part for a visible one with a hidden label, so it looks with everything unfolded.
    const dicht = [...document.querySelectorAll('main details:not([open])')];
    dicht.forEach((deel) => { deel.open = true; });
    const {results} = await acetoets.check(document, ['WCAG_2_2']);
    dicht.forEach((deel) => { deel.open = false; });
    return results
        .filter(({value: [soort, uitkomst]}) => soort === 'VIOLATION' && uitkomst !== 'PASS')
        .map((rij) => ({
            regel: rij.ruleId, uitleg: rij.message, zeker: rij.value[1] === 'FAIL', ...toetsplek(rij.node),
            eisen: (eisen[rij.ruleId] ?? [])
                .filter(({redenen}) => !redenen || redenen.includes(rij.reasonId)).map(({num}) => num),
        }));
}"""


class Ibm:
    """IBM equal-access against WCAG 2.2."""

    naam = "ibm"

    def versie(self) -> str:
        """The version of the package."""
        return versie("accessibility-checker-engine")

    def doet_mee(self, weergave: str) -> bool:
        """Whether this view can change what it finds."""
        return weergave in WEERGAVEN

    def toets(self, pagina: Pagina, *, weergave: str = "1280", nieuw: bool = False) -> list[Bevinding]:  # noqa: ARG002 - the same in each
        """What fails is certain; what it calls potential or manual is to be judged.

        Raises:
            MotorOntbreekt: accessibility-checker-engine is not installed.
        """
        code = PLEK + script("accessibility-checker-engine/ace.js") + EXPORT
        return [_bevinding(rij) for rij in ask(pagina, naam="ibm", code=code, vraag=DRAAI, arg=ZONDER)]


def _bevinding(rij: dict[str, Any]) -> Bevinding:
    return Bevinding(
        motor="ibm",
        regel=rij["regel"],
        plek=rij["plek"],
        uitleg=rij["uitleg"],
        eisen=tuple(dict.fromkeys(rij["eisen"])),
        zekerheid=Zekerheid.ZEKER if rij["zeker"] else Zekerheid.TE_BEOORDELEN,
        fragment=rij["fragment"],
    )
