"""The repository of official publications: SRU 2.0, as KOOP offers it at repository.overheid.nl."""
