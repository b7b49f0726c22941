"""The assistant in the editors' admin: what people asked, why a page ranks, figures and switches."""
