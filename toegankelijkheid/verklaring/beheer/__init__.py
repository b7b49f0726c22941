"""Research, deviations, the statement and reports in the admin."""
