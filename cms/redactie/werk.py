"""The lists of Mijn werk that come from the catalogue itself: what to check, what waits for me, what I began."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.producten.models import Aanbod, ProductPagina
from cms.redactie.adressen import edit_url
from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from cms.redactie.rollen import is_landelijk, read_bereik
from cms.redactie.workflow import list_te_beslissen

# What has to be checked within this time is shown.
VOORUIT = timedelta(days=30)


def connect() -> None:
    """Put them on the page."""
    register_werk("beslissen", te_beslissen, volgorde=10)
    register_werk("producten-controleren", producten_controleren, volgorde=20)
    register_werk("aanbod-controleren", aanbod_controleren, volgorde=30)
    register_werk("concepten", mijn_concepten, volgorde=40)


def te_beslissen(*, user: User, vanaf: int, aantal: int) -> Werklijst:
    """What others handed in, for who decides about it."""
    staten = list_te_beslissen(user=user).exclude(workflow_state__requested_by=user).order_by("started_at")
    rijen = staten.values("revision__object_str", "started_at", *_INZENDER, *_DING)[vanaf : vanaf + aantal]
    return Werklijst(
        titel=_("Wacht op uw besluit"),
        aantal=staten.count(),
        regels=[_besluitregel(rij) for rij in rijen],
        leeg=_("Niemand wacht op u."),
    )


_INZENDER = "workflow_state__requested_by__first_name", "workflow_state__requested_by__username"
_DING = "workflow_state__content_type", "workflow_state__object_id"


def _besluitregel(rij: Mapping[str, Any]) -> Werkregel:
    naam = next((rij[veld] for veld in _INZENDER if rij[veld]), _("iemand die hier niet meer werkt"))
    van = _("%(naam)s, %(datum)s") % {"naam": naam, "datum": _date(timezone.localtime(rij["started_at"]))}
    soort, pk = (rij[veld] for veld in _DING)
    model: Any = ContentType.objects.get_for_id(soort).model_class()
    return Werkregel(rij["revision__object_str"], edit_url(model(pk=int(pk))), van)


def producten_controleren(*, user: User, vanaf: int, aantal: int) -> Werklijst | None:
    """Products of which the date to check is near, those of the own organisation first."""
    producten = ProductPagina.objects.filter(live=True, opnieuw_controleren__lte=timezone.localdate() + VOORUIT)
    eigen = read_bereik(user=user).organisaties("producten.change_aanbod")
    if not is_landelijk(user=user):
        if not ProductPagina.objects.filter(organisatie__in=eigen or ()).exists():
            return None
        producten = producten.filter(organisatie__in=eigen or ())
    producten = producten.select_related("organisatie").order_by("opnieuw_controleren", "title")
    return Werklijst(
        titel=_("Producten om te controleren"),
        aantal=producten.count(),
        regels=[_controleregel(p, p.title, p.organisatie) for p in producten[vanaf : vanaf + aantal]],
        leeg=_("Alle producten zijn op tijd gecontroleerd."),
    )


def aanbod_controleren(*, user: User, vanaf: int, aantal: int) -> Werklijst:
    """Offers of which the date to check is near."""
    binnen = timezone.localdate() + VOORUIT
    aanbod = _eigen(Aanbod.objects.filter(live=True, beeindigd_op=None, opnieuw_controleren__lte=binnen), user)
    aanbod = aanbod.select_related("organisatie").order_by("opnieuw_controleren", "titel")
    return Werklijst(
        titel=_("Aanbod om te controleren"),
        aantal=aanbod.count(),
        regels=[_controleregel(a, a.titel, a.organisatie) for a in aanbod[vanaf : vanaf + aantal]],
        leeg=_("Al het aanbod is op tijd gecontroleerd."),
    )


def mijn_concepten(*, user: User, vanaf: int, aantal: int) -> Werklijst:
    """What this person wrote last and is not published; what waits for a decision is left out."""
    paginas = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    aanbod = Aanbod.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    concepten = sorted(
        [*_concepten(paginas, "draft_title"), *_concepten(aanbod, "titel")], key=lambda rij: rij[0], reverse=True
    )
    regels = [
        Werkregel(tekst, url, _("laatst bewaard op %s") % _date(timezone.localtime(op)))
        for op, tekst, url in concepten[vanaf : vanaf + aantal]
    ]
    return Werklijst(
        titel=_("Mijn concepten"),
        aantal=len(concepten),
        regels=regels,
        leeg=_("U hebt geen concepten die nog niet op de site staan."),
    )


def _concepten(concepten: QuerySet[Any], titel: str) -> Sequence[tuple[Any, str, str]]:
    wacht = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(concepten.model),
        workflow_state__object_id=Cast(OuterRef("pk"), CharField()),
    )
    rijen = concepten.exclude(Exists(wacht)).values_list("latest_revision__created_at", titel, "pk")
    return [(op, tekst, edit_url(concepten.model(pk=pk))) for op, tekst, pk in rijen]


def _eigen(aanbod: QuerySet[Aanbod], user: User) -> QuerySet[Aanbod]:
    if is_landelijk(user=user):
        return aanbod
    return aanbod.filter(organisatie__in=read_bereik(user=user).organisaties("producten.change_aanbod") or ())


def _controleregel(ding: Any, tekst: str, organisatie: object) -> Werkregel:  # noqa: ANN401 - a page or an offer
    voor = _("voor %s") % _date(ding.opnieuw_controleren)
    return Werkregel(tekst, edit_url(ding), f"{organisatie}, {voor}" if organisatie else voor)


def _date(dag: Any) -> str:  # noqa: ANN401 - a date or a moment
    return date_format(dag, "j F Y")
