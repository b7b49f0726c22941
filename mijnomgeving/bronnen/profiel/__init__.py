"""How a person or company wants to be reached: the Profielservice of MijnOverheid Zakelijk (MOZA)."""
