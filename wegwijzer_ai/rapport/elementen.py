"""HTML as a tree: text is escaped by the writer, so nothing that somebody typed can become markup."""

import re
from xml.etree.ElementTree import Element, tostring

_FIGURE = re.compile(r"[+\-]?[\d,.]+%?|-")


def el(tag: str, *inhoud: Element | str, **eigenschappen: str | float) -> Element:
    """One element with its texts and elements; `klasse` is its class, and `_` in a name becomes `-`."""
    names = {"klasse": "class"}
    element = Element(
        tag, {names.get(naam, naam.replace("_", "-")): str(waarde) for naam, waarde in eigenschappen.items()}
    )
    last: Element | None = None
    for part in inhoud:
        if isinstance(part, Element):
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return element


def table(bijschrift: str, koppen: list[str], rijen: list[list[str]]) -> Element:
    """A table with a caption; the first cell of a row is its header, and figures stand to the right."""
    sides = [{"klasse": "getal"} if _FIGURE.fullmatch(cel) else {} for cel in (rijen[0] if rijen else koppen)]
    head = el("tr", *(el("th", kop, scope="col", **side) for kop, side in zip(koppen, sides, strict=True)))
    body = [
        el("tr", el("th", rij[0], scope="row"), *(el("td", cel, **sides[at]) for at, cel in enumerate(rij) if at))
        for rij in rijen
    ]
    inner = el("table", el("caption", bijschrift), el("thead", head), el("tbody", *body))
    # What is wider than the screen scrolls by itself, and by keyboard.
    return el("div", inner, klasse="tabel", tabindex=0, role="region", aria_label=bijschrift)


def write_page(titel: str, *inhoud: Element, css: str) -> str:
    """A whole page that needs nothing else: no script, no request."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("title", titel),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        el("style", css),
    )
    page = el("html", head, el("body", el("main", *inhoud)), lang="nl")
    return "<!doctype html>\n" + tostring(page, encoding="unicode", method="html") + "\n"
