"""Where a service may send somebody, or call back: to the portal, and to no stranger."""

from urllib.parse import urlsplit

from mijnomgeving.federatie.config import Instellingen


def leads_to_portal(url: str, instellingen: Instellingen) -> bool:
    """Whether this is an address of the portal; anything that is no address is not."""
    try:
        return urlsplit(url)[:2] == urlsplit(instellingen.portaal_url)[:2]
    except ValueError:
        return False
