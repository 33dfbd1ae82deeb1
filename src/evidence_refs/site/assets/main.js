// The page: what was asked for, and what is shown of it.

let alone = null; // the work that a link names

function found() {
  if (alone) return { needles: [], matching: [alone], passing: [alone], counts: narrowed([alone]).counts };
  const needles = sought(query);
  const likenesses = needles.length ? new Map(works.map((work) => [work, likeness(work, needles)])) : null;
  const matching = likenesses ? works.filter((work) => likenesses.get(work)) : works;
  const { passing, counts } = narrowed(matching);
  return { needles, matching, counts, passing: ordered(passing, order, likenesses) };
}

/** Show what was asked for. */
function update() {
  const { needles, matching, passing, counts } = found();
  drawFacets(counts, () => chooseAgain());
  drawTimeline(counts.year);
  drawList(passing, wordsIn(needles), passing.length ? "" : whyNothing(needles, matching));
  drawFigures(passing);
  drawChosen();
  $("status").textContent = alone ? "One reference, to which a link led" : numberOf(passing);
  $("taking").textContent = `Download ${several(passing.length, "reference", "references")} as`;
  $("onward").textContent = `Show ${several(passing.length, "reference", "references")}`;
  $("take").hidden = !passing.length;
}

/** Say why nothing is found: of which words, or of what that is chosen. */
function whyNothing(needles, matching) {
  if (!works.length) return "There are no references here yet.";
  if (matching.length && needles.length) return `Nothing was found: ${several(matching.length, "reference has", "references have")} the words, and none of these what is chosen.`;
  if (matching.length) return "Nothing was found: no reference has all that is chosen.";
  const nowhere = needles.filter((needle) => !works.some((work) => likeness(work, [needle])));
  const named = nowhere.map((needle) => `“${needle.trim()}”`).join(" nor ");
  return named ? `Nothing was found: no reference has ${named}.` : "Nothing was found: no reference has all the words. Try fewer.";
}

/** Show what was asked for anew, whatever a link named before, and `keep` it in the address. */
function chooseAgain(keep = remember) {
  alone = null;
  update();
  keep();
}

/** Draw what is chosen, each with a button that takes it back. */
function drawChosen() {
  const button = ({ name, values, said: text }) => make("button", {
    type: "button", "aria-label": `Take away: ${text}`,
    onclick: () => { for (const value of values) chosen[name].delete(value); chooseAgain(); $("results").focus(); },
  }, `${text} ×`);
  $("chosen").replaceChildren(...(alone ? [] : pieces().map(button)));
  $("reset").textContent = alone ? "Show all references" : "Reset";
  $("reset").classList.toggle("idle", !alone && !anyAsked());
  $("asked").textContent = alone ? "" : inWords();
}

function forget() {
  query = $("query").value = "";
  chooseAgain();
}

function reset() {
  chooseNothing();
  forget();
}

/** Show what the address asks for: a work by its key or an alias, or a search. */
function follow() {
  const name = decoded(location.hash.slice(1));
  unsettle();
  alone = named.get(name) ?? null;
  if (!alone) askFor(SEARCH.test(location.hash) ? location.hash : "");
  update();
  if (alone) {
    const [article] = articles();
    unfold(article, true);
    article.focus();
  } else if (name && !name.startsWith("_") && !SEARCH.test(location.hash)) { // what begins so is a part of the page
    $("status").textContent = `There is no reference ${name} here; ${numberOf(works)}`;
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
  $("about").textContent = numberOf(works) + (documents ? `, cited in ${several(documents, "document", "documents")}` : "");
  $("order").append(...Object.entries(ORDERS).map(([value, { title }]) => make("option", { value }, title)));
  $("order").addEventListener("change", (event) => { order = event.target.value; chooseAgain(); });
  $("query").addEventListener("input", (event) => { query = event.target.value; chooseAgain(rememberTyped); });
  $("query").addEventListener("blur", settle);
  $("search").addEventListener("submit", (event) => { event.preventDefault(); settle(); });
  $("reset").addEventListener("click", () => { reset(); $("results").focus(); });
  makeTimeline(() => chooseAgain());
  makeDownloads(() => current, () => addressOf(alone ? `#${alone.key}` : fragment()));
  makeFigures();
  for (const link of document.querySelectorAll('a[href^="#_"]')) leadWithin(link);
  printWhole();
  document.addEventListener("keydown", press);
  window.addEventListener("hashchange", follow);
  $("filters").hidden = $("order").parentElement.hidden = !works.length;
  $("search").hidden = $("page").hidden = false;
  follow();
  foldInIdleTime();
}

begin();
