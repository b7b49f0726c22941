"""How we stand: what people judged, which statement is in force, and which status holds today."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from toegankelijkheid.normen.normen import EISEN, Eis
from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.selectors import open_bevindingen
from toegankelijkheid.verklaring.models import (
    Aard,
    Afwijking,
    Melding,
    Meldingstand,
    Onderzoek,
    Onderzoekstand,
    Oordeel,
    Uitkomst,
    Verklaring,
)
from toegankelijkheid.verklaring.status import (
    VERKLARING_GELDIG_MAANDEN,
    Afwijkingsfeit,
    Feiten,
    Onderzoeksfeit,
    Status,
    Uitslag,
    add_months,
    determine_status,
    lowest,
)

LOPEND = (Onderzoekstand.GEPLAND, Onderzoekstand.BEZIG)
DEFINITIEF = (Uitkomst.VOLDOET, Uitkomst.VOLDOET_NIET, Uitkomst.NIET_VAN_TOEPASSING)


@dataclass(frozen=True, slots=True)
class Eisstand:
    """How far people are with one clause in one research: pages judged, of how many, and on how many it fails."""

    eis: Eis
    beoordeeld: int
    paginas: int
    voldoet_niet: int

    @property
    def is_klaar(self) -> bool:
        """Whether every page has a final judgement."""
        return self.paginas > 0 and self.beoordeeld == self.paginas


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How far a research is."""

    eisen: list[Eisstand]
    willekeurig: int

    @property
    def gedaan(self) -> int:
        """Judgements that are final."""
        return sum(stand.beoordeeld for stand in self.eisen)

    @property
    def totaal(self) -> int:
        """Judgements that are needed."""
        return sum(stand.paginas for stand in self.eisen)

    @property
    def procent(self) -> int:
        """How much is done; 100 only when nothing is left."""
        return self.gedaan * 100 // self.totaal if self.totaal else 0

    @property
    def niet_voldaan(self) -> frozenset[str]:
        """Clauses that fail on at least one page."""
        return frozenset(stand.eis.nummer for stand in self.eisen if stand.voldoet_niet)

    @property
    def is_volledig(self) -> bool:
        """Whether every clause is judged on every page, with random pages in the sample (WCAG-EM)."""
        return self.willekeurig > 0 and all(stand.is_klaar for stand in self.eisen)


@dataclass(frozen=True, slots=True)
class Stand:
    """What the site may say of itself today.

    `getoond` is the worse of what was signed and of what holds today; `uitslag` says why it is not better.
    """

    verklaring: Verklaring | None
    uitslag: Uitslag
    getoond: Status

    @property
    def is_slechter(self) -> bool:
        """Whether it got worse since the statement was signed."""
        return self.verklaring is not None and self.getoond != Status(self.verklaring.status)


def read_voortgang(*, onderzoek: Onderzoek) -> Voortgang:
    """What is judged and what is not, clause by clause in the order of the norm."""
    paginas = onderzoek.paginas.count()
    rijen = (
        Oordeel.objects.filter(pagina__onderzoek=onderzoek)
        .order_by()
        .values("eis")
        .annotate(
            beoordeeld=Count("pk", filter=Q(uitkomst__in=DEFINITIEF)),
            voldoet_niet=Count("pk", filter=Q(uitkomst=Uitkomst.VOLDOET_NIET)),
        )
    )
    tellingen: Mapping[str, tuple[int, int]] = {rij["eis"]: (rij["beoordeeld"], rij["voldoet_niet"]) for rij in rijen}
    standen = []
    for nummer, eis in EISEN.items():
        beoordeeld, voldoet_niet = tellingen.get(nummer, (0, 0))
        standen.append(Eisstand(eis, beoordeeld, paginas, voldoet_niet))
    return Voortgang(standen, onderzoek.paginas.filter(aard=Aard.WILLEKEURIG).count())


def find_geldige() -> Verklaring | None:
    """The statement in force: the last one that was signed."""
    return list_getekende().first()


def find_concept() -> Verklaring | None:
    """The version that waits for a signature."""
    return Verklaring.objects.filter(ondertekend_op=None).select_related("opgesteld_door").first()


def list_getekende() -> QuerySet[Verklaring]:
    """All versions that were ever in force, the latest first."""
    return Verklaring.objects.exclude(ondertekend_op=None).order_by("-versie")


