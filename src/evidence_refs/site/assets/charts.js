// Charts of works: what `stats` counts of them, in the same words and order.

const MOST_PERIODS = 30;
const SHORT_GAP = 3; // empty periods that stand one by one; more of them in a row are one bar

/** Give the charts of works: a name, a title, bars with a label and numbers, and perhaps a note. */
function charts(found) {
  if (!found.length) return [];
  const places = found.flatMap((work) => work.cited ?? []);
  const drawn = [
    { name: "years", ...ofYears(found) },
    { name: "types", ...mostOf("Types", "type", found.map((work) => work.type ?? null), typed) },
    { name: "sources", ...mostOf("Sources", "source", sourcesOf(found)) },
    { name: "sections", ...mostOf("Sections, by citations", "section", places.map(sectionOf)) },
    { name: "growth", ...ofGrowth(found) },
    { name: "missing", title: "To complete", bars: ofGaps(found), whole: found.length },
  ];
  return drawn.filter((chart) => chart.bars.length);
}

/** Give the section of a citation; what is called so is none for `stats`, too. */
function sectionOf(place) {
  const name = (place.section ?? []).join(" › ");
  return name && name !== NONE ? name : null;
}

/** Count each of some values. */
function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const ranked = (counts) => [...counts].sort(([one, most], [other, least]) => least - most || inLetters(one, other));

/** Compare texts by their letters, as `stats` does: in UTF-16, letters beyond U+FFFF stand before some that are not. */
function inLetters(one, other) {
  const place = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at += 1) {
    const [unit, another] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (unit !== another) return place(unit) - place(another);
  }
  return one.length - other.length;
}

/** Give the chart of the most frequent names; its note tells of the others, and of null, what has no name. */
function mostOf(title, what, names, say = (name) => name) {
  const counts = tally(names);
  const without = counts.get(null) ?? 0;
  counts.delete(null);
  const all = ranked(counts);
  const others = all.slice(told.figures.top);
  const number = others.reduce((sum, [, each]) => sum + each, 0);
  const notes = [
    others.length ? `${others.length} more ${what}${others.length === 1 ? "" : "s"} with ${number}` : "",
    without ? `${without} without a ${what}` : "",
  ];
  const bars = all.slice(0, told.figures.top).map(([name, each]) => ({ label: say(name), numbers: [each] }));
  return { title, bars, note: notes.filter(Boolean).join("; ") };
}

/** Give each body of each work once, under the spelling that is the most frequent among these works. */
function sourcesOf(found) {
  const called = new Map();
  for (const [name] of ranked(tally(found.flatMap((work) => work.source ?? [])))) {
    if (!called.has(oneBody(name))) called.set(oneBody(name), name);
  }
  return found.flatMap((work) => (work.source ? unique(work.source.map((name) => called.get(oneBody(name)))) : [null]));
}

function ofYears(found) {
  const years = found.map((work) => work.year).filter((year) => year !== undefined);
  const bars = periods(tally(years)).map(({ first, last, number }) => ({
    label: first === last ? inFour(first) : `${inFour(first)}–${inFour(last)}`, numbers: [number],
  }));
  const without = found.length - years.length;
  return { title: "Years", bars, note: without ? `${without} without a year` : "" };
}

/** Give a year in four places, its sign one of them. */
function inFour(year) {
  return year < 0 ? `-${String(-year).padStart(3, "0")}` : String(year).padStart(4, "0");
}

/** Give periods from the first year to the last: years, or decades where these are too many, and so on. */
function periods(years) {
  for (let step = 1; ; step *= 10) {
    const found = inSteps(years, step);
    if (found.length <= MOST_PERIODS) return found;
  }
}

function inSteps(years, step) {
  const sums = new Map();
  for (const [year, number] of years) {
    const start = Math.floor(year / step);
    sums.set(start, (sums.get(start) ?? 0) + number);
  }
  const found = [];
  const add = (from, to, number) => found.push({ first: from * step, last: to * step - 1, number });
  let after = null;
  for (const start of [...sums.keys()].sort((one, other) => one - other)) {
    const from = after ?? start;
    if (start - from > SHORT_GAP) add(from, start, 0);
    else for (let empty = from; empty < start; empty += 1) add(empty, empty + 1, 0);
    add(start, start + 1, sums.get(start));
    after = start + 1;
  }
  return found;
}

/** Give what each document brought: works that no earlier document cites, and others. */
function ofGrowth(found) {
  const at = new Map(told.figures.growth.map(([id], place) => [id, place]));
  const bars = told.figures.growth.map(([, label]) => ({ label, numbers: [0, 0] }));
  let uncited = 0;
  for (const work of found) {
    const citing = unique(places(work).map((place) => at.get(place.document)));
    const first = Math.min(...citing);
    for (const each of citing) bars[each].numbers[each === first ? 0 : 1] += 1;
    if (!citing.length) uncited += 1;
  }
  const earlier = bars.slice(0, -told.figures.top);
  const total = earlier.reduce((sum, bar) => sum + bar.numbers[0], 0);
  const notes = [
    earlier.length ? `${several(earlier.length, "earlier document", "earlier documents")} with ${total}` : "",
    uncited ? `${uncited} in no document` : "",
  ];
  const note = notes.filter(Boolean).join("; ");
  return { title: "Growth, by date of the document", bars: bars.slice(-told.figures.top), parts: ["new", "known"], note };
}

const gaps = told.figures.gaps.map(([label, needed]) => ({ label, needed: new Set(needed) }));

function ofGaps(found) {
  return gaps.map(({ label, needed }) => ({ label, numbers: [found.filter((work) => needed.has(work.at)).length] }))
    .filter((bar) => bar.numbers[0]);
}
