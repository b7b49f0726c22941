"""The RDW: the closed register of who has which vehicle, and the open data on vehicles."""
