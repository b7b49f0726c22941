"""How we stand: what is open, by what it can be counted, how it went over time and how long mending takes."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel, Telling, Toetsronde

# What counts as certain: the programs are, or a person said so.
TELT_ALS_ZEKER = Q(zekerheid=Zekerheid.ZEKER) | Q(oordeel=Mensoordeel.PROBLEEM)


@dataclass(frozen=True, slots=True)
class Dagstand:
    """How many problems were open at the end of the last round of a day."""

    dag: date
    zeker: int
    te_beoordelen: int


@dataclass(frozen=True, slots=True)
class Stand:
    """How many problems are open under one heading: a clause, a kind of page, an organisation or an editor."""

    sleutel: str
    naam: str
    zeker: int
    te_beoordelen: int


@dataclass(frozen=True, slots=True)
class Hersteltijd:
    """How long certain problems stay: of those that were mended, and of the oldest that is open (days)."""

    mediaan_dagen: float | None
    aantal: int
    oudste_open_dagen: int | None


def open_bevindingen(
    *,
    eis: str = "",
    paginasoort: str = "",
    organisatie: str = "",
    redacteur: AbstractBaseUser | None = None,
    zekerheid: str = "",
) -> QuerySet[Gevonden]:
    """Problems that are open, certain ones first; a person's 'no problem' takes one off the list."""
    gevonden = Gevonden.objects.filter(hersteld_op=None).exclude(oordeel=Mensoordeel.GEEN_PROBLEEM)
    keuzes = {"eis": eis, "paginasoort": paginasoort, "organisatie": organisatie, "redacteur": redacteur}
    gevonden = gevonden.filter(**{veld: keuze for veld, keuze in keuzes.items() if keuze})
    if zekerheid:
        gevonden = gevonden.filter(TELT_ALS_ZEKER) if zekerheid == Zekerheid.ZEKER else gevonden.exclude(TELT_ALS_ZEKER)
    return gevonden.order_by("-zekerheid", "eis", "adres", "pk")


def trend(*, dagen: int = 90) -> list[Dagstand]:
    """Day by day what was open at the end of the last round, oldest first; days without a round stay out."""
    vanaf = timezone.now() - timedelta(days=dagen)
    laatste = (
        Toetsronde.objects.filter(klaar_op__gte=vanaf)
        .annotate(dag=TruncDate("klaar_op"))
        .order_by()
        .values("dag")
        .annotate(ronde=Max("pk"))
        .order_by("dag")
    )
    tellingen = {
        rij["ronde"]: rij
        for rij in Telling.objects.filter(ronde__in=[rij["ronde"] for rij in laatste])
        .values("ronde")
        .annotate(
            zeker=Sum("aantal", filter=Q(zekerheid=Zekerheid.ZEKER), default=0),
            te_beoordelen=Sum("aantal", filter=Q(zekerheid=Zekerheid.TE_BEOORDELEN), default=0),
        )
    }
    niets = {"zeker": 0, "te_beoordelen": 0}
    standen = ((rij["dag"], tellingen.get(rij["ronde"], niets)) for rij in laatste)
    return [Dagstand(dag, stand["zeker"], stand["te_beoordelen"]) for dag, stand in standen]


def per_eis(*, redacteur: AbstractBaseUser | None = None) -> list[Stand]:
    """By success criterion, on all pages or those of one editor; '' is good practice."""
    return _standen("eis", redacteur=redacteur)


def per_paginasoort(*, redacteur: AbstractBaseUser | None = None) -> list[Stand]:
    """By kind of page."""
    return _standen("paginasoort", redacteur=redacteur)


def per_organisatie(*, redacteur: AbstractBaseUser | None = None) -> list[Stand]:
    """By organisation whose text it is; '' is ours."""
    return _standen("organisatie", redacteur=redacteur)


def per_redacteur() -> list[Stand]:
    """By the editor who published last; pages without an editor stay out."""
    return [stand for stand in _standen("redacteur_id", naam="redacteur__username") if stand.sleutel]


def hersteltijd() -> Hersteltijd:
    """How long certain problems stay before they are mended."""
    zeker = Gevonden.objects.filter(TELT_ALS_ZEKER)
    hersteld = zeker.exclude(hersteld_op=None).values_list("sinds", "hersteld_op")
    dagen = [(einde - sinds) / timedelta(days=1) for sinds, einde in hersteld if einde is not None]
    oudste = open_bevindingen(zekerheid=Zekerheid.ZEKER).order_by("sinds").values_list("sinds", flat=True).first()
    return Hersteltijd(
        mediaan_dagen=round(median(dagen), 1) if dagen else None,
        aantal=len(dagen),
        oudste_open_dagen=(timezone.now() - oudste).days if oudste else None,
    )


def _standen(veld: str, *, naam: str = "", redacteur: AbstractBaseUser | None = None) -> list[Stand]:
    """Counts of what is open by one field, most certain problems first."""
    rijen = (
        open_bevindingen(redacteur=redacteur)
        .order_by()
        .values(veld, naam or veld)
        .annotate(zeker=Count("pk", filter=TELT_ALS_ZEKER), te_beoordelen=Count("pk", filter=~TELT_ALS_ZEKER))
    )
    standen = [
        Stand(str(rij[veld] or ""), str(rij[naam or veld] or ""), rij["zeker"], rij["te_beoordelen"]) for rij in rijen
    ]
    return sorted(standen, key=lambda stand: (-stand.zeker, -stand.te_beoordelen, stand.naam))
