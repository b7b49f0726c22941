"""What stands in front of a text that is embedded: multilingual-e5 was trained with these words."""

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
