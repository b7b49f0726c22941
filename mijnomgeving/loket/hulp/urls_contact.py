"""URLs of help at a contact, under /loket/contact/<id>/."""

from django.urls import path

from mijnomgeving.loket.hulp.papier import samenvatting, samenvatting_papier, samenvatting_pdf
from mijnomgeving.loket.hulp.views import contact_hulp

urlpatterns = [
    path("hulp/", contact_hulp, name="contact_hulp"),
    path("samenvatting/", samenvatting, name="samenvatting"),
    path("samenvatting/afdrukken/", samenvatting_papier, name="samenvatting_papier"),
    path("samenvatting/samenvatting.pdf", samenvatting_pdf, name="samenvatting_pdf"),
]
