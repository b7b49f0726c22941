"""Structured application log: one line of JSON an event, names with data, never personal data."""

import logging
import sys
import traceback

import structlog

from portal.core.trace import current_trace

_OVER_REQUESTS = ("django.request", "django.security", "django.server")
_MEESTE_FOUTEN = 5


def _add_trace(_logger: object, _naam: str, regel: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The trace in which the line was written, by which it is found beside what other logs say."""
    if trace := current_trace():
        regel["trace_id"] = trace.trace_id
    return regel


def _hide_request(_logger: object, _naam: str, regel: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """What Django writes of a request holds its address, as somebody typed it: the route and the status say enough."""
    record = regel.get("_record")
    if isinstance(record, logging.LogRecord) and record.name.startswith(_OVER_REQUESTS):
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        regel["event"] = "request_refused"
        regel["route"] = match.view_name if match else ""
        regel["status"] = getattr(record, "status_code", None)
    return regel


def _name_exception(_logger: object, _naam: str, regel: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Where an error came from and of which class it is, and those behind it; its text may hold what a person wrote."""
    fout = regel.pop("exc_info", None)
    if fout is True:
        fout = sys.exc_info()
    fout = fout[1] if isinstance(fout, tuple) else fout
    delen: list[str] = []
    while isinstance(fout, BaseException) and len(delen) < _MEESTE_FOUTEN:
        delen.append("".join(traceback.format_tb(fout.__traceback__)) + type(fout).__qualname__)
        fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
    if delen:
        regel["exception"] = "\n".join(delen)
    return regel


GEDEELD: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    _add_trace,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# One list, however often logging is set up: loggers keep the one that they first saw.
VERWERKING: list[structlog.typing.Processor] = [*GEDEELD, structlog.stdlib.ProcessorFormatter.wrap_for_formatter]


def configure() -> None:
    """Send structlog through the standard library, so that one formatter serves both."""
    structlog.configure(
        processors=VERWERKING,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def regel_formatter() -> logging.Formatter:
    """The formatter that LOGGING names."""
    configure()
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*GEDEELD, _hide_request],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _name_exception,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    )