def list_open_afwijkingen() -> QuerySet[Afwijking]:
    """What does not comply now, in the order in which it was written down."""
    return Afwijking.objects.filter(hersteld_op=None)


def list_open_meldingen() -> QuerySet[Melding]:
    """Reports that wait for an answer, the most urgent first."""
    return Melding.objects.exclude(stand=Meldingstand.BEANTWOORD).order_by("antwoord_voor", "ontvangen_op")


def read_feiten(*, vandaag: date) -> Feiten:
    """All that the status hangs on. Only what the law asks counts: EN 301 549, so WCAG 2.1 at A and AA."""
    geldig = find_geldige()
    onderzoek = Onderzoek.objects.filter(stand=Onderzoekstand.AFGEROND).order_by("-afgerond_op", "-pk").first()
    return Feiten(
        vandaag=vandaag,
        ondertekend_op=geldig.ondertekend_op if geldig else None,
        onderzoek=_fact_of(onderzoek),
        gepland_op=_find_gepland(),
        c_sinds=_find_c_sinds(),
        afwijkingen=tuple(
            Afwijkingsfeit(
                eis=afwijking.eis,
                compleet=afwijking.is_compleet,
                oplossen_voor=afwijking.oplossen_voor,
                onevenredig=afwijking.onevenredig,
            )
            for afwijking in list_open_afwijkingen()
            if _is_asked(afwijking.eis)
        ),
        hersteld=_list_hersteld(onderzoek),
        computer=list_by_computer(),
        jaar_eerder=_count_jaar_eerder(vandaag),
    )


def read_stand(*, vandaag: date | None = None) -> Stand:
    """What the site may say of itself on this day (now, without one)."""
    geldig = find_geldige()
    uitslag = determine_status(read_feiten(vandaag=vandaag or timezone.localdate()))
    getekend = Status(geldig.status) if geldig else Status.E
    return Stand(geldig, uitslag, lowest(getekend, uitslag.status))


def list_by_computer() -> frozenset[str]:
    """Clauses of the law that fail on some page now, according to an engine that is certain."""
    eisen = open_bevindingen(zekerheid=Zekerheid.ZEKER).order_by().values_list("eis", flat=True).distinct()
    return frozenset(filter(_is_asked, eisen))


def _is_asked(nummer: str) -> bool:
    eis = EISEN.get(nummer)
    return eis is not None and eis.verplicht


def _fact_of(onderzoek: Onderzoek | None) -> Onderzoeksfeit | None:
    if onderzoek is None or onderzoek.afgerond_op is None:
        return None
    voortgang = read_voortgang(onderzoek=onderzoek)
    return Onderzoeksfeit(
        afgerond_op=onderzoek.afgerond_op,
        volledig=voortgang.is_volledig,
        niet_voldaan=frozenset(filter(_is_asked, voortgang.niet_voldaan)),
    )


def _find_gepland() -> date | None:
    """The first day on which a research that is planned or under way will be finished."""
    return (
        Onderzoek.objects.filter(stand__in=LOPEND).order_by("gepland_op").values_list("gepland_op", flat=True).first()
    )


def _find_c_sinds() -> date | None:
    """Since when the signed statements say C, one after the other up to the last."""
    sinds = None
    for status, ondertekend_op in list_getekende().values_list("status", "ondertekend_op"):
        if status != Status.C:
            break
        sinds = ondertekend_op
    return sinds


def _list_hersteld(onderzoek: Onderzoek | None) -> frozenset[str]:
    """Clauses that failed in this research and of which all deviations were mended and checked since."""
    if onderzoek is None:
        return frozenset()
    per_eis: dict[str, list[bool]] = defaultdict(list)
    for eis, hersteld_op in onderzoek.afwijkingen.values_list("eis", "hersteld_op"):
        per_eis[eis].append(hersteld_op is not None)
    return frozenset(eis for eis, hersteld in per_eis.items() if all(hersteld))


def _count_jaar_eerder(vandaag: date) -> int | None:
    """How many clauses failed in the last statement of a year ago or longer that rested on research."""
    grens = add_months(vandaag, -VERKLARING_GELDIG_MAANDEN)
    toen = list_getekende().filter(ondertekend_op__lte=grens, status__in=(Status.A, Status.B)).first()
    return len(toen.inhoud["nietVoldaan"]) if toen else None
