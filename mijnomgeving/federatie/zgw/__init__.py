"""ZGW Zaken 1.7 and Catalogi 1.4 (VNG), simulated for each organisation."""
