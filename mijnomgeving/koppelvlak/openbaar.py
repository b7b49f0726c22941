"""Where systems come before they may read, and the page for who builds them; nobody is logged in there."""

from django.urls import path

from mijnomgeving.koppelvlak import oauth
from mijnomgeving.koppelvlak.ontwikkelaars import ontwikkelaars, voorbeeld

app_name = "koppelvlak"

urlpatterns = [
    path(".well-known/oauth-authorization-server/oauth", oauth.gegevens, name="gegevens"),
    path("oauth/token", oauth.token, name="token"),
    path("oauth/jwks", oauth.sleutels, name="sleutels"),
    path("ontwikkelaars/", ontwikkelaars, name="ontwikkelaars"),
    path("ontwikkelaars/voorbeeld.py", voorbeeld, name="voorbeeld"),
]
