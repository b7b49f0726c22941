"""`{% load componenten %}`: every component of `toegankelijkheid.componenten` as a template tag."""

from django import template

from toegankelijkheid.componenten import basis, formulier, gegevens, mededeling, navigatie

register = template.Library()

for _tag in (
    basis.icoon,
    basis.knop,
    basis.knoplink,
    basis.badge,
    basis.afdrukknop,
    navigatie.kruimelpad,
    navigatie.zijmenu,
    navigatie.vraagbak,
    formulier.tekstveld,
    formulier.keuzeveld,
    formulier.foutoverzicht,
    formulier.fouttitel,
    gegevens.datum,
    gegevens.feiten,
):
    register.simple_tag(_tag)

register.filter(gegevens.nederlands)
register.simple_tag(navigatie.paginering, takes_context=True)
register.simple_tag(mededeling.bronfout, takes_context=True)
register.simple_tag(mededeling.bronfouten, takes_context=True)

for _block_tag in (basis.kaart, basis.uitklap, mededeling.melding, gegevens.processtap):
    register.simple_block_tag(_block_tag)
