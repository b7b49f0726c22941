"""A wallet that keeps credentials: takes them from an issuer and shows parts of them (OpenID4VCI 1.0, SD-JWT)."""
