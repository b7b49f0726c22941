"""Who saw what of whom, and why: the Logboek Dataverwerkingen and the audit log."""
