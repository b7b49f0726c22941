"""Background tasks: each is an operation in the trace of who sent it, also when another process does it."""

import time
from typing import Any

from celery import Task, signals
from celery.exceptions import Ignore, Retry
from opentelemetry.trace import SpanKind

from portal.core.trace import Trace, current_trace, operation
from portal.meten import cijfers
from portal.meten.spoor import note

KOP = "traceparent"


class GemetenTaak(Task):
    """The class of all tasks of the portal."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever the task gives
        """Run the task as an operation after that of its sender."""
        begin, uitkomst = time.perf_counter(), "mislukt"
        # A worker finds it among the fields of the request, and who runs a task at once among its headers.
        koppen = self.request.headers or {}
        sender = Trace.parse(str(self.request.get(KOP) or koppen.get(KOP) or ""))
        with operation(after=sender, naam=f"taak {self.name}", soort=SpanKind.CONSUMER):
            try:
                resultaat = super().__call__(*args, **kwargs)
            except (Retry, Ignore):
                uitkomst = "opnieuw"
                raise
            else:
                uitkomst = "gelukt"
                return resultaat
            finally:
                note({"taak": self.name, "uitkomst": uitkomst}, mislukt=uitkomst == "mislukt")
                cijfers.time_taak(time.perf_counter() - begin, taak=self.name, uitkomst=uitkomst)


def connect() -> None:
    """Let what is sent carry the trace, and let each process that does tasks measure."""
    signals.before_task_publish.connect(_carry, weak=False, dispatch_uid="meten")
    signals.worker_process_init.connect(_begin, weak=False, dispatch_uid="meten")
    signals.worker_process_shutdown.connect(_end, weak=False, dispatch_uid="meten")


def _carry(headers: dict[str, Any] | None = None, **_anders: object) -> None:
    if headers is not None and (trace := current_trace()):
        headers[KOP] = trace.traceparent


def _begin(**_anders: object) -> None:
    # Imported here: settings are not there yet when the application is made.
    from portal.meten.begin import begin  # noqa: PLC0415

    begin()


def _end(**_anders: object) -> None:
    from portal.meten.begin import end  # noqa: PLC0415

    end()
