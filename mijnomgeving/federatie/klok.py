"""What time a service thinks it is: right, unless somebody set its clock wrong on purpose."""

import time
from contextvars import ContextVar

# Set while a request is answered by a service whose state is 'verkeerde_klok'.
KLOKFOUT: ContextVar[float] = ContextVar("klokfout", default=0.0)


def wall_seconds() -> float:
    """Seconds since 1970 by the clock of the service that answers now; tokens are dated by it."""
    return time.time() + KLOKFOUT.get()
