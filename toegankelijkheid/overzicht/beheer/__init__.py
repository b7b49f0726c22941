"""The pages in the admin: the standing, the findings, rounds, and the work for people."""
