"""The types of works in the words of databases and formats, and the CSL type of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from evidence_refs.model import WORK_TYPES

# Words that say what the CSL type says, and no more; folded: letters and digits in lower case.
_SAME = {
    "article-journal": """article journalarticle jour ejour articlejournal electronicarticle
        journalpaper j peerreviewedjournal journalpublication""",
    "article-magazine": "magazinearticle mgzn articlemagazine magazine",
    "article-newspaper": "newspaperarticle news articlenewspaper newspaper newsarticle",
    "book": "book ebook wholebook monograph mvbook electronicbook b",
    "chapter": """bookchapter chapter chap echap incollection inbook booksection
        electronicbooksection bookitem chapterinbook""",
    "paper-conference": """inproceedings conference conferencepaper proceedingspaper cpaper conf
        paperconference conferenceproceedings proceedingsarticle conferencearticle""",
    "report": "techreport report rprt technicalreport reportliterature",
    "thesis": "thesis thes phdthesis mastersthesis dissertation dissertationthesis diss",
    "webpage": "webpage elec online electronic www website web internetsite",
    "post-weblog": "blog blogpost postweblog",
    "post": "post forumpost socialmediapost",
    "dataset": "dataset data researchdata",
    "software": "software comp computerprogram",
    "patent": "patent pat",
    "legislation": "legislation stat statute act legislationstatute",
    "bill": "bill unbill",
    "legal_case": "legalcase case jurisdiction",
    "regulation": "regulation legalruleorregulation",
    "standard": "standard stand",
    "hearing": "hearing hear",
    "manuscript": "manuscript unpublished unpb manscpt unpublishedwork",
    "pamphlet": "pamphlet booklet pamp",
    "map": "map",
    "motion_picture": "motionpicture video movie film mpct filmorbroadcast videorecording",
    "broadcast": "broadcast",
    "song": "song sound audiorecording audio",
    "musical_score": "musicalscore music",
    "interview": "interview",
    "speech": "speech presentation slide spch lecture",
    "personal_communication": "personalcommunication pcomm icomm email",
    "entry-dictionary": "dict entrydictionary dictionaryentry",
    "entry-encyclopedia": "encyc entryencyclopedia encyclopediaarticle encyclopedia",
    "entry": "entry inreference",
    "periodical": "periodical",
    "collection": "collection",
    "classic": "clswk classic classicalwork",
    "figure": "figure",
    "graphic": "graphic art artwork image",
    "event": "event",
    "performance": "performance",
    "treaty": "treaty",
    "document": "document misc gen generic other miscellaneous",
    "review-book": "reviewbook bookreview",
}  # fmt: skip

# Words that say more than the CSL type: they are kept beside it.
_NEAR = {
    "article-journal": """review reviewarticle articlereview systematicreview metaanalysis letter
        editorial editorialmaterial note comment news newsitem erratum publishederratum correction
        corrigendum retraction retractionofpublication retractedpublication retracted
        expressionofconcern clinicaltrial clinicaltrialprotocol randomizedcontrolledtrial
        controlledclinicaltrial casereports casereport shortsurvey articleinpress inpr
        earlyaccess articleearlyaccess datapaper observationalstudy comparativestudy
        multicenterstudy guideline practiceguideline meetingabstract conferenceabstract
        abst abstract conferencereview biography historicalarticle introductoryjournalarticle
        evaluationstudy validationstudy researchsupportnonusgovt englishabstract reprint
        originalarticle originalresearch shortcommunication perspective commentary reply
        trialprotocol protocol""",
    "article": "preprint workingpaper unpublishedpreprint",
    "book": """edbook editedbook proceedings book conferenceproceedingsbook manual reference mvcollection
        mvproceedings mvreference technicaldocumentation textbook""",
    "report": "governmentdocument govdoc grnt grant projectreport policybrief",
    "chapter": "suppbook suppcollection bookinbook",
    "graphic": "chart",
    "collection": "ser serial ctlg catalog suppperiodical",
    "dataset": "aggr aggregateddatabase dbase onlinedatabase clinicaltrialregistration trialregistryrecord",
    "legislation": "legal",
    "manuscript": "ancient ancienttext",
    "motion_picture": "advs audiovisualmaterial multi onlinemultimedia",
}  # fmt: skip


HOLDS_SERIES = frozenset(("book", "collection", "thesis", "report", "classic"))
"""The types whose second title (RIS `T2`) is a series: nothing contains them."""


NUMBERED = ("report", "standard")
"""The types of which `SN` of RIS, and EndNote's `isbn`, is the number; of others it is ISBN or ISSN."""


class Type(NamedTuple):
    """A CSL type, None where no word is known; `whole` says that it says all of the words."""

    csl: str | None
    whole: bool


def fold(words: str) -> str:
    """Letters and digits in lower case: `Journal Article`, `journal-article` are one."""
    return "".join(filter(str.isalnum, words)).lower()


_GENERIC = ("gen", "generic")

_CSL = {word: csl for csl, words in _NEAR.items() for word in words.split()}
_CSL |= {word: csl for csl, words in _SAME.items() for word in words.split()}
_WHOLE = {word for words in _SAME.values() for word in words.split()}
# The type of a work among several words: what is not an article tells more.
_PLAIN = ("article-journal", "document")


@lru_cache(maxsize=512)
def csl_type(words: str) -> Type:
    """Give the CSL type of printed words; of several (`Journal Article; Review`), the most telling."""
    if words in WORK_TYPES and words not in ("article", "review", "event", "entry"):
        return Type(words, True)
    folded = fold(words)
    if folded in _CSL and ";" not in words:  # `Review; Book` is no review of a book
        return Type(_CSL[folded], folded in _WHOLE)
    parts = [fold(part) for part in re.split(r"[;|,/:\n]", words)]
    known = [_CSL[part] for part in parts if part in _CSL]
    telling = [each for each in known if each not in _PLAIN]
    return Type(next(iter(telling + known), None), False)


def is_generic(words: str) -> bool:
    """Whether the type of a record says nothing of the work: RIS `GEN`, EndNote's `Generic`."""
    return fold(words) in _GENERIC


def telling(texts: Iterable[str]) -> str:
    """Give what a generic record says of its type in a field beside, where that is all of a type; else nothing."""
    return next((text for text in texts if csl_type(text).whole), "")


def has_issue(kind: str | None, journal: str | None) -> bool:
    """Whether the number that RIS and EndNote have is an issue; else it is the work's own."""
    kind = kind or "article"
    return kind.startswith("article") or bool(journal and kind != "report")
