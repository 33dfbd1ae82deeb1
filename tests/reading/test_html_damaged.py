"""Pages that are huge, hostile or damaged: a result or one clear line, in bounded time and memory."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.reading import html
from evidence_refs.reading.html.page import MAX_TAGS

MB = 1_000_000
FILE = "file:///etc/passwd"


def soon(data: bytes, seconds: float = 30) -> str:
    """The text of a page, or its error, which must be one line; neither may take long."""
    began = time.process_time()
    try:
        text = html.read(data, "brief.html").text
    except UnreadableError as error:
        assert error.hint
        assert "\n" not in error.message
        text = f"error: {error.message}"
    assert time.process_time() - began < seconds
    return text


DEEP = {
    "div": (b"<div>", "nested too deep"),
    "inline": (b"<i>", "nested too deep"),
    "lists": (b"<ul><li>", "nested too deep"),
    "tables": (b"<table><tr><td>", "nested too deep"),
    "hidden": (b'<div aria-hidden="true">', "nested too deep"),
}


@pytest.mark.parametrize(("tag", "words"), DEEP.values(), ids=DEEP.keys())
def test_nested_100000_deep(tag: bytes, words: str) -> None:
    assert words in soon(b"<html><body>" + tag * 100_000 + b"words")


@pytest.mark.parametrize(
    "tag",
    [
        "div",
        "span",
        "i",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "section class=toc",
        "aside",
        "form",
    ],
)
def test_nested_as_deep_as_the_parser_goes(tag: str) -> None:
    assert "words" in soon(f"<html><body>{f'<{tag}>' * 500}words".encode())  # fmt: skip


LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "words": (lambda: b"<p>" + b"word " * (10 * MB), "word word"),
    "one word": (lambda: b"<p>" + b"w" * (49 * MB), "www"),
    "paragraphs": (lambda: b"<p>some words of a paragraph, and more of them</p>\n" * (MAX_TAGS // 3), "some words"),
    "tags": (lambda: b"<b></b>" * (MAX_TAGS + 1), "elements"),
    "a picture": (lambda: b'<p>words<img src="data:image/png;base64,' + b"A" * (45 * MB) + b'">', "words"),
    "a style": (lambda: b"<style>" + b"a{b:c}" * (8 * MB) + b"</style><p>words", "words"),
    "attributes": (lambda: b"<p " + b" ".join(b"a%d" % n for n in range(50_000)) + b">words", "words"),
    "a class": (lambda: b'<p class="' + b"share " * MB + b'">words', "words"),
    "links": (lambda: b"".join(b'<p id="fn%d">a<sup><a href="#fn%d">1</a></sup></p>' % (n, n) for n in range(30_000)), "a"),
    "links to one place": (lambda: b'<p id="fn1">a</p>' + b'<sup><a href="#fn1">1</a></sup>' * 40_000, "¹"),
    "unclosed links": (lambda: b"<p>a" + b'<a href="https://x.example/">b<i>' * 900, "b"),
    "runs": (lambda: b"<p>" + b"a <b>b</b>" * 200_000, "a b"),
    "runs in italics": (lambda: b"<p>" + b"a <i>b</i>" * 100_000, "*b*"),
    "a note of many paragraphs": (
        lambda: b'<sup><a href="#fn1">1</a></sup><div id=fn1>' + b"<p>words of it</p>" * 100_000, "words",
    ),
    "notes outside the main part": (
        lambda: b"<main>" + b"words " * 100 + b"".join(b'<sup><a href="#fn%d">1</a></sup>' % n for n in range(10_000))
        + b"</main><div>" + b"".join(b"<p id=fn%d>a</p>" % n for n in range(10_000)), "words",
    ),
    "lines": (lambda: b"<p>" + b"words of a line<br>" * 200_000, "words"),
    "addresses": (lambda: b"<p>" + b"https://" * 200_000 + b"<br>" + b"A" * 50, "https"),
    "brackets": (lambda: b"<p>" + b"[" * (2 * MB) + b"words", "words"),
    "stars": (lambda: b"<p>" + b"*<i>a</i> " * 100_000 + b"words", "words"),
    "breaks": (lambda: b"<p>words" + b"<br>" * 100_000, "words"),
    "cells": (lambda: b"<table>" + b"<tr><td>a<td>b" * 50_000, "| a | b |"),
    "open comments": (lambda: b"<!--" * (MB // 2) + b"<p>words", "no text"),
    "open tags": (lambda: b"<a " * (MB // 2), "no text"),
    "hidden in hidden": (lambda: b"<p>words</p>" + b'<div aria-hidden="true">' * 500 + b"<b></b>" * 300_000, "words"),
    "mains in mains": (lambda: b'<div role="main">' * 500 + b"<b></b>" * 300_000 + b"words", "words"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("make", "words"), LARGE.values(), ids=LARGE.keys())
def test_large_pages(make: Callable[[], bytes], words: str) -> None:
    assert words in soon(make())


ODD = {
    "empty": (b"", "no text"),
    "only a tag": (b"<html>", "no text"),
    "only script": (b"<body><div id=root></div><script>x()</script>", "no text"),
    "a fragment": (b"words", "words"),
    "tags never closed": (b"<div><p>words<b", "words"),
    "closed too often": (b"</div></p>words</body></html>more", "words"),
    "cells without a table": (b"<td>a</td><tr><td>b", "a"),
    "items without a list": (b"<li>a<li>b", "- a"),
    "a list closed too often": (b"<ul><li>a</ul></ul></li>b", "b"),
    "frames": (b"<frameset><frame src=a></frameset>", "no text"),
    "an attribute of half a character": ("<p title='\ud800'>words".encode("utf-8", "surrogatepass"), "words"),
    "control characters": (b"<p>wo\0rds \x01\x0b x", "x"),
    "numbers that are none": (b"<ol start=99999999999999999999><li value=x>a</ol>", ". a"),
    "an entity of a file": (f'<!DOCTYPE html [<!ENTITY a SYSTEM "{FILE}">]><p>words &a;'.encode(), "words"),
    "entities in entities": (
        b"<!DOCTYPE html [" + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9)) + b"]><p>words &a9;", "words"
    ),
    "XHTML with an entity": (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{FILE}">]><html xmlns="http://www.w3.org/1999/xhtml"><p>words &a;</p></html>'.encode(),
        "words",
    ),
    "a page of a script's making": (b"<noscript>Please enable JavaScript</noscript>", "no text"),
    "no page at all": (bytes(range(256)) * 10, ""),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), ODD.values(), ids=ODD.keys())
def test_odd_pages(data: bytes, words: str) -> None:
    text = soon(data)
    assert words in text
    assert "root:" not in text
    assert len(text) < 5_000
