"""The Profielservice of MijnOverheid Zakelijk (MOZA), simulated: how people and companies want to be reached."""
