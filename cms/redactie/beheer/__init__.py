"""Pages of the editors' side in the admin."""
