"""The person's own side of dossiers and referrals: /mijn/dossiers/."""
