"""Who used which data of somebody, at each organisation: Logboek Dataverwerkingen, extensie lezen 1.1."""
