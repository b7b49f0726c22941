"""The clients of an office that acts for many companies by ketenmachtiging."""
