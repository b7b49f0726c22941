"""What goes to the model and what comes back holds no address, nothing hidden and nothing that gives orders."""

import re

from wegwijzer_ai.antwoord.hygiene import clean

# Without a scheme as well. A sentence that ends without a space after its full stop is taken for one: the safe side.
_ADRES = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]{0,20}://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b(?:[/:?#]\S*)?"
    r"|\b(?:mailto|javascript|data|tel):\S+|\]\(|</?[a-z!]"
)
_AFKORTING = re.compile(r"(?i)^(?:[a-z]\.)+[a-z]{1,3}$|^(?:bijv|bv|max|min|incl|excl)\.[a-z]+$")
# Who writes for people has no word for a machine. Measured on the 23,154 sentences of the catalogue: none has one.
_OPDRACHT = re.compile(
    r"(?i)\b(?:negeer|vergeet|omzeil|overschrijf|ignore|disregard|override|bypass)\b[^.?!]{0,60}\b(?:instructies?|"
    r"opdracht(?:en)?|regels|bovenstaande|hierboven|voorgaande|eerdere|instructions?|rules|previous|above|prompts?)\b"
    r"|\bsyste(?:e)?m ?-?(?:prompt|bericht|instructies?|message)|\bprompt\b"
    r"|\btaalmodel\w*|\bchatbots?\b|\bllm\b|\bchatgpt\b|\blanguage model\b|\bai\b|\bai-\w+"
    r"|\bkunstmatige intelligentie\b|\b(?:digitale|virtuele) assistent\b|\bassistant\b"
    r"|\b(?:jij|je) (?:bent|moet|zal|antwoordt|zegt|schrijft)\b|\byou (?:are|must|should|will)\b"
    r"|\b(?:zeg|schrijf|antwoord|vermeld|herhaal|zet|neem)\b[^.?!]{0,40}(?:\b(?:letterlijk|dit over|het volgende|"
    r"dat alles|dat iedereen|tegen de (?:lezer|bezoeker|gebruiker)|"
    r"in (?:je|jouw|uw|de|elke|iedere) (?:antwoord|samenvatting))\b|: ?[\"'‘“])"
    r"|\b(?:deze|de|een|elke|uw|je) samenvatting (?:moet|mag|bevat|noemt|zegt|is|hoort|dient)\b|\bsamenvatter\b"
    r"|\[/?(?:inst|system|s\d+)\]|<\|?/?(?:system|im_start|user|assistant)|###|\{\{|\bjson\b|\bbronnen: ?\["
)
_GEHEIM = re.compile(
    r"(?i)\b(?:geef|stuur|mail|app|typ|vul|noem|bel|deel|vertel)\b[^.?!]{0,60}"
    r"\b(?:pincode|wachtwoord\w*|inlogcode|sms-code|creditcard\w*|bankpas|digid-?(?:code|gegevens|wachtwoord)|"
    r"inloggegevens)\b"
)


def find_address(tekst: str) -> str:
    """The first web or mail address, or piece of markup, in a text."""
    return next((found for match in _ADRES.finditer(tekst) if not _AFKORTING.match(found := match.group())), "")


def replace_addresses(tekst: str, token: str) -> str:
    """The text with a token for each address: the model never sees one, so it cannot repeat or change one."""
    return _ADRES.sub(lambda match: match.group() if _AFKORTING.match(match.group()) else token, tekst)


def find_instruction(tekst: str) -> str:
    """What in a text is meant for a machine, or asks people for a secret."""
    match = _OPDRACHT.search(tekst) or _GEHEIM.search(tekst)
    return match.group() if match else ""


def gives_orders(tekst: str) -> bool:
    """Whether a source holds text that is meant for a machine, also with signs in it that cannot be seen."""
    return bool(_OPDRACHT.search(clean(tekst, at_most=len(tekst))))


def make_plain(tekst: str, *, at_most: int) -> str:
    """The visible text on one line, without the signs by which records are told apart."""
    return clean(tekst, at_most=at_most).replace("[", "(").replace("]", ")")
