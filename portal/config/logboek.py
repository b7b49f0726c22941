"""Structured application log: one line of JSON an event, names with data, never personal data."""

import logging

import structlog

from portal.core.trace import current_trace


def _add_trace(_logger: object, _naam: str, regel: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The trace in which the line was written, by which it is found beside what other logs say."""
    if trace := current_trace():
        regel["trace_id"] = trace.trace_id
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
        foreign_pre_chain=GEDEELD,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    )
