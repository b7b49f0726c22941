"""A published regelhulp that can no longer be walked, because a rule of law that it uses has another name by now."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from levensgebeurtenissen.regelhulpen.graaf import Graaffout

P = ParamSpec("P")
logger = structlog.get_logger(__name__)


def when_whole(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Say on a page of its own that a regelhulp cannot be used now; editors find it in 'Mijn werk'."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Graaffout as fout:
            # What is wrong names questions and rules, never an answer; a traceback could.
            logger.error(  # noqa: TRY400  # nosemgrep: fout-van-een-ander-in-log
                "regelhulp_broken", pad=request.path, fout=str(fout)
            )
            return render(
                request,
                "levensgebeurtenissen/regelhulpen/niet_te_gebruiken.html",
                status=HTTPStatus.SERVICE_UNAVAILABLE,
            )

    return wrapped
