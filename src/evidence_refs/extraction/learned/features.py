"""The words of a reference -> what the model sees of each of them."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.extraction.learned.tokens import Token
from evidence_refs.extraction.learned.view import View, bucket
from evidence_refs.source import Slice


def features_of(piece: Slice, tokens: Sequence[Token]) -> list[list[str]]:
    """Give the features of each word, as texts.

    Source of the idea of most of them: AnyStyle's features (word, affixes, capitals, position, signs);
    those of whole phrases (is what stands between two stops an organisation?) are this program's.
    """
    if not tokens:
        return []
    view = View(piece, tokens)
    return [_features(view, i) for i in range(len(tokens))]


def _features(view: View, i: int) -> list[str]:
    """Give what the model sees of word `i`."""
    n = len(view.tokens)
    low, shapes, signs, flags = view.low, view.shapes, view.signs, view.flags
    word, shape, flag = low[i], shapes[i], flags[i]
    before, after = signs[i], signs[i + 1]
    comma, part = view.commas[i], view.parts[i]
    previous = low[i - 1] if i else "^"
    following = low[i + 1] if i + 1 < n else "$"
    own = "b:" + before
    quote, italic, bracket = view.quotes[i], view.italics[i], view.brackets[i]
    head = view.style[0]
    out = [
        "w=" + word, "s=" + shape, "f=" + flag, own, "a:" + after,
        "w-1=" + previous, "w+1=" + following,
        "s+1=" + (shapes[i + 1] if i + 1 < n else "$"),
        "f-1=" + (flags[i - 1] if i else "^"), "f+1=" + (flags[i + 1] if i + 1 < n else "$"),
        "b-1=" + (signs[i - 1] if i else "^") + "|" + before,
        "a+1=" + after + "|" + (signs[i + 2] if i + 1 < n else "$"),
        f"r={10 * i // n}{head}",
        "br=" + bracket + "|" + shape,
        "c=" + comma[1] + comma[2], "cb=" + comma[1] + before + after,
        "k=" + part[1] + part[2], f"kn={min(part[0], 6)}{head}{part[1]}",
        f"h={view.since_head[i]}|{view.style}", f"h2={view.since_head[i]}{head}|{part[1]}|{quote[0]}{italic}",
        f"st={min(view.stops_before[i], 5)}|{view.first}|{head}", "y=" + view.style + quote[0] + italic,
        f"da={min(view.dates_after[i], 3)}{shape}", "sb=" + shape + before, "sa=" + shape + after,
        "fb=" + flag + before, "fa=" + flag + after, "ss=" + (shapes[i - 1] if i else "^") + shape,
        f"n={bucket(n // 4)}{min(part[0], 4)}", f"rp={view.repeats[i]}{head}",
    ]  # fmt: skip
    if shape[0] in "Aa" and len(word) > 3:
        out += ("x2=" + word[-2:], "x3=" + word[-3:], "p3=" + word[:3])
    out += _near(view, i)
    if flag != "-" and i and flags[i - 1] != "-":
        out.append("ww=" + previous + "|" + word)
    if i > 1:
        out += ("w-2=" + low[i - 2],)
    if i + 2 < n:
        out += ("w+2=" + low[i + 2], "s+2=" + shapes[i + 2], "f+2=" + flags[i + 2])
    return out


def _near(view: View, i: int) -> tuple[str, ...]:
    """Give the kinds of the phrases and parts before and after that of word `i`."""
    comma, part = view.commas[i], view.parts[i]
    key = (comma[0], part[0])
    if key not in view.nears:
        view.nears[key] = _kinds_near(view, i - comma[3], i - part[3])
    return view.nears[key]


def _kinds_near(view: View, start: int, first: int) -> tuple[str, ...]:
    n, commas, parts, signs = len(view.tokens), view.commas, view.parts, view.signs
    comma, part = commas[start], parts[first]
    stop, last = start, first
    while stop < n and commas[stop][0] == comma[0]:
        stop += 1
    while last < n and parts[last][0] == part[0]:
        last += 1
    c0 = commas[start - 1][1] if start else "^"
    c1 = commas[stop][1] if stop < n else "$"
    k0 = parts[first - 1][1] if first else "^"
    k1 = parts[last][1] if last < n else "$"
    k2 = _after(view, last)
    own = part[1]
    return (
        f"c-1={c0}|{comma[1]}", f"c+1={comma[1]}|{c1}",
        f"k-1={k0}|{own}|{signs[first]}", f"k+1={own}|{k1}|{signs[last]}",
        f"k+2={own}|{k1}|{k2}", f"kk={k0}|{own}|{k1}",
        f"kq={own}|{signs[first]}|{signs[last]}|{min(part[0], 3)}",
    )  # fmt: skip


def _after(view: View, at: int) -> str:
    n = len(view.tokens)
    if at >= n:
        return "$"
    number = view.parts[at][0]
    while at < n and view.parts[at][0] == number:
        at += 1
    return view.parts[at][1] if at < n else "$"
