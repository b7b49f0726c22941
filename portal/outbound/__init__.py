"""The one HTTP client of the portal. Other packages use `portal.outbound.service`."""
