"""The model: words of a reference with a label each, and how sure the model is of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evidence_refs.extraction.learned.features import features_of
from evidence_refs.extraction.learned.tokens import Token, tokenize
from evidence_refs.source import Slice

MODEL = Path(__file__).with_name("references.crfsuite")
MAX_WORDS = 400
MAX_LENGTH = 3_000
"""A reference is no longer; what is longer is prose, and is not read."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words, their labels, the chance of each label, and that of all labels together."""

    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    chances: tuple[float, ...]
    whole: float


def tag(piece: Slice) -> Tagged | None:
    """Label the words of a reference; None where it has none, or far too many."""
    tokens = tokenize(piece.text) if len(piece.text) <= MAX_LENGTH else []
    if not 0 < len(tokens) <= MAX_WORDS:
        return None
    tagger = load_model(MODEL).tagger
    tagger.set(features_of(piece, tokens))
    labels = tagger.tag()
    chances = tuple(tagger.marginal(label, i) for i, label in enumerate(labels))
    return Tagged(tuple(tokens), tuple(labels), chances, tagger.probability(labels))


@dataclass(frozen=True, slots=True)
class _Model:
    """A model in memory. The tagger reads `data` as long as it lives, and does not own it."""

    tagger: Any
    data: bytes


@cache
def load_model(path: Path) -> _Model:
    """Load a model, once. It is given as bytes: a path with odd letters fails on Windows."""
    import pycrfsuite

    tagger, data = pycrfsuite.Tagger(), path.read_bytes()
    tagger.open_inmemory(data)
    return _Model(tagger, data)
