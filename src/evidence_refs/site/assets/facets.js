// Facets: what works have in common, with counts, of which a reader chooses.

const NONE = "none"; // as `stats` calls what has no name
const SHOWN = 6;
const MORE = 24;
const LONG = 100; // letters of a value, of which not all may be seen

const spellings = new Map(Object.entries(told.bodies));
const unique = (values) => [...new Set(values)];
const places = (work) => work.cited ?? [];

const oneBody = (name) => spellings.get(name) ?? name;

// Of each facet: its values of a work, which stand in links, how a person reads them, and what a link may call them.
const FACETS = {
  type: { title: "Type", of: (work) => [work.type ?? NONE], say: (type) => (type === NONE ? "Not known" : typed(type)) },
  year: { title: "Year", of: (work) => [work.year === undefined ? NONE : String(work.year)], say: (year) => (year === NONE ? "No date" : year) },
  source: { title: "Source", of: (work) => unique((work.source ?? []).map(oneBody)), known: oneBody },
  document: { title: "Cited in", of: (work) => unique(places(work).map((place) => place.document)), say: titled },
  section: { title: "Section", of: (work) => unique(places(work).flatMap((place) => place.section ?? [])) },
};
const NAMES = Object.keys(FACETS);
const said = (name, value) => FACETS[name].say?.(value) ?? value;

for (const work of works) work.values = NAMES.map((name) => FACETS[name].of(work));

const chosen = Object.fromEntries(NAMES.map((name) => [name, new Set()]));
const room = Object.fromEntries(NAMES.map((name) => [name, SHOWN]));

/**
 * Choose among works, and count for each facet the works that each of its values would give.
 *
 * What is chosen of a facet itself does not count there, so that more of it can be chosen.
 */
function narrowed(found) {
  const counts = NAMES.map(() => new Map());
  const passing = [];
  for (const work of found) {
    let failing = -1; // the facet that alone refuses the work
    let refusals = 0;
    work.values.forEach((values, at) => {
      const wanted = chosen[NAMES[at]];
      if (wanted.size && !values.some((value) => wanted.has(value))) {
        refusals += 1;
        failing = at;
      }
    });
    if (refusals > 1) continue;
    if (!refusals) passing.push(work);
    work.values.forEach((values, at) => {
      if (refusals && at !== failing) return;
      for (const value of values) counts[at].set(value, (counts[at].get(value) ?? 0) + 1);
    });
  }
  return { passing, counts: Object.fromEntries(NAMES.map((name, at) => [name, counts[at]])) };
}

/** Choose a value of a facet, or no more. */
function toggle(name, value) {
  if (!chosen[name].delete(value)) chosen[name].add(value);
}

function chooseNothing() {
  for (const name of NAMES) chosen[name].clear();
}

const anyChosen = () => NAMES.some((name) => chosen[name].size);

/** Draw the facets with their counts; what is chosen stays there, whatever its count. */
function drawFacets(counts, update) {
  const focused = document.activeElement?.dataset?.facet;
  $("facets").replaceChildren(...NAMES.map((name) => facet(name, counts[name], update)).filter(Boolean));
  if (focused) [...$("facets").querySelectorAll("[data-facet]")].find((each) => each.dataset.facet === focused)?.focus();
}

function facet(name, counts, update) {
  const values = [...counts.keys(), ...[...chosen[name]].filter((value) => !counts.has(value))];
  if (!values.length) return null;
  values.sort(name === "year" ? newestFirst : (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || said(name, one).localeCompare(said(name, other)));
  const first = values.filter((value, at) => at < room[name] || chosen[name].has(value));
  const boxes = first.map((value) => box(name, value, counts.get(value) ?? 0, update));
  return make("fieldset", {}, make("legend", {}, FACETS[name].title), ...boxes, more(name, values.length, update));
}

const newestFirst = (one, other) => (other === NONE ? -1 : one === NONE ? 1 : Number(other) - Number(one));

function box(name, value, count, update) {
  const onchange = () => { toggle(name, value); update(); };
  const input = make("input", { type: "checkbox", "data-facet": `${name} ${value}`, onchange });
  input.checked = chosen[name].has(value);
  const text = said(name, value);
  return make("label", {}, input, make("span", { class: "value", title: text.length > LONG ? text : null }, text), make("span", { class: "count" }, count.toLocaleString("en")));
}

function more(name, number, update) {
  const about = FACETS[name].title.toLowerCase();
  const button = (text, wanted) => make("button", {
    type: "button", class: "plain", "data-facet": `${name} more`, "aria-label": `${text}: ${about}`,
    onclick: () => { room[name] = wanted; update(); },
  }, text);
  if (number > room[name]) return button(`Show ${Math.min(MORE, number - room[name])} more`, room[name] + MORE);
  return room[name] > SHOWN && number > SHOWN ? button("Show fewer", SHOWN) : null;
}
