"""What a company must do and until when, from the facts at the sources: the calendar, its marks and its feed."""
