"""Who used which data of whom, as organisations write it down: Logboek Dataverwerkingen, extensie lezen 1.1."""
