// The page: what was asked for, and what is shown of it.

let query = "";
let order = "listed";
let alone = null; // the work that a link names

function found() {
  if (alone) return { words: [], passing: [alone], counts: narrowed([alone]).counts };
  const words = asked(query);
  const likenesses = words.length ? new Map(works.map((work) => [work, likeness(work, words)])) : null;
  const matching = likenesses ? works.filter((work) => likenesses.get(work)) : works;
  const { passing, counts } = narrowed(matching);
  return { words, counts, passing: ordered(passing, order, likenesses) };
}

/** Show what was asked for. */
function update() {
  const { words, passing, counts } = found();
  drawFacets(counts, chooseAgain);
  drawTimeline(counts.year);
  drawList(passing, words);
  drawChosen();
  const all = several(works.length, "reference", "references");
  $("status").textContent = alone ? "One reference, to which a link led" : passing.length === works.length ? all : `${passing.length.toLocaleString("en")} of ${all}`;
  $("taking").textContent = `Download ${several(passing.length, "reference", "references")} as`;
  $("take").hidden = !passing.length;
}

/** Show what was asked for anew, whatever a link named before. */
function chooseAgain() {
  leaveLink();
  update();
}

function leaveLink() {
  if (!alone) return;
  alone = null;
  history.replaceState(null, "", location.pathname + location.search);
}

/** Draw what is chosen, each with a button that takes it back. */
function drawChosen() {
  const button = (text, onclick, label = text) => make("button", { type: "button", "aria-label": label, onclick }, text);
  const values = NAMES.flatMap((name) => [...chosen[name]].map((value) => {
    const said = FACETS[name].say?.(value) ?? value;
    return button(`${said} ×`, () => { toggle(name, value); chooseAgain(); $("results").focus(); }, `Take away: ${said}`);
  }));
  const all = alone || query || anyChosen() ? [button(alone ? "Show all references" : "Reset", () => { reset(); $("results").focus(); })] : [];
  $("chosen").replaceChildren(...(alone ? [] : values), ...all);
}

function forget() {
  query = $("query").value = "";
  chooseAgain();
}

function reset() {
  chooseNothing();
  forget();
}

/** Show the work that the address names by its key or an alias. */
function follow() {
  const name = decoded(location.hash.slice(1));
  alone = named.get(name) ?? null;
  update();
  if (alone) {
    const [article] = articles();
    unfold(article, true);
    article.focus();
  } else if (name && !name.startsWith("_")) { // which is a part of the page
    $("status").textContent = `There is no reference ${name} here; ${several(works.length, "reference", "references")}`;
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
  const inField = event.target.closest("input");
  if (event.key === "/" && (!inField || inField.type === "checkbox")) {
    $("query").focus();
    $("query").select();
  } else if (event.key === "Enter" && event.target.matches("article")) {
    unfold(event.target);
  } else if (event.key === "Escape") {
    if (event.target === $("query") && !query) $("query").blur();
    else if (event.target === $("query")) forget();
    else $("query").focus();
  } else if ((inField && inField !== $("query")) || !moveInList(event)) {
    return;
  }
  event.preventDefault();
}

function begin() {
  const wide = window.matchMedia("(min-width: 60em)");
  const fit = () => {
    $("filters").open = wide.matches; // beside the list they are always there, and no button
    $("filters").firstElementChild.tabIndex = wide.matches ? -1 : 0;
  };
  wide.addEventListener("change", fit);
  fit();
  const documents = Object.keys(told.documents).length;
  $("about").textContent = several(works.length, "reference", "references") + (documents ? `, cited in ${several(documents, "document", "documents")}` : "");
  $("order").append(...Object.entries(ORDERS).map(([value, { title }]) => make("option", { value }, title)));
  $("order").addEventListener("change", (event) => { order = event.target.value; chooseAgain(); });
  $("query").addEventListener("input", (event) => { query = event.target.value; chooseAgain(); });
  $("search").addEventListener("submit", (event) => event.preventDefault());
  makeTimeline(chooseAgain);
  makeDownloads(() => current);
  printWhole();
  document.addEventListener("keydown", press);
  window.addEventListener("hashchange", () => location.hash.startsWith("#_") || follow());
  $("search").hidden = $("page").hidden = false;
  follow();
  foldInIdleTime();
}

begin();
