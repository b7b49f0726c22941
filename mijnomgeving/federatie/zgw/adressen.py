"""Addresses and keys of ZGW objects: the same for the same story after every start."""

from uuid import NAMESPACE_URL, uuid5

# Under which of the five APIs a kind of object stands.
APIS: dict[str, tuple[str, ...]] = {
    "zaken": ("zaken", "statussen", "rollen", "resultaten", "zaakinformatieobjecten"),
    "catalogi": (
        *("catalogussen", "zaaktypen", "statustypen", "resultaattypen", "roltypen", "informatieobjecttypen"),
        "besluittypen",
    ),
    "documenten": ("enkelvoudiginformatieobjecten", "objectinformatieobjecten"),
    "besluiten": ("besluiten", "besluitinformatieobjecten"),
}
API_VAN = {soort: api for api, soorten in APIS.items() for soort in soorten}
VERSIES = {"zaken": "1.7.0", "catalogi": "1.4.0", "documenten": "1.7.1", "besluiten": "1.1.0", "notificaties": "1.0.1"}


def stable_uuid(*parts: str) -> str:
    """The same uuid for the same parts."""
    return str(uuid5(NAMESPACE_URL, "federatie/" + "/".join(parts)))


def api_root(base_url: str, organisatie: str, api: str) -> str:
    """Where one of the APIs of an organisation begins."""
    return f"{base_url}/zgw/{organisatie}/{api}/api/v1"


def object_url(base_url: str, organisatie: str, soort: str, uuid: str) -> str:
    """The address of an object."""
    return f"{api_root(base_url, organisatie, API_VAN[soort])}/{soort}/{uuid}"
