"""The catalogue in the admin: the lists beside the pages, and the forms in which editors change them."""
