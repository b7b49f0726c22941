"""The calendar of what a company must do."""
