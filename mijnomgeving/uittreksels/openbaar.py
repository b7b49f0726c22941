"""Where wallets and those who check extracts come; nobody is logged in there."""

from django.urls import path

from mijnomgeving.uittreksels import uitgifte
from mijnomgeving.uittreksels.controleren import controleren

app_name = "uittreksels"

urlpatterns = [
    path(".well-known/openid-credential-issuer", uitgifte.uitgever, name="uitgever"),
    path(".well-known/oauth-authorization-server", uitgifte.toegangsserver, name="toegangsserver"),
    path(".well-known/jwt-vc-issuer", uitgifte.sleutels, name="sleutels"),
    path("uittreksels/token", uitgifte.token, name="token"),
    path("uittreksels/nonce", uitgifte.nonce, name="nonce"),
    path("uittreksels/credential", uitgifte.credential, name="credential"),
    path("uittreksels/status/<int:lijst>", uitgifte.status, name="status"),
    path("uittreksels/soort/<slug:soort_id>", uitgifte.soort, name="soort"),
    path("uittreksel-controleren/", controleren, name="controleren"),
]
