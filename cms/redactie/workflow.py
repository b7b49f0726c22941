"""From redacteur to eindredacteur: the workflow, who decides."""

from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import post_save
from wagtail.models import Page, TaskState, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask
from wagtail.models import WorkflowState as Stand

from cms.producten.models import Aanbod, ProductPagina
from cms.producten.models.basis import IndexPagina
from cms.redactie.models import Eindredactie, Rol
from cms.redactie.rollen import find_organisatie, list_leden, read_bereik

NAAM = "Eindredactie"
_RECHT = "producten.publish_aanbod"


def ensure_workflow() -> Workflow:
    """The one workflow, on the offers and on all pages under an index; doing it again changes nothing."""
    workflow, _nieuw = Workflow.objects.get_or_create(name=NAAM, defaults={"active": True})
    taak = Eindredactie.objects.filter(name=NAAM).first() or Eindredactie.objects.create(name=NAAM)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=taak, defaults={"sort_order": 0})
    aanbod = ContentType.objects.get_for_model(Aanbod)
    WorkflowContentType.objects.get_or_create(content_type=aanbod, defaults={"workflow": workflow})
    for soort in IndexPagina.__subclasses__():
        for pagina in soort.objects.all():
            _assign(workflow, pagina)
    return workflow


def assign_workflow(*, pagina: IndexPagina) -> None:
    """Put a new index page, and all that comes under it, in the workflow."""
    workflow = Workflow.objects.filter(name=NAAM, active=True).first()
    if workflow is not None:
        _assign(workflow, pagina)


def _assign(workflow: Workflow, pagina: Page) -> None:
    WorkflowPage.objects.get_or_create(page_id=pagina.pk, defaults={"workflow": workflow})


def list_beslissers(*, ding: Any) -> QuerySet[User]:  # noqa: ANN401 - an offer or a page
    """The eindredacteuren of its organisation; the national ones if it has none."""
    organisatie = find_organisatie(ding)
    eigen = list_leden(organisatie=organisatie, rol=Rol.EINDREDACTEUR)
    if organisatie is not None and eigen.exists():
        return eigen
    return list_leden(organisatie=None, rol=Rol.EINDREDACTEUR)


def may_decide(*, ding: Any, user: Any) -> bool:  # noqa: ANN401 - an offer or a page; request.user
    """Whether somebody is eindredacteur for this: at its organisation, or for everything."""
    if user.is_superuser:
        return bool(user.is_active)
    return read_bereik(user=user).reaches(_RECHT, organisatie=find_organisatie(ding))


def waits_for_other_eyes(*, ding: Any, user: Any) -> bool:  # noqa: ANN401 - idem
    """Whether somebody handed this in themselves while another can decide (four eyes)."""
    stand: Stand | None = ding.current_workflow_state
    if stand is None or stand.requested_by_id != user.pk:
        return False
    return bool(list_beslissers(ding=ding).exclude(pk=user.pk).exists())


def list_te_beslissen(*, user: Any) -> QuerySet[TaskState]:  # noqa: ANN401 - request.user
    """The steps in progress about objects that somebody may decide about."""
    taken = Eindredactie.objects.values("pk")
    staten: QuerySet[TaskState] = TaskState.objects.filter(task__in=taken, status=TaskState.STATUS_IN_PROGRESS)
    if user.is_superuser:
        return staten
    organisaties = read_bereik(user=user).organisaties(_RECHT)
    if organisaties is None:
        return staten
    return staten.filter(_van(Aanbod, organisaties) | _van(ProductPagina, organisaties))


def _van(model: Any, organisaties: frozenset[int]) -> Q:  # noqa: ANN401 - Wagtail's models are untyped
    """Steps about objects of this model that belong to these organisations."""
    eigen = model.objects.filter(
        organisatie__in=organisaties, pk=Cast(OuterRef("workflow_state__object_id"), IntegerField())
    )
    soort = ContentType.objects.get_for_model(model)
    return Q(workflow_state__content_type=soort) & Q(Exists(eigen))


def connect() -> None:
    """Bring new index pages into the workflow."""
    for soort in IndexPagina.__subclasses__():
        post_save.connect(_report_index, sender=soort, dispatch_uid=f"redactie-workflow-{soort.__name__}")


def _report_index(instance: IndexPagina, *, created: bool, raw: bool, **_kwargs: object) -> None:
    if created and not raw:
        assign_workflow(pagina=instance)
