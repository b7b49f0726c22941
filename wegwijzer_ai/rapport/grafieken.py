"""The plots of the report as inline SVG: each with a name, a description, and its figures in a table beside it."""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from xml.etree.ElementTree import Element

from wegwijzer_ai.rapport.elementen import el

WIDE, HIGH = 420.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 12.0, 12.0, 48.0
TICKS = 5
BAR_HIGH, BAR_GAP, BAR_LABEL = 20.0, 8.0, 170.0
SMALLEST_DOT, LARGEST_DOT = 3.0, 9.0

Punt = tuple[float, float]


def reliability_plot(bakken: Sequence[Mapping[str, float]]) -> Element:
    """What was promised against what came of it; on the line they are equal. A larger dot stands for more questions."""
    most = max((bak["n"] for bak in bakken), default=1)
    dots = [
        el("circle", cx=_x(bak["beloofd"], 1), cy=_y(bak["juist"], 1), r=_round(_dot(bak["n"] / most)), klasse="punt")
        for bak in bakken
    ]
    line = _line([(0, 0), (1, 1)], 1, 1, klasse="gelijk")
    return _plot(
        "betrouwbaarheid",
        "Zekerheid tegen uitkomst",
        "Op de schuine lijn is de zekerheid precies goed. Onder de lijn is de wegwijzer te zeker.",
        [line, *dots],
        assen=("zekerheid die de wegwijzer gaf", "deel dat juist was"),
        tot=(1, 1),
    )


def risk_plot(risico: Sequence[Punt], *, grens: float) -> Element:
    """The share that gets an answer at once against the share with a wrong one."""
    highest = max([wrong for _, wrong in risico] + [2 * grens], default=1.0)
    return _plot(
        "risico",
        "Meer antwoorden, meer fouten",
        f"Naar rechts krijgen meer mensen meteen een antwoord; omhoog is het vaker verkeerd. De streep is {grens:.0%}.",
        [
            _line([(0, grens), (1, grens)], 1, highest, klasse="gelijk"),
            _line([(0.0, 0.0), *risico], 1, highest, klasse="lijn"),
        ],
        assen=("deel dat meteen antwoord krijgt", "deel met een verkeerd antwoord"),
        tot=(1, highest),
    )


def bars(naam: str, titel: str, waarden: Sequence[tuple[str, float]], *, tot: float, eenheid: str) -> Element:
    """A bar for each value, with its figure in words."""
    high = len(waarden) * (BAR_HIGH + BAR_GAP) + BAR_GAP
    room = WIDE - BAR_LABEL - 62
    parts = []
    for number, (label, waarde) in enumerate(waarden):
        top = BAR_GAP + number * (BAR_HIGH + BAR_GAP)
        wide = room * min(waarde / tot, 1) if tot else 0
        middle = _round(top + BAR_HIGH * 0.72)
        parts += [
            el("text", label, x=_round(BAR_LABEL - 8), y=middle, text_anchor="end"),
            el("rect", x=BAR_LABEL, y=_round(top), width=_round(wide), height=BAR_HIGH, klasse="balk"),
            el("text", f"{waarde:.1f}{eenheid}".replace(".", ","), x=_round(BAR_LABEL + wide + 6), y=middle),
        ]
    return _svg(naam, titel, "Dezelfde cijfers staan in de tabel hieronder.", parts, high)


def _dot(share: float) -> float:
    return SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * sqrt(share)


def _plot(
    naam: str,
    titel: str,
    uitleg: str,
    parts: Iterable[Element],
    *,
    assen: tuple[str, str],
    tot: tuple[float, float],
) -> Element:
    frame = el("path", d=f"M{LEFT} {TOP}V{HIGH - BOTTOM}H{WIDE - RIGHT}", klasse="as")
    marks = []
    for step in range(TICKS + 1):
        share = step / TICKS
        x, y = _x(share * tot[0], tot[0]), _y(share * tot[1], tot[1])
        marks += [
            el("text", _percent(share * tot[0]), x=x, y=HIGH - BOTTOM + 18, text_anchor="middle"),
            el("text", _percent(share * tot[1]), x=LEFT - 6, y=_round(y + 4), text_anchor="end"),
        ]
    middle = _round((TOP + HIGH - BOTTOM) / 2)
    names = [
        el("text", assen[0], x=_round((LEFT + WIDE - RIGHT) / 2), y=HIGH - 6, text_anchor="middle"),
        el("text", assen[1], x=12, y=middle, text_anchor="middle", transform=f"rotate(-90 12 {middle})"),
    ]
    return _svg(naam, titel, uitleg, [frame, *marks, *names, *parts], HIGH)


def _svg(naam: str, titel: str, uitleg: str, parts: Iterable[Element], high: float) -> Element:
    return el(
        "svg",
        el("title", titel, id=f"{naam}-titel"),
        el("desc", uitleg, id=f"{naam}-uitleg"),
        *parts,
        viewBox=f"0 0 {WIDE:g} {high:g}",
        role="img",
        aria_labelledby=f"{naam}-titel {naam}-uitleg",
    )


def _line(punten: Sequence[Punt], tot_x: float, tot_y: float, *, klasse: str) -> Element:
    steps = " ".join(f"{_x(x, tot_x)},{_y(y, tot_y)}" for x, y in punten)
    return el("polyline", points=steps, klasse=klasse)


def _x(value: float, most: float) -> float:
    return _round(LEFT + (WIDE - LEFT - RIGHT) * value / (most or 1))


def _y(value: float, most: float) -> float:
    return _round(HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * value / (most or 1))


def _round(value: float) -> float:
    return round(value, 1)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%" if share in {0, 1} or share >= 0.1 else f"{100 * share:.1f}%".replace(".", ",")  # noqa: PLR2004
