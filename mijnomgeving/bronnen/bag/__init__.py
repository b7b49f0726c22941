"""Addresses at their source: BAG Individuele Bevragingen v2 and the PDOK Locatieserver."""
