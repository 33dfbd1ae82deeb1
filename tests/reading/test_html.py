"""What is read of a web page, feature by feature."""

from __future__ import annotations

import pytest

from evidence_refs.reading import html

HERE = '<link rel="canonical" href="https://council.example/briefs/2022/brief">'


def text(page: str) -> str:
    given = html.read(page.encode(), "brief.html")
    assert given.paragraphs
    assert given.text.endswith("\n")
    return given.text[:-1]


INLINE = {
    "blanks": ("  Some\n words&nbsp;of  <b>a</b>\tline ", "Some words of a line"),
    "entities": ("Fish &amp; chips &#8211; caf&eacute; &lt;b&gt;", "Fish & chips – café <b>"),
    "typesetting": ("ef&shy;fi<wbr>cient\u200b ﬁne", "efficient fine"),
    "breaks": ("one<br>two<br/>\n three", "one\ntwo\nthree"),
    "two breaks divide paragraphs": ("one<br> <br>two", "one\n\ntwo"),
    "italics": ("<i>A</i> <em>good</em> <cite>life</cite> of", "*A good life* of"),
    "a whole reference in one element": (
        "<cite>Lee, <i>Life</i>, 2019</cite> <cite class='citation web'>Smith</cite>", "Lee, *Life*, 2019 Smith"
    ),
    "italics by style": ('<span style="font-style: italic">A life</span>', "*A life*"),
    "raised digits": ("E=mc<sup>2</sup>, 21<sup>st</sup>, H<sub>2</sub>O", "E=mc², 21st, H2O"),
    "a pointer without a link": ("care<sup>1,2</sup>", "care¹,²"),
    "quotes": ("<q>words</q>", "“words”"),
    "deleted words": ("new <del>old</del><ins>words</ins>", "new words"),
    "a literal link": ("[a](b)", "[a]\\(b)"),
    "a link": ('See <a href="https://x.example/a b(1)"> the <b>plan</b> </a>.', "See [the plan](https://x.example/a%20b%281%29) ."),
    "a link that is its address": ('<a href="https://www.x.example/plan/">www.x.example/plan</a>', "https://www.x.example/plan/"),
    "a broken address in its own words": ('<a href="https://x.example/plan">https://x.example/ plan</a>', "https://x.example/plan"),
    "a relative link": ('<a href="../a?b=1&amp;c=2">plan</a> <a href="/d">x</a>',
                        "[plan](https://council.example/briefs/a?b=1&c=2) [x](https://council.example/d)"),
    "a link within the page": ('<a href="#part">part</a> <a href="https://council.example/briefs/2022/brief#p">p</a>', "part p"),
    "no addresses": ('<a href="mailto:a@b.example">a@b.example</a> <a href="javascript:x()">x</a> <a>y</a> <a href="">z</a>',
                     "a@b.example x y z"),
    "a link around a picture": ('<a href="/a"><img src=x alt=Cover></a>words', "words"),
    "brackets in a link": ('<a href="/a">[Plan]</a>', "[\\[Plan]](https://council.example/a)"),
    "scripts": ("a<script>b()</script><style>c{}</style><noscript>d</noscript><template>e</template>", "a"),
    "hidden": ('a<span hidden>b</span><span style="display: none">c</span><span class="sr-only">d</span><i aria-hidden="true">e</i>', "a"),
    "comments": ("a<!-- b -->c<?php d ?>", "ac"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), INLINE.values(), ids=INLINE.keys())
def test_inline(words: str, expected: str) -> None:
    assert text(f"<!doctype html><html><head>{HERE}</head><body><p>{words}</p></body>") == expected


