"""The digitaal dossier: one question of one person that runs over several organisations."""
