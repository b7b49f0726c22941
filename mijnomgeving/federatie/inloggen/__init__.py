"""One OpenID Connect provider after the NL GOV profile, that each login means fills with its own choices and claims."""
