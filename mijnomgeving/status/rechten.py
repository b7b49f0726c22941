"""Who may write in the register of outages: who decides what the whole country reads, and administrators."""

BEHEREN = {f"mijnomgeving.{actie}_uitval" for actie in ("add", "change", "view")}
