"""`{% load componenten %}`: every component of `toegankelijkheid.componenten` as a template tag."""

from django import template

from toegankelijkheid.componenten import (
    basis,
    formulier,
    gegevens,
    invoer,
    mededeling,
    navigatie,
    stappen,
    tekst,
)

register = template.Library()

for _tag in (
    basis.icoon,
    basis.knop,
    basis.knoplink,
    basis.badge,
    basis.etiket,
    basis.afdrukknop,
    basis.kopieerknop,
    navigatie.kruimelpad,
    navigatie.zijmenu,
    navigatie.vraagbak,
    formulier.tekstveld,
    formulier.keuzeveld,
    formulier.foutoverzicht,
    formulier.fouttitel,
    invoer.invoer,
    invoer.keuze,
    invoer.kiesvak,
    gegevens.datum,
    gegevens.feiten,
    tekst.kenmerk,
):
    register.simple_tag(_tag)

register.filter(gegevens.nederlands)
register.filter(tekst.nummers)
register.filter(tekst.brief)
register.simple_tag(navigatie.paginering, takes_context=True)
register.simple_tag(mededeling.bronfout, takes_context=True)
register.simple_tag(mededeling.bronfouten, takes_context=True)

for _block_tag in (
    basis.actiegroep,
    basis.kaart,
    basis.uitklap,
    basis.vragenlijst,
    gegevens.feitenlijst,
    gegevens.tabel,
    invoer.keuzelijst,
    invoer.veldgroep,
    mededeling.dialoog,
    mededeling.melding,
    stappen.processtap,
    stappen.stap,
    stappen.stappenplan,
    tekst.lijst,
):
    register.simple_block_tag(_block_tag)
