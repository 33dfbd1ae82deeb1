"""The types of works in words for readers."""

from __future__ import annotations

_CALLED = {
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


def called(kind: str) -> str:
    """Give a CSL type in words: `Journal article`."""
    return _CALLED.get(kind) or kind.replace("_", " ").replace("-", " ").capitalize()
