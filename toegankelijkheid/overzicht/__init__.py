"""How accessible the portal is: pages in the admin, files to take along, and a page for everybody."""
