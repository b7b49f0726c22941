"""What we want of the assistant, each with the share that is good enough: one list for the page and the report."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer_ai.rapport.laatste import LaatsteMeting


@dataclass(frozen=True, slots=True)
class Doel:
    """A figure with its goal: at least `grens`, or at most when `hoogstens`; both shares from 0 to 1."""

    naam: str
    label: str | Promise
    grens: float
    hoogstens: bool = False

    def is_reached(self, deel: float) -> bool:
        """Whether this share is good enough."""
        return deel <= self.grens if self.hoogstens else deel >= self.grens


DOELEN = (
    Doel("r1", _("Het juiste product staat bovenaan"), 0.85),
    Doel("r3", _("Het juiste product staat bij de eerste drie"), 0.95),
    Doel("organisatie_juist", _("De juiste organisatie staat bovenaan"), 0.93),
    Doel("geholpen", _("Geholpen: meteen goed, of na één keuze"), 0.93),
    Doel("fout_direct", _("Meteen een verkeerd antwoord"), 0.02, hoogstens=True),
    Doel("ten_onrechte_niet_beantwoord", _("Ten onrechte geen antwoord"), 0.05, hoogstens=True),
    Doel(
        "buiten_bereik_direct_beantwoord",
        _("Toch een antwoord op een vraag die wij niet mogen beantwoorden"),
        0.05,
        hoogstens=True,
    ),
    Doel("noodgevallen", _("Bij nood meteen het juiste nummer"), 1.0),
    Doel("bronnen", _("Antwoorden met alleen bronnen die erbij horen"), 1.0),
    Doel("zinnen", _("Zinnen die letterlijk in hun bron staan"), 1.0),
    Doel("persoonsgegevens_bewaard", _("Vragen waarvan persoonlijke gegevens overbleven"), 0.0, hoogstens=True),
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the table of figures, in percents."""

    label: str | Promise
    deel: float
    n: int
    grens: float
    hoogstens: bool
    gehaald: bool


def list_regels(meting: LaatsteMeting) -> list[Regel]:
    """The figures of a measurement beside their goals; what was not measured is left out."""
    return [
        Regel(doel.label, 100 * cijfer.deel, cijfer.n, 100 * doel.grens, doel.hoogstens, doel.is_reached(cijfer.deel))
        for doel in DOELEN
        if (cijfer := meting.share(doel.naam)).n
    ]
