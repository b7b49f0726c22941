"""Official announcements at their source: the SRU 2.0 service of KOOP (repository.overheid.nl)."""
