"""DigiD as an OpenID Connect provider after the NL GOV profile, with demo persons instead of people."""
