"""Surveys of CBS: which a company was asked to fill in."""
