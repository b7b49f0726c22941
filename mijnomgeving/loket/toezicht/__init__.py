"""Who watches the counter: alarms, limits, the log of the own organisation and the review of break-glass."""
