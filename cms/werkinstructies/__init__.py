"""What staff at counters read beside their work: instructions, plain words for a status, and the contact directory.

For staff only: these are no pages, so no public page, sitemap, API or index can hold them.
"""
