"""The tabs in which editors write a page that people can find, and a field beside its Dutch text."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.blocks import StreamValue
from wagtail.models import Page

# Only who works on the whole catalogue changes which body a text is of.
LANDELIJK = "producten.add_organisatie"


def paginatabs(
    *, inhoud: Sequence[Panel], vindbaarheid: Sequence[Panel], talen: Sequence[Panel] = ()
) -> TabbedInterface:
    """Content in the order of the page, other languages, how it is found, and when it is checked and published."""
    controle = MultiFieldPanel(
        [
            FieldPanel(
                "gecontroleerd",
                read_only=True,
                help_text=_("Kies bij de knop met de drie puntjes: Ik heb dit gecontroleerd."),
            ),
            FieldPanel("opnieuw_controleren", help_text=_("Op deze dag komt de tekst op uw lijst bij Mijn werk.")),
        ],
        heading=_("Controle"),
    )
    return TabbedInterface(
        [
            ObjectList(inhoud, heading=_("Inhoud")),
            *([ObjectList(talen, heading=_("Andere talen"))] if talen else []),
            ObjectList(vindbaarheid, heading=_("Vindbaarheid")),
            ObjectList([controle, *Page.promote_panels, *Page.settings_panels], heading=_("Beheer")),
        ]
    )


def tweetalig(nederlands: str, engels: str, **kwargs: Any) -> FieldRowPanel:  # noqa: ANN401 - passed on
    """The Dutch field and the English one beside each other."""
    uitleg = _("Dezelfde inhoud in eenvoudig Engels.")
    return FieldRowPanel([FieldPanel(nederlands, **kwargs), FieldPanel(engels, help_text=uitleg)])


class NaastPanel(FieldPanel):
    """A field of a translation, beside the Dutch text that it translates."""

    class BoundPanel(FieldPanel.BoundPanel):
        """Knows the page, from the panel around it."""

        template_name = "producten/panelen/naast.html"
        pagina: Any = None

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """With the Dutch text, paragraph by paragraph."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            bron = list(list_alineas(getattr(self.pagina, self.field_name, "")))
            leeg = _("Leeg: hier is niets te vertalen.")
            return context | {"kop": _("In het Nederlands"), "bron": bron, "leeg": leeg}


class VertalingenPanel(InlinePanel):
    """Whole translations, each part beside the Dutch text."""

    class BoundPanel(InlinePanel.BoundPanel):
        """Hands the page to the panels of its fields."""

        def __init__(self, **kwargs: object) -> None:
            super().__init__(**kwargs)
            if self.form is not None:
                for kind in (*self.children, self.empty_child):
                    for veld in kind.children:
                        veld.pagina = self.instance


def list_alineas(waarde: Any) -> Iterator[str]:  # noqa: ANN401 - the value of any text field
    """The words of a field, a paragraph each; amounts, links and dates are not translated and are left out."""
    if isinstance(waarde, StreamValue):
        for blok in waarde:
            yield from list_alineas(blok.value)
    elif isinstance(waarde, str):
        yield from (regel for regel in waarde.splitlines() if regel.strip())
    elif hasattr(waarde, "items"):
        delen = (str(waarde[naam]) for naam in _WOORDEN if waarde.get(naam))
        yield "\n".join(delen)


_WOORDEN = ("titel", "vraag", "omschrijving", "tekst", "antwoord", "toelichting")
