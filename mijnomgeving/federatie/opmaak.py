"""HTML from nested calls: every text is escaped, so no page can forget it."""

from decimal import Decimal
from html import escape

from aiohttp import web

_VOID = frozenset({"input", "link", "meta"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def euros(bedrag: Decimal) -> str:
    """An amount as people write it: 1.234,50."""
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


def el(tag: str, *children: str, **attributes: str | bool) -> Html:
    """One element. `class_` becomes class and `aria_label` aria-label; True is an empty attribute, False none."""
    attrs = "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for name, value in attributes.items()
        if value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{attrs}>")
    return Html(f"<{tag}{attrs}>{join(*children)}</{tag}>")


def join(*children: str) -> Html:
    """Children one after another; plain text is escaped."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def page(*, title: str, merk: str, body: str) -> Html:
    """A whole page: skip link, the bar that says 'simulatie', header, main."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("link", rel="stylesheet", href="/statisch/stijl.css"),
    )
    balk = el(
        "div",
        el("p", el("strong", "Dit is een simulatie."), " Alle mensen op deze pagina zijn verzonnen.", class_="houder"),
        class_="balk",
    )
    kop = el(
        "header",
        balk,
        el(
            "div",
            el("span", "S", class_="beeldmerk", aria_hidden="true"),
            el("span", el("span", merk, class_="merk"), el("span", "Oefenversie", class_="submerk")),
            class_="houder kop",
        ),
    )
    inhoud = el(
        "body",
        el("a", "Naar de inhoud", href="#inhoud", class_="naar-inhoud"),
        kop,
        el("main", body, id="inhoud", class_="houder", tabindex="-1"),
    )
    return Html("<!doctype html>" + el("html", head, inhoud, lang="nl"))


def initials(naam: str) -> str:
    """One or two letters in place of a photograph."""
    words = naam.split()
    return "".join(dict.fromkeys((words[0][0], words[-1][0])))


def html_response(markup: Html, *, status: int = 200, form_target: str = "") -> web.Response:
    """The page with a strict policy: no script, our own style, forms to us and to `form_target`'s origin."""
    policy = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action 'self' {form_target}".strip()
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
    return web.Response(text=markup, content_type="text/html", charset="utf-8", status=status, headers=headers)
