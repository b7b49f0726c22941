"""The findings as files: JSON and EARL for programs, a PDF for people."""
