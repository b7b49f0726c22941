"""Why a file is not taken in.

GeweigerdBestand
├── VreemdBestand   none of the kinds that we take
├── Onleesbaar      broken, or made so that nobody can look into it
├── BeveiligdePdf   locked with a password
├── ActievePdf      does something by itself
├── MetMacro        a document with a program in it
└── TeZwaar         small to send, but immense once opened
"""


class GeweigerdBestand(ValueError):
    """A file that is not taken in."""


class VreemdBestand(GeweigerdBestand):
    """None of the kinds that we take."""


class Onleesbaar(GeweigerdBestand):
    """Broken, or made so that nobody can look into it."""


class BeveiligdePdf(GeweigerdBestand):
    """Locked with a password: neither the scanner nor the organisation can open it."""


class ActievePdf(GeweigerdBestand):
    """Holds a program, another file or a form that sends itself."""


class MetMacro(GeweigerdBestand):
    """A document with a program in it."""


class TeZwaar(GeweigerdBestand):
    """Small to send, but immense once opened: a picture of a billion points, an archive that unpacks without end."""
