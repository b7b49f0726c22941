"""The official lists that the catalogue is filled from: one module per list, one door (`laden.load_lijst`)."""
