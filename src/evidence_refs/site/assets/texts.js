// What the page gives away of a work: citations in styles, entries in formats. They are read when asked for.

const STYLES = { apa: "APA", harvard: "Harvard", vancouver: "Vancouver" };
const ENTRIES = { bibtex: "BibTeX", ris: "RIS" };

const FILES = {
  bibtex: { title: "BibTeX", name: "references.bib", type: "application/x-bibtex", bind: (all) => (all.some((text) => text.includes("\n  url = {")) ? [told.bibtex + "\n", ...all] : all).join("\n") },
  ris: { title: "RIS", name: "references.ris", type: "application/x-research-info-systems", bind: (all) => all.join("\n") },
  "csl-json": { title: "CSL-JSON", name: "references.json", type: "application/json", bind: (all) => `[\n${all.join(",\n")}\n]\n` },
  csv: { title: "CSV", name: "references.csv", type: "text/csv", bind: (all) => told.csv + all.join("") },
};

let lines = null;
works.forEach((work, at) => { work.at = at; });

/** Give a work in a style (as HTML) or a format; "" where the style has no entry for it. */
function textOf(work, form) {
  lines ??= $("given").textContent.split("\n");
  const parts = JSON.parse(lines[work.at])[form] ?? [];
  return parts.map((part) => (typeof part === "string" ? part : work[told.shared[part]])).join("");
}

/** Give HTML of a style as elements: only the few that it needs, and links to the web. */
function citation(html) {
  const read = new DOMParser().parseFromString(html, "text/html").body;
  return [...read.childNodes].map(cited);
}

function cited(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent;
  const tag = node.localName;
  const attributes = tag === "a" ? { href: node.getAttribute("href"), rel: "noreferrer" } : {};
  return make(["a", "i", "b", "u", "sup", "sub"].includes(tag) ? tag : "span", attributes, ...[...node.childNodes].map(cited));
}
