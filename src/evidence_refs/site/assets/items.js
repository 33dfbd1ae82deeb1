// One work in the list, and what unfolds below it.

/** Give the element of a work, with the words that were looked for marked. */
function item(work, words) {
  const text = (value) => marked(value, words);
  const name = `_${work.at}`;
  const title = make("h3", { id: `${name}title`, lang: work.language }, work.url
    ? make("a", { href: work.url, rel: "noreferrer" }, text(work.title)) : text(work.title));
  const article = make("article", { id: work.key, "aria-labelledby": `${name}title`, tabindex: "-1" },
    title, ...linesOf(work, text), glimpse(work, words), panels(work, name, words));
  return make("li", {}, ...(work.aliases ?? []).map((alias) => make("a", { id: alias })), article);
}

/** Give the lines below the title. */
function linesOf(work, text) {
  const who = people(work.authors) + (work.truncated ? " et al." : "");
  const source = people(work.source);
  const journal = work.journal ? make("span", {}, make("cite", {}, text(work.journal)), work.place ? `, ${work.place}` : "") : work.place;
  const parts = [source && source !== who ? make("span", {}, text(source)) : null, journal ? journal : null,
    work.date ? text(work.date) : null, work.type ? text(typed(work.type)) : null, work.access ?? null].filter(Boolean);
  const issued = parts.flatMap((part, at) => (at ? [make("span", { class: "dot", "aria-hidden": "true" }, " · "), part] : [part]));
  return [
    who ? make("p", { class: "who" }, text(who)) : null,
    work.editors ? make("p", { class: "who" }, "Edited by ", text(people(work.editors))) : null,
    make("p", { class: "issued" }, ...issued),
    work.address ? make("p", { class: "issued" }, work.address) : null,
    work.note ? make("p", { class: "issued" }, work.note) : null,
    work.tags ? make("p", { class: "tags" }, ...work.tags.map((tag) => make("span", {}, text(tag)))) : null,
  ];
}

/** Give a piece of the abstract, where words that were looked for stand only there. */
function glimpse(work, words) {
  if (!words.length || !work.abstract) return null;
  const seen = wordsOf([work.title, people(work.authors), people(work.source), work.journal ?? ""].join(" "));
  const piece = around(work.abstract, words.filter((word) => !seen.includes(word)));
  return piece ? make("p", { class: "glimpse" }, marked(piece, words)) : null;
}

/** Give the row of buttons, each of which unfolds what it names. */
function panels(work, name, words) {
  const documents = unique(places(work).map((place) => place.document)).length;
  const kinds = [
    work.abstract ? ["Abstract", () => abstract(work, words)] : null,
    documents ? [`Cited in ${several(documents, "document", "documents")}`, () => [whereCited(work, words)]] : null,
    ["Cite", () => [howToCite(work)]],
  ].filter(Boolean);
  const row = make("div", { class: "row" });
  const box = make("div", { class: "panels" }, row);
  kinds.forEach(([title, fill], at) => {
    const panel = make("div", { id: `${name}panel${at}`, class: "panel", hidden: true });
    const onclick = () => {
      if (panel.hidden && !panel.hasChildNodes()) panel.append(...fill());
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
    };
    const button = make("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": panel.id, "aria-describedby": `${name}title`, onclick }, title);
    row.append(button);
    box.append(panel);
  });
  row.append(make("a", { class: "key", href: `#${work.key}`, "aria-label": `Link to ${work.key}`, title: "A lasting link to this reference" }, marked(work.key, words)));
  return box;
}

const abstract = (work, words) => work.abstract.split(/\n\s*\n/).map((part) => make("p", { lang: work.language }, marked(part, words)));

function whereCited(work, words) {
  const list = make("ul", { class: "places" });
  for (const { document: name, section, at } of work.cited) {
    const url = told.documents[name]?.url;
    const title = url ? make("a", { href: url, rel: "noreferrer" }, titled(name)) : make("span", { class: "document" }, titled(name));
    list.append(make("li", {}, title, make("span", { class: "under" }, [...(section ?? []), at].filter(Boolean).join(" › "))));
  }
  return list;
}

function howToCite(work) {
  const rows = Object.entries(STYLES).map(([form, title]) => {
    const html = textOf(work, form);
    const shown = make("dd", { class: "citation" }, ...(html ? citation(html) : ["This style lists no work of this kind."]));
    const button = copier("Copy", `the ${title} citation`, () => [shown.textContent, html]);
    return make("div", {}, make("dt", {}, title), shown, html ? make("dd", { class: "copy" }, button) : null);
  });
  const entries = Object.entries(ENTRIES).map(([form, title]) => copier(`Copy ${title}`, `${work.key} as ${title}`, () => [textOf(work, form)]));
  return make("div", {}, make("dl", { class: "cite" }, ...rows), make("p", { class: "entries" }, ...entries));
}

/** Unfold the first panel of an element in the list, or all of them; fold them if they are open. */
function unfold(article, all = false) {
  const buttons = [...article.querySelectorAll(".fold")];
  for (const button of all ? buttons : buttons.slice(0, 1)) button.click();
}
