"""Which editors may change which of it: those of an organisation their own, national editors everything."""

from wagtail.permissions import register_permission_policy

from cms.redactie.rechten import OrganisatiePolicy
from cms.werkinstructies.models import Contactpunt, Werkinstructie


def connect() -> None:
    """Register the policies. What belongs to no organisation is for national editors."""
    register_permission_policy(Werkinstructie, OrganisatiePolicy(Werkinstructie, pad="organisatie"))
    register_permission_policy(Contactpunt, OrganisatiePolicy(Contactpunt, pad="organisatie"))
