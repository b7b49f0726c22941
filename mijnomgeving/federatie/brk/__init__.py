"""Haal Centraal BRK Bevragen 2.0: parcels, apartment rights, and who has which right on them."""
