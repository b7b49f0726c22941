"""The register of who may act for whom: BVD and DigiD Machtigen for people, eHerkenning for companies."""
