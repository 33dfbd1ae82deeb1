// The figures at the end of the page: the charts of the works that are found, drawn as the page has those of all.

const STRENGTHS = ["0.75", "0.4"];

const LATER = 60; // milliseconds by which they follow the list, so that no key waits for them

let counted = works; // which the figures are of: the page comes with those of all
let following = null;

/** Have the figures follow the works that are found; they are drawn while they are unfolded. */
function drawFigures(found) {
  clearTimeout(following);
  if (!$("charts")?.closest("details").open || (counted.length === works.length && found.length === works.length)) return;
  following = setTimeout(() => {
    counted = found;
    $("counted").textContent = numberOf(found);
    $("charts").replaceChildren(...charts(found).map(chartBox));
  }, LATER);
}

function makeFigures() {
  $("charts")?.closest("details").addEventListener("toggle", () => drawFigures(current));
}

function chartBox(chart) {
  const id = `_figure-${chart.name}`;
  const kind = chart.parts ? "parts" : chart.whole ? "share" : "number";
  const longest = Math.max(chart.whole ?? 0, ...chart.bars.map(lengthOf), 1);
  return make("div", { class: "chart", role: "group", "aria-labelledby": id },
    make("h3", { id }, chart.title),
    make("dl", { class: kind }, ...chart.bars.map((bar) => rowOf(chart, bar, longest))),
    chart.note ? make("p", {}, chart.note) : null);
}

const lengthOf = (bar) => bar.numbers.reduce((sum, number) => sum + number, 0);

function rowOf(chart, bar, longest) {
  const drawn = lengthOf(bar) ? barOf(bar, longest) : null;
  return make("div", {}, make("dt", {}, bar.label.replace(/^ +| +$/g, "")), make("dd", {}, drawn, saidOf(chart, bar)));
}

/** Give the numbers of a bar in words: `12`, `12 new, 3 known`, `12 (40%)`. */
function saidOf(chart, bar) {
  if (chart.parts) return bar.numbers.map((number, at) => `${number} ${chart.parts[at]}`).join(", ");
  return chart.whole ? `${lengthOf(bar)} (${percent(lengthOf(bar), chart.whole)})` : String(lengthOf(bar));
}

/** Give a share in whole percents; what is not none is not 0%, what is not all not 100%. */
function percent(number, whole) {
  const share = (100 * number) / whole;
  if (share > 0 && share < 1) return "<1%";
  if (share > 99 && share < 100) return ">99%";
  const down = Math.floor(share);
  const half = share - down === 0.5; // which goes to the even one, as in `stats`
  return `${half ? down + (down % 2) : Math.round(share)}%`;
}

function barOf(bar, longest) {
  const length = lengthOf(bar);
  const drawn = shape("svg", { width: `${Math.ceil((100 * length) / longest)}%`, height: 14, "aria-hidden": "true" });
  let end = 0;
  let total = 0;
  bar.numbers.forEach((number, at) => {
    const start = end;
    total += number;
    end = Math.floor((100 * total) / length);
    if (number) drawn.append(shape("rect", { x: `${start}%`, width: `${end - start}%`, height: 14, opacity: STRENGTHS[at] }));
  });
  return drawn;
}
