"""Which fields of a page a question asks for, by its words in Dutch, English and Papiamentu."""

import re

from wegwijzer_ai.retrieval.tokens import fold, words

# In the order in which the answer gives them when a question asks for more than one.
ASKED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"\b(?:{'|'.join(parts)})\b"))
    for field, parts in (
        (
            "termijn",
            (
                r"hoe lang|wanneer|hoe snel|termijn|duurt|duren|uiterlijk|hoeveel (?:tijd|dagen|weken|maanden)|op tijd",
                r"hoe vroeg|how long|how soon|how early|when|deadline|by when|ki dia|ki ora|kuantu (?:tempu|dia)",
            ),
        ),
        (
            "kosten",
            (
                r"kost|kosten|prijs|tarief|betaal ik|betalen|duur|gratis|cost|costs|price|fee|free|pay|kosta",
                r"how much(?! do i get| will i)",
                r"hoeveel(?! (?:tijd|dagen|weken|maanden|uur|krijg|ontvang|recht))|kuantu(?! (?:tempu|dia))",
            ),
        ),
        (
            "nodig",
            (
                r"heb ik nodig|nodig heb|wat .{0,20}nodig|meenemen|mee te nemen|documenten|papieren|bewijs|bewijzen",
                r"what do i need|bring|documents|paperwork|kiko mi mester|dokumento|dokumentonan",
            ),
        ),
        (
            "kanalen",
            (r"waar|online|digitaal|internet|telefonisch|balie|afspraak|bij wie|where|appointment|unda|sita",),
        ),
        (
            "bezwaar",
            (r"bezwaar|niet (?:mee )?eens|in beroep|afgewezen|object|objection|appeal|objeshon",),
        ),
        (
            "voorwaarden",
            (
                r"mag ik|voorwaarden|heb ik recht|recht op|kom ik in aanmerking|krijg ik|am i (?:entitled|eligible)",
                r"eligible|conditions|do i qualify|can i get|tin derecho|mi por haña",
            ),
        ),
        ("bedrag", (r"hoe hoog|hoeveel (?:krijg|ontvang)|wat krijg ik|how much do i get|how much will i",)),
        ("geen_reactie", (r"niets gehoord|geen (?:reactie|antwoord|bericht)|nog niets|no answer|no reply",)),
        ("voor_wie", (r"voor wie|who is it for|pa ken",)),
        ("wat", (r"wat is (?:een|het|de)|wat betekent|what is|what does|kiko ta",)),
    )
)


def asked_fields(tekst: str) -> list[str]:
    """The fields that a text asks for, the first of them first in the answer."""
    folded = fold(tekst)
    return [field for field, pattern in ASKED if pattern.search(folded)]


def field_words(tekst: str) -> set[str]:
    """The words of a text that only say which field is meant."""
    folded = fold(tekst)
    return {word for _, pattern in ASKED for match in pattern.finditer(folded) for word in words(match.group())}
