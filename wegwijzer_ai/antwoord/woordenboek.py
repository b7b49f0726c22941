"""Whether something is a word at all: of the language, or of the catalogue."""

from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, stem


def is_ordinary_word(word: str) -> bool:
    """Whether a folded word is one of the language or of the catalogue; without an index only stop words are."""
    if word in STOP_WORDS:
        return True
    try:
        pipeline = momentopname().pijplijn
    except (TypeError, OSError):
        return False
    known = pipeline.corrector.known_words
    return word in known or stem(word) in known or word in pipeline.lexicon