BLOCKS = {
    "headings": ("<h1>A <i>b</i></h1><h2>C<br>d</h2><div role=heading aria-level=3>E</div>", ["# A b", "## C d", "### E"]),
    "words in no paragraph": ("one<p>two<p>three</p>four<div>five<div>six</div></div>", "one two three four five six".split()),
    "bullets": ("<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul>", ["- a", "  - b", "- c", "d"]),
    "numbers": ('<ol start=3><li>a<li value="7">b<li>c</ol><ol type=a><li>d</ol><ol type=I><li>e<li>f</ol>',
                ["3. a", "7. b", "8. c", "a. d", "I. e", "II. f"]),
    "numbers backwards": ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
    "numbers typed beside numbers": ("<ol><li>[1] a<li>2. b</ol>", ["[1] a", "2. b"]),
    "numbers by style": ('<ol style="list-style-type: lower-roman"><li>a</ol>', ["i. a"]),
    "definitions": ("<dl><dt>a<dd>b<dd>c</dl>", ["a", "b", "c"]),
    "a numbered list of definitions": ("<dl><dt>[1]<dd>a<dt>2<dd>b</dl>", ["[1] a", "2. b"]),
    "a table": ("<table><caption>t</caption><tr><th>a<th>b<tr><td>c|d<td><a href='https://x.example/'>e</a></table>",
                ["t", "| a | b |", "| c\\|d | [e](https://x.example/) |"]),
    "a table that lays out a page": ("<table><tr><td><h2>a</h2><p>b</p><td>c</table>", ["## a", "b", "c"]),
    "a table that says so": ("<table role=presentation><tr><td>a<td>b</table>", ["a", "b"]),
    "a table in a table": ("<table><tr><td>a<table><tr><td>b<td>c<tr><td>d<td>e</table></table>", ["a", "| b | c |", "| d | e |"]),
    "set as it is": ("<pre>a  b\n  c</pre>", ["a b\nc"]),
    "quoted": ("<blockquote><p>a</blockquote>", ["a"]),
    "figures": ("<figure><img><figcaption>a</figcaption></figure>", ["a"]),
    "details": ("<details><summary>a</summary>b</details>", ["a", "b"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(body: str, expected: list[str]) -> None:
    assert text(f"<body>{body}").split("\n\n") == expected


FOOTNOTES = {
    "pandoc": (
        '<p>a<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>'
        '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>One <em>Life</em>.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p><p>More.</p></li></ol></section>',
        ["a¹", "¹ One *Life*.\nMore."],
    ),
    "GOV.UK": (
        '<p>a <sup id="fnref:1"><a href="#fn:1" class="footnote">[footnote 1]</a></sup> b</p><div class="footnotes"><ol>'
        '<li id="fn:1"><p>One <a href="#fnref:1" class="reversefootnote" aria-label="go to where this is referenced">↩</a></p></li></ol></div>',
        ["a ¹ b", "¹ One"],
    ),
    "Wikipedia": (
        '<p>a<sup id="cite_ref-Lee_3-0" class="reference"><a href="#cite_note-Lee-3"><span>[</span>1<span>]</span></a></sup></p>'
        '<ol class="references"><li id="cite_note-Lee-3"><span class="mw-cite-backlink">^ <a href="#cite_ref-Lee_3-0"><sup>a</sup></a>'
        '</span> <span class="reference-text"><cite>Life</cite></span></li><li id="cite_note-4">Two</li></ol>',
        ["a¹", "¹ *Life*", "² Two"],
    ),
    "a note that leads to a list of works": (
        '<p>a<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1"><a href="#cite_ref-1">^</a> '
        '<a href="#CITEREFLee2000">Lee 2000</a>, p. 3</li></ol><p id="CITEREFLee2000">Lee</p>',
        ["a¹", "¹ Lee 2000, p. 3", "Lee"],
    ),
    "Word": (
        '<p>a<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span><sup><span>[1]</span></sup></span></a></p><div><hr>'
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> One</p><p>More</p></div></div>',
        ["a¹", "¹ One\nMore"],
    ),
    "Word, as it is": (
        "<p class=MsoNormal>a<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference>"
        "<span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a> b</p>"
        "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr><![endif]><div style='mso-element:footnote' id=ftn1>"
        "<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\" title=\"\"><span><![if !supportFootnotes]>"
        "<span>[1]</span><![endif]></span></a> One <i style='mso-bidi-font-style:normal'>Life</i><o:p></o:p></p></div></div>",
        ["a¹ b", "¹ One *Life*"],
    ),
    "Google Docs": (
        '<p>a<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;One '
        '<a href="https://www.google.com/url?q=https://x.example/a?b%3D1&amp;sa=D&amp;usg=x">Life</a></span></p></div>',
        ["a¹", "¹ One [Life](https://x.example/a?b=1)"],
    ),
    "Word, endnotes": (
        '<p>a<a href="#_edn1" name="_ednref1"><sup>[i]</sup></a></p><div id=edn1><p><a href="#_ednref1" name="_edn1">[i]</a> One</p></div>',
        ["a[^i]", "[^i]: One"],
    ),
    "LibreOffice": (
        '<p>a<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>\tOne</p></div>',
        ["a¹", "¹ One"],
    ),
    "numbers in the note's words": (
        '<p>a<sup><a href="#n1">1</a></sup></p><p id="n1"><sup>1</sup> One</p><p>After</p>', ["a¹", "¹ One", "After"]
    ),
    "a note in a table": (
        '<p>a<sup><a href="#fn1">1</a></sup></p><table><tr id="fn1"><td>1.<td>One</table>', ["a¹", "¹ One"]
    ),
    "a note in an aside": (
        '<p>a<a role="doc-noteref" href="#x">*</a></p><aside role="doc-footnote" id="x">* One</aside>', ["a[^*]", "[^*]: One"]
    ),
    "two pointers at one place": (
        '<p>a<sup><a href="#fn1">1</a></sup><sup><a href="#fn2">2</a></sup></p><ol><li id=fn1>One<li id=fn2>Two</ol>',
        ["a¹,²", "¹ One", "² Two"],
    ),
    "one note, two pointers": (
        '<p>a<sup><a href="#fn1">1</a></sup> b<sup><a href="#fn1">1</a></sup></p><ol><li id=fn1>One</ol>', ["a¹ b¹", "¹ One"]
    ),
    "a list of references": (
        '<p>a [<a href="#ref-1">1</a>] b (<a href="#ref-2">Lee, 2019</a>)</p><ol><li id="ref-1">Smith<li id="ref-2">Lee</ol>',
        ["a¹ b (Lee, 2019)", "1. Smith", "2. Lee"],
    ),
    "a group of notes": (
        '<p>a<sup id="cite_ref-2"><a href="#cite_note-2">[n 1]</a></sup></p><ol><li id="cite_note-2"><a href="#cite_ref-2">^</a> One</ol>',
        ["a[^n1]", "[^n1]: One"],
    ),
    "pages and parts are no notes": (
        '<p><a href="#new3">3</a> <a href="#page2">2</a> <a href="#s1">1</a></p><h2 id=s1>1</h2><p id=page2>b<i id=new3></i>', ["3 2 1", "## 1", "b"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), FOOTNOTES.values(), ids=FOOTNOTES.keys())
def test_footnotes(body: str, expected: list[str]) -> None:
    assert text(f"<html><body>{body}</body></html>").split("\n\n") == expected


FURNITURE = {
    "a site around a page": (
        '<a class="skip-link" href="#m">Skip</a><header><nav>Menu</nav>Logo</header><div id=cookie-banner>Cookies</div>'
        '<main id=m><nav>Home</nav><h1>A</h1><p>b</p><div class="share-buttons">Tweet</div></main><aside>Side</aside><footer>Foot</footer>',
        ["# A", "b"],
    ),
    "without a main part": (
        "<header><ul><li><a>1</a><li><a>2</a><li><a>3</a></ul></header><div role=navigation>Menu</div><h1>A</h1><p>b</p>"
        '<div class="breadcrumbs">Home</div><footer>Foot</footer>', ["# A", "b"],
    ),
    "the head of an article": (
        "<header>Site<nav></nav></header><article><header><h1>A</h1><p>3 May 2022</p></header><p>b</p><footer>By Lee</footer></article>",
        ["# A", "3 May 2022", "b", "By Lee"],
    ),
    "the head of a plain page": ("<header><h1>A</h1><p>Lee</p></header><p>b", ["# A", "Lee", "b"]),
    "references in an aside or a footer": (
        "<h1>A</h1><aside><h2>References</h2><p>Smith</p></aside><footer><h2>Notes</h2><p>Lee</p></footer>",
        ["# A", "## References", "Smith", "## Notes", "Lee"],
    ),
    "related content of an article": (
        "<main><h1>A</h1><aside><h2>Related content</h2><ul><li>b</ul></aside></main>", ["# A", "## Related content", "- b"]
    ),
    "notes outside the main part": (
        f"<main><h1>A</h1><p>{'b ' * 120}<sup><a href='#fn1'>1</a></sup></p></main><div><ol><li id=fn1>One</ol></div><div>Other</div>",
        ["# A", f"{'b ' * 120}¹", "¹ One"],
    ),
    "buttons to share": (
        '<h1>A</h1><ul><li><a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a><li><a href="https://twitter.com/intent/tweet?x">X</a>'
        '</ul><p><a href="https://twitter.com/lee/status/1">a post</a></p><div class="comments-area">b</div>', ["# A", "[a post](https://twitter.com/lee/status/1)"]
    ),
    "a class of the whole page": ('<div class="cookie-banner"><h1>A</h1><p>b</div>', ["# A", "b"]),
    "a page in one form": ("<form><input><p>a</p></form><form><label>Search</label></form>", ["a"]),
    "a title outside": ("<div><h1>A</h1></div><main><h2>b</h2>" + "<p>c</p>" * 200 + "</main>", ["# A", "## b", *["c"] * 200]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture(body: str, expected: list[str]) -> None:
    assert text(f"<body>{body}</body>").split("\n\n") == expected


@pytest.mark.parametrize(
    ("head", "href", "target"),
    [
        ("", "a/b", "a/b"),
        ("", "//x.example/a", "//x.example/a"),
        ('<base href="https://b.example/x/">', "a", "https://b.example/x/a"),
        (HERE + '<base href="/y/">', "a", "https://council.example/y/a"),
        ('<meta property="og:url" content="https://o.example/p/q">', "a", "https://o.example/p/a"),
        ('<link rel="canonical" href="/only/a/path">', "a", "a"),
        ("<!-- saved from url=(0022)https://s.example/x/y -->", "a", "https://s.example/x/a"),
        (HERE, "https://[broken", "https://%5Bbroken"),
        (HERE, "HTTPS://x.example/%C3%A9?a=[b]", "https://x.example/%C3%A9?a=%5Bb%5D"),
    ],
)
def test_addresses(head: str, href: str, target: str) -> None:
    page = f'<html><head>{head}</head><body><p><a href="{href}">words</a></p></body></html>'
    assert text(page) == f"[words]({target})"


def test_the_title_is_printed_where_there_is_no_h1() -> None:
    assert text("<title>A &amp; b</title><p>c") == "# A & b\n\nc"
    assert text("<title>A</title><h1>B</h1><p>c") == "# B\n\nc"
    assert text("<svg><title>Icon</title></svg><p>c") == "c"


PAGE = "<html><head>{}</head><body><p>café – “x”</p></body></html>"
XHTML = '<?xml version="1.0" encoding="{}"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>café</p></body></html>'


@pytest.mark.parametrize(
    "data",
    [
        PAGE.format("").encode(),
        PAGE.format("").encode("utf-8-sig"),
        PAGE.format("").encode("utf-16"),
        PAGE.format("").encode("cp1252"),
        PAGE.format('<meta charset="iso-8859-1">').encode("cp1252"),
        PAGE.format('<meta charset="iso-8859-1">').encode(),
        PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').encode("cp1252"),
        PAGE.format("<meta charset=nonsense>").encode("cp1252"),
        PAGE.format("<meta charset=utf-7>").encode("utf-8"),
        PAGE.format("<meta charset=mac-roman>").encode("mac-roman"),
    ],
)  # fmt: skip
def test_encodings(data: bytes) -> None:
    assert html.read(data, "brief.html").text == "café – “x”\n"


def test_xhtml() -> None:
    assert html.read(XHTML.format("utf-8").encode(), "b").text == "café\n"
    assert html.read(XHTML.format("iso-8859-1").encode("latin-1"), "b").text == "café\n"


def test_bytes_that_mean_nothing_are_shown_and_said() -> None:
    given = html.read(b"<meta charset=utf-8><p>caf\xe9 in Leeds", "brief.html")
    assert given.text == "caf\ufffd in Leeds\n"
    assert [problem.code for problem in given.problems] == ["undecodable"]
