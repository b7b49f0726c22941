"""The shell of the site: home, search page, help and outage pages, headers and language."""
