"""Words of the model, known without loading it: types of works, fields of a reference.

Completion and filters run at each press of a key and for each list, and the model loads pydantic: so
they stand here once more, and a test holds them to the model.
"""

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip

_TYPES_IN_WORDS = {
    "article": "Preprint or article",
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "chapter": "Book chapter",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopedia entry",
    "motion_picture": "Film or video",
    "paper-conference": "Conference paper",
    "post-weblog": "Blog post",
    "review-book": "Book review",
    "webpage": "Web page",
}

FIELDS = (
    "key", "aliases", "type", "title", "authors", "authors_truncated", "editors", "source",
    "journal", "volume", "issue", "edition", "pages", "number", "series", "date", "date_text",
    "date_updated", "undated", "language", "abstract", "url", "url_text", "archive_url", "doi",
    "pmid", "pmcid", "isbn", "issn", "accessed", "access", "note", "extra", "alternates", "tags",
    "added", "reviewed", "origin", "cited_in",
)  # fmt: skip

FORMS = ("entry", "footnote", "link", "mention")
"""How a document cites a work."""

ACCEPTABLE = (
    "title", "authors", "editors", "source", "journal", "volume", "issue", "edition", "pages",
    "number", "series", "date", "date_updated", "language", "abstract", "url", "archive_url", "doi",
    "pmid", "pmcid", "isbn", "issn", "accessed", "access", "note",
)  # fmt: skip
"""The fields that `extract --accept` takes."""


def type_in_words(kind: str) -> str:
    """Give a type in words for readers: `Journal article`."""
    return _TYPES_IN_WORDS.get(kind) or kind.replace("_", " ").replace("-", " ").capitalize()
