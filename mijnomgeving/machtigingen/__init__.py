"""For whom a person acts, and the machtigingen that a person gave and got."""
