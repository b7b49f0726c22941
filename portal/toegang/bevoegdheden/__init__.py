"""The register of who may act for whom (BVD and Machtigen): a client, and what it answers."""
