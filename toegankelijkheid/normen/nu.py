"""The Nu HTML checker has sentences and no rule ids: which family of ours a sentence belongs to."""

import re

# First that fits counts. The families have their text in regelteksten.yaml.
_FAMILIES = (
    ("dubbele-id", r"^Duplicate ID"),
    ("alt", r"must have an .alt. attribute|is not allowed to have an empty .alt|missing required attribute .alt"),
    ("titel", r"missing a required instance of child element .title.|Element .title. must not be empty"),
    ("taal", r"consider adding a .lang. attribute|Bad value .* for attribute .(xml:)?lang. on element .html"),
    ("taal-deel", r"Bad value .* for attribute .(xml:)?lang"),
    ("aria", r"\baria-|attribute .role.|\brole\b"),
    ("kenmerk", r"[Aa]ttribute"),
    (
        "opbouw",
        r"not allowed as child|tag|[Uu]nclosed|open elements|must not appear|in scope|required instance of child",
    ),
)
_EISEN = {
    "dubbele-id": ("4.1.2",),
    "alt": ("1.1.1",),
    "titel": ("2.4.2",),
    "taal": ("3.1.1",),
    "taal-deel": ("3.1.2",),
    "aria": ("4.1.2",),
}


def nu_familie(bericht: str) -> str:
    """The family of what the checker says: dubbele-id, alt, titel, taal, taal-deel, aria, kenmerk, opbouw or html."""
    return next((naam for naam, patroon in _FAMILIES if re.search(patroon, bericht)), "html")


def nu_eisen(familie: str) -> tuple[str, ...]:
    """The criteria that a family breaks; none for what is only untidy HTML."""
    return _EISEN.get(familie, ())
