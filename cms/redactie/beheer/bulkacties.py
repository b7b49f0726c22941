"""What editors do with many offers or products at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from cms.producten.models import Aanbod, ProductPagina, Thema
from cms.producten.models.basis import VindbarePagina
from cms.redactie.beheer.views import ControleForm
from cms.redactie.controle import mark_gecontroleerd, may_check, propose_controle


class _AlleenEigen(BulkAction):
    """What is not theirs is left out, and not named either."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Those that this person may do it with."""
        dingen, _geen = super().get_actionable_objects()
        return dingen, {"items_with_no_access": []}


class _Gecontroleerd(_AlleenEigen):
    display_name = _("Gecontroleerd")
    action_type = "gecontroleerd"
    aria_label = _("Zeg dat u deze gecontroleerd hebt")
    template_name = "redactie/bulk_gecontroleerd.html"
    action_priority = 10
    form_class = ControleForm

    def get_initial(self) -> dict[str, Any]:
        """In half a year."""
        return {"opnieuw": propose_controle(vanaf=timezone.localdate())}

    def check_perm(self, obj: Any) -> bool:  # noqa: ANN401 - Wagtail's signature
        """Who may change it."""
        ding = obj.specific if isinstance(obj, Page) else obj
        return isinstance(ding, (VindbarePagina, Aanbod)) and may_check(ding=ding, user=self.request.user)

    def get_execution_context(self) -> dict[str, Any]:
        """Who says so, and when it is checked again."""
        return {"user": self.request.user, "opnieuw": self.cleaned_form.cleaned_data["opnieuw"]}

    @classmethod
    def execute_action(cls, objects: Sequence[Any], **wat: Any) -> tuple[int, int]:  # noqa: ANN401 - Wagtail's signature
        """Set the dates of each."""
        for obj in objects:
            mark_gecontroleerd(
                ding=obj.specific if isinstance(obj, Page) else obj, user=wat["user"], opnieuw=wat["opnieuw"]
            )
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:  # noqa: ARG002
        """How many."""
        aantal = num_parent_objects
        return ngettext("%d tekst is gecontroleerd.", "%d teksten zijn gecontroleerd.", aantal) % aantal


class AanbodGecontroleerd(_Gecontroleerd, SnippetBulkAction):
    """Offers that were read and are right."""

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - a property of the class
        """Only offers."""
        return [Aanbod]


class PaginaGecontroleerd(_Gecontroleerd, PageBulkAction):
    """Pages that were read and are right."""


class AanbodPubliceren(_AlleenEigen, SnippetBulkAction):
    """Put the latest version of offers on the site."""

    display_name = _("Publiceren")
    action_type = "publiceren"
    aria_label = _("Zet de laatste versie hiervan op de site")
    template_name = "redactie/bulk_bevestigen.html"
    action_priority = 40

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - a property of the class
        """Only offers."""
        return [Aanbod]

    def check_perm(self, obj: Aanbod) -> bool:
        """Who may publish it; not while it waits for a decision or is locked by another."""
        policy = policy_registry.get(obj)
        slot = obj.get_lock()
        vrij = not (slot and slot.for_user(self.request.user)) and not obj.workflow_in_progress
        return vrij and bool(policy.user_has_permission_for_instance(self.request.user, "publish", obj))

    def get_execution_context(self) -> dict[str, Any]:
        """Who does it."""
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: Sequence[Aanbod], **wat: Any) -> tuple[int, int]:  # noqa: ANN401 - idem
        """Publish each."""
        for aanbod in objects:
            versie = aanbod.get_latest_revision() or aanbod.save_revision(user=wat["user"])
            versie.publish(user=wat["user"])
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:  # noqa: ARG002
        """How many."""
        aantal = num_parent_objects
        return ngettext("%d aanbod staat op de site.", "%d keer aanbod staat op de site.", aantal) % aantal


class ThemaForm(forms.Form):
    """Which theme."""

    thema = forms.ModelChoiceField(label=_("Thema"), queryset=Thema.objects.all())


class ThemaToevoegen(_AlleenEigen, PageBulkAction):
    """Add a theme to products."""

    display_name = _("Thema erbij")
    action_type = "thema"
    aria_label = _("Geef deze producten er een thema bij")
    template_name = "redactie/bulk_thema.html"
    action_priority = 45
    form_class = ThemaForm

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Sequence[Any]) -> QuerySet[Any]:  # noqa: ANN401, ARG003 - Wagtail's signature
        """Only products have themes."""
        producten: QuerySet[Any] = ProductPagina.objects.filter(pk__in=object_ids)
        return producten

    def check_perm(self, obj: ProductPagina) -> bool:
        """It stands on the site at once, so: who may publish, and nobody else is at it."""
        mag = obj.permissions_for_user(self.request.user)
        return bool(mag.can_publish() and not mag.page_locked() and not obj.workflow_in_progress)

    def get_execution_context(self) -> dict[str, Any]:
        """Who does it, and which theme."""
        return {"user": self.request.user, "thema": self.cleaned_form.cleaned_data["thema"]}

    @classmethod
    def execute_action(cls, objects: Sequence[Any], **wat: Any) -> tuple[int, int]:  # noqa: ANN401 - Wagtail's signature
        """A new version of each; published if the page had no other changes that wait."""
        for product in objects:
            wachtte = product.has_unpublished_changes or not product.live
            concept = product.get_latest_revision_as_object()
            concept.themas.add(wat["thema"])
            versie = concept.save_revision(user=wat["user"], log_action=True)
            if not wachtte:
                versie.publish(user=wat["user"])
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:  # noqa: ARG002
        """How many."""
        aantal = num_parent_objects
        return ngettext("%d product heeft het thema.", "%d producten hebben het thema.", aantal) % aantal
