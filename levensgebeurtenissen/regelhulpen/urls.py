"""Addresses of a regelhulp in progress; its start page is Wagtail's. How deep one is stands in them, and no answer."""

from django.urls import path

from levensgebeurtenissen.regelhulpen import tijd, views

urlpatterns = [
    path("<slug:slug>/stap/<int:nummer>/", views.stap, name="regelhulp_stap"),
    path("<slug:slug>/controleer/", views.controleer, name="regelhulp_controleer"),
    path("<slug:slug>/uitkomst/", views.uitkomst, name="regelhulp_uitkomst"),
    path("<slug:slug>/meenemen/", views.meenemen, name="regelhulp_meenemen"),
    path("<slug:slug>/blijven/", tijd.blijven, name="regelhulp_blijven"),
    path("<slug:slug>/pauze/", tijd.pauze, name="regelhulp_pauze"),
    path("<slug:slug>/verder/", tijd.verder, name="regelhulp_verder"),
    path("<slug:slug>/wissen/", views.wissen, name="regelhulp_wissen"),
    path("<slug:slug>/gewist/", views.gewist, name="regelhulp_gewist"),
]
