"""URLs of what is done in a contact, below /loket/contact/<id>/doen/."""

from django.urls import path

from mijnomgeving.loket.doen.views import doen, notitie_weg, notities, ontvangst, regelhulpen
from mijnomgeving.loket.doen.views_aanvraag import aanvraag_controleren, aanvragen
from mijnomgeving.loket.doen.views_afspraak import afspraak_afzeggen, afspraak_maken, afspraken
from mijnomgeving.loket.doen.views_bericht import bericht, terugbellen
from mijnomgeving.loket.doen.views_zaak import controleren, schrijven, taak, taak_controleren, zaak

urlpatterns = [
    path("", doen, name="doen"),
    path("notities/", notities, name="doen_notities"),
    path("notities/<uuid:notitie_id>/weg/", notitie_weg, name="doen_notitie_weg"),
    path("zaken/<slug:sleutel>/", zaak, name="doen_zaak"),
    path("zaken/<slug:sleutel>/<slug:wat>/", schrijven, name="doen_schrijven"),
    path("zaken/<slug:sleutel>/<slug:wat>/controleren/", controleren, name="doen_controleren"),
    path("taken/<slug:sleutel>/", taak, name="doen_taak"),
    path("taken/<slug:sleutel>/controleren/", taak_controleren, name="doen_taak_controleren"),
    path("afspraken/", afspraken, name="doen_afspraken"),
    path("afspraken/maken/", afspraak_maken, name="doen_afspraak"),
    path("afspraken/<slug:sleutel>/afzeggen/", afspraak_afzeggen, name="doen_afspraak_afzeggen"),
    path("terugbellen/", terugbellen, name="doen_terugbellen"),
    path("aanvraag/", aanvragen, name="doen_aanvraag"),
    path("aanvraag/controleren/", aanvraag_controleren, name="doen_aanvraag_controleren"),
    path("bericht/", bericht, name="doen_bericht"),
    path("regelhulpen/", regelhulpen, name="doen_regelhulpen"),
    path("ontvangst/<slug:nummer>/", ontvangst, name="doen_ontvangst"),
]
