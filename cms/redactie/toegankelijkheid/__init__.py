"""Accessibility in the hands of editors: while they write, in the preview, before publishing and on documents."""
