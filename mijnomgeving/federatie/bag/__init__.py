"""Addresses: BAG Individuele Bevragingen v2, and a finder of addresses as the PDOK Locatieserver."""
