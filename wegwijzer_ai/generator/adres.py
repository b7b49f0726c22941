"""Where the language model is; apart from the rest, so that a process that never asks it loads nothing for it."""

from django.conf import settings

from portal.outbound.service import register_basis_url


def register_adres() -> None:
    """Tell the outbound client that this address is ours to call; called once from AppConfig.ready.

    Raises:
        ValueError: the address is no base address.
    """
    if settings.WEGWIJZER_GENERATOR_URL:
        register_basis_url(settings.WEGWIJZER_GENERATOR_URL)
