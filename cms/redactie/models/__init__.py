"""The models of the editors' side, one file per subject."""
