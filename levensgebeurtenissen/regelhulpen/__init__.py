"""Regelhulpen: aids that editors make, which ask some questions and say what somebody has to arrange."""
