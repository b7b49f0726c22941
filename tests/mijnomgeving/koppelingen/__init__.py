"""Tests of the page Koppelingen."""
