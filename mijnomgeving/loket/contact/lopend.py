"""The contacts that this caseworker has open, several side by side, and what a page of one of them needs.

Whom a contact is about lives in the encrypted session of the caseworker, under the id of the contact, and ends with it:
after logging in again the contact is there, and the person has to be found once more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import note_betrokkene, touch
from mijnomgeving.loket.reikwijdte import MET_PERSOON
from portal.core.betrokkene import Onderneming, Persoon
from portal.toegang.medewerkers.beleid import LoketRequest, requires_medewerker
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.toegang.persoon import partij_from_json, partij_to_json
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = ["ContactRequest", "Lopend", "forget_betrokkene", "keep_betrokkene", "list_lopend", "requires_contact"]

_SESSIE = "loket"
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Lopend:
    """One open contact of this caseworker.

    Args:
        contact: what is kept of it.
        medewerker: who helps.
        betrokkene: who is helped; None as long as nobody was found.
        naam: how to call that person or company; empty as long as nobody was found.
    """

    contact: Contact
    medewerker: Loketmedewerker
    betrokkene: Persoon | Onderneming | None
    naam: str

    @property
    def doel(self) -> Verwerkingsactiviteit:
        """The purpose of the contact, as the register has it: every read of the person is logged under it."""
        return REGISTER[self.contact.doel]

    @property
    def met_persoon(self) -> bool:
        """Whether the purpose is about a person at all: without that nobody is searched."""
        return self.contact.doel in MET_PERSOON


class ContactRequest(LoketRequest):
    """A request that passed `requires_contact`."""

    lopend: Lopend


ContactView = Callable[Concatenate[ContactRequest, UUID, P], HttpResponse]


def requires_contact(
    activiteit: str = "loket-contact",
    *,
    met_persoon: bool = True,
    rollen: frozenset[Rol] = frozenset({Rol.BALIE}),
    doelen: frozenset[str] | None = None,
    verlengt: bool = True,
) -> Callable[[ContactView[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Let only the caseworker of this open contact pass; the view finds `request.lopend`.

    What is read of the person is read for the purpose of the contact (`lopend.contact.doel`), whatever `activiteit`
    guards the page.

    Args:
        activiteit: key in the verwerkingenregister, as a rule that of the contact itself.
        met_persoon: whether a person must have been found; False for pages before that.
        rollen: who has one of these may come in.
        doelen: for contacts with these purposes only; None: those about a person, or all when `met_persoon` is False.
        verlengt: whether a request counts as activity of the session and of the contact.

    Raises:
        KeyError, ValueError: as `requires_medewerker`, at import.
    """

    def decorate(view: ContactView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @requires_medewerker(activiteit, rollen=rollen, verlengt=verlengt)
        @wraps(view)
        def checked(request: LoketRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            contact_id = kwargs["contact_id"]
            lopend = find_lopend(request=request, contact_id=contact_id)  # type: ignore[arg-type]
            if lopend is None:
                return _page(request, "contact_onbekend", {}, status=HTTPStatus.NOT_FOUND)
            request.lopend = lopend  # type: ignore[attr-defined]
            if not lopend.contact.open:
                return _page(request, "contact_gesloten", {}, status=HTTPStatus.CONFLICT)
            if verlengt:
                touch(lopend.contact)
            if lopend.contact.doel not in (
                doelen or (MET_PERSOON if met_persoon else frozenset({lopend.contact.doel}))
            ):
                return _page(request, "contact_ander_doel", {}, status=HTTPStatus.CONFLICT)
            if met_persoon and lopend.betrokkene is None:
                return _page(request, "contact_zonder_persoon", {}, status=HTTPStatus.CONFLICT)
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        return checked

    return decorate


def find_lopend(*, request: LoketRequest, contact_id: UUID) -> Lopend | None:
    """This contact, when it is of this caseworker; None for another's and for none: both look the same (B11)."""
    medewerker = request.medewerker
    contact = Contact.objects.filter(pk=contact_id, medewerker__in=medewerker.kenmerken).first()
    return _lopend(request, contact) if contact else None


def list_lopend(*, request: LoketRequest) -> list[Lopend]:
    """All open contacts of this caseworker, the newest first."""
    rijen = Contact.objects.filter(medewerker__in=request.medewerker.kenmerken, beeindigd_op__isnull=True)
    return [_lopend(request, contact) for contact in rijen.order_by("-begonnen_op")]


def keep_betrokkene(*, request: ContactRequest, betrokkene: Persoon | Onderneming, naam: str) -> None:
    """From now on the contact of this request is about this person or company.

    Raises:
        AndereBetrokkene: it is about another already; for another one opens another contact.
    """
    contact = request.lopend.contact
    note_betrokkene(contact=contact, betrokkene=betrokkene)
    bewaard = {"betrokkene": partij_to_json(betrokkene), "naam": naam}
    request.session[_SESSIE] = {**request.session.get(_SESSIE, {}), str(contact.pk): bewaard}
    request.lopend = Lopend(contact, request.medewerker, betrokkene, naam)


def forget_betrokkene(*, request: HttpRequest, contact_id: UUID) -> None:
    """The session no longer knows whom this contact was about."""
    bewaard: dict[str, Any] = dict(request.session.get(_SESSIE, {}))
    if bewaard.pop(str(contact_id), None) is not None:
        request.session[_SESSIE] = bewaard


def _lopend(request: LoketRequest, contact: Contact) -> Lopend:
    bewaard = request.session.get(_SESSIE, {}).get(str(contact.pk)) if contact.open else None
    if bewaard is None:
        return Lopend(contact, request.medewerker, None, "")
    return Lopend(contact, request.medewerker, partij_from_json(bewaard["betrokkene"]), bewaard["naam"])


def _page(request: LoketRequest, naam: str, context: dict[str, object], *, status: int) -> HttpResponse:
    # The page knows the contact, the contact does not know its page.
    from mijnomgeving.loket.pagina import render_loket  # noqa: PLC0415

    return render_loket(request, naam, context, status=status)
