"""What organisations ask of a person or company: Mijn Taken API 0.1 (VNG)."""
