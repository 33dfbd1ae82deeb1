// The timeline: a bar for each year, or for some together where there are many; a bar chooses its years.

const MOST_BARS = 44;
const FEW = 0.02; // the share of works so early that one bar is enough for them

const bars = barsOf(works.map((work) => work.year).filter((year) => year !== undefined).sort((one, other) => one - other));
let anchor = null; // the bar that a range begins with
let focusedBar = bars.length - 1;

/** Give bars of sorted years: the first year and the last of each, and how it is called. */
function barsOf(years) {
  if (!years.length) return [];
  const last = years.at(-1);
  let first = years[Math.floor(years.length * FEW)];
  if (last - years[0] < MOST_BARS) [first] = years;
  const step = roundStep((last - first) / MOST_BARS);
  const begin = Math.floor(first / step) * step;
  const found = [];
  for (let from = begin; from <= last; from += step) {
    const to = Math.min(from + step - 1, last);
    found.push({ from, to, title: from === to ? `${from}` : `${from}–${to}` });
  }
  if (years[0] < begin) found.unshift({ from: years[0], to: begin - 1, title: `${begin - 1} and earlier` });
  return found;
}

/** Give the first of 1, 2, 5, 10, 20, 50 and so on that is more than a number. */
function roundStep(least) {
  let scale = 1;
  while (scale * 10 <= least) scale *= 10;
  return [1, 2, 5, 10].map((each) => each * scale).find((each) => each > least);
}

const yearsOf = (bar) => unique(works.map((work) => work.year)).filter((year) => year >= bar.from && year <= bar.to).map(String);
for (const bar of bars) bar.years = yearsOf(bar);

/** Draw the bars once; `drawTimeline` gives them their heights. */
function makeTimeline(update) {
  if (bars.length < 2) {
    $("years").hidden = true;
    return;
  }
  const every = Math.max(1, Math.ceil(bars.length / 6));
  bars.forEach((bar, at) => {
    const onclick = (event) => { focusedBar = at; choose(at, event.shiftKey); update(); };
    bar.fill = make("span", { class: "fill" });
    bar.button = make("button", { type: "button", class: "year", onclick }, make("span", { class: "track" }, bar.fill));
    const label = (bars.length - 1 - at) % every ? "" : String(bar.from);
    $("timeline").append(make("div", { class: "slot" }, bar.button, make("span", { class: "tick", "aria-hidden": "true" }, label)));
  });
  $("timeline").addEventListener("keydown", moveAlong);
  dragAlong(update);
}

function drawTimeline(counts) {
  if (bars.length < 2) return;
  const numbers = bars.map((bar) => bar.years.reduce((sum, year) => sum + (counts.get(year) ?? 0), 0));
  const most = Math.max(1, ...numbers);
  bars.forEach((bar, at) => {
    bar.fill.style.height = numbers[at] ? `${Math.max(4, (100 * numbers[at]) / most)}%` : "0";
    const title = `${bar.title}: ${several(numbers[at], "reference", "references")}`;
    bar.button.title = title;
    bar.button.setAttribute("aria-label", title);
    bar.button.setAttribute("aria-pressed", String(isChosen(bar)));
    bar.button.tabIndex = at === focusedBar ? 0 : -1;
  });
  $("timeline").classList.toggle("narrowed", chosen.year.size > 0);
}

const isChosen = (bar) => bar.years.length > 0 && bar.years.every((year) => chosen.year.has(year));

/** Choose the years of a bar or, with `further`, all from the bar before to this one. */
function choose(at, further) {
  if (further && anchor !== null) {
    chooseRange(anchor, at);
    return;
  }
  const wasChosen = isChosen(bars[at]);
  for (const year of bars[at].years) chosen.year[wasChosen ? "delete" : "add"](year);
  anchor = at;
}

function chooseRange(one, other) {
  chosen.year.clear();
  for (const bar of bars.slice(Math.min(one, other), Math.max(one, other) + 1)) {
    for (const year of bar.years) chosen.year.add(year);
  }
}

function moveAlong(event) {
  const to = { ArrowLeft: focusedBar - 1, ArrowRight: focusedBar + 1, Home: 0, End: bars.length - 1 }[event.key];
  if (to === undefined || !bars[to]) return;
  event.preventDefault();
  bars[focusedBar].button.tabIndex = -1;
  focusedBar = to;
  bars[to].button.tabIndex = 0;
  bars[to].button.focus();
}

/** Choose the years over which a pointer is drawn. */
function dragAlong(update) {
  let begin = null;
  const under = (event) => bars.findIndex((bar) => bar.button === document.elementFromPoint(event.clientX, event.clientY)?.closest("button"));
  $("timeline").addEventListener("pointerdown", (event) => { begin = under(event); });
  window.addEventListener("pointerup", (event) => {
    const end = begin === null ? -1 : under(event);
    if (end >= 0 && begin >= 0 && end !== begin) {
      chooseRange(begin, end);
      update();
    }
    begin = null;
  });
}
