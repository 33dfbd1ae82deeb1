// What is asked for: words, values of facets, an order; and how it is said in an address, and in words.

const AS_LISTED = "listed";
const SEARCH = /^#(?:\?|%3f)/i; // no key begins so
const RANGE = /^(-?\d*)\.\.(-?\d*)$/;

let query = "";
let order = AS_LISTED;

const anyAsked = () => query.trim() !== "" || anyChosen();

/** Give what is chosen, in pieces that are taken back as one: a value, or years that follow each other. */
function pieces() {
  const alone = (name, value) => ({ name, values: [value], written: value, said: said(name, value) });
  return NAMES.flatMap((name) => {
    const values = [...chosen[name]];
    if (name !== "year") return values.map((value) => alone(name, value));
    return [...runsOf(values.filter(isYear)), ...values.filter((value) => !isYear(value)).map((value) => alone(name, value))];
  });
}

/** Give years in runs, between which there is no work of another year. */
function runsOf(years) {
  const wanted = new Set(years);
  const runs = [];
  let last = null;
  for (const year of inOrder([...knownYears, ...years])) {
    if (!wanted.has(year)) last = null;
    else if (last) last.push(year);
    else runs.push(last = [year]);
  }
  return runs.map((values) => {
    const [from, to] = [values[0], values.at(-1)];
    const [written, text] = from === to ? [from, from] : [`${from}..${to}`, `${from}–${to}`];
    return { name: "year", values, written, said: text };
  });
}

const inOrder = (years) => unique(years).sort((one, other) => one - other);
const knownYears = inOrder(works.map((work) => String(work.year)).filter(isYear));

function isYear(value) {
  return /^-?\d+$/.test(value);
}

/** Give what is asked for as the end of an address: `#?q=care&type=report&year=2018..2022`; "" for all. */
function fragment() {
  const asked = new URLSearchParams();
  if (query.trim()) asked.append("q", query.trim());
  for (const { name, written } of pieces()) asked.append(name, written);
  if (order !== AS_LISTED) asked.append("sort", order);
  const text = asked.toString();
  return text && `#?${text}`;
}

/** Ask for what the end of an address says; of what no work has, nothing is found. */
function askFor(text) {
  const asked = new URLSearchParams(text.replace(SEARCH, ""));
  query = asked.get("q") ?? "";
  order = Object.keys(ORDERS).find((each) => each === asked.get("sort")) ?? AS_LISTED;
  for (const name of NAMES) {
    const values = asked.getAll(name).filter(Boolean);
    chosen[name] = new Set(values.flatMap((value) => (name === "year" ? yearsIn(value) : [FACETS[name].known?.(value) ?? value])));
  }
  $("query").value = query;
  $("order").value = order;
}

/** Give the years of `2018..2022`, `2018..` or `..2022` that works have; the ends where they have none. */
function yearsIn(text) {
  const range = RANGE.exec(text);
  if (!range) return [text];
  const [first, last] = [range[1] === "" ? -Infinity : Number(range[1]), range[2] === "" ? Infinity : Number(range[2])];
  const years = knownYears.filter((year) => Number(year) >= first && Number(year) <= last);
  return years.length ? years : [range[1], range[2]].filter(Boolean);
}

/** Say what is asked for, for who has the page on paper. */
function inWords() {
  const asked = query.trim() ? [`Words: ${query.trim()}`] : [];
  for (const name of NAMES) {
    const values = pieces().filter((piece) => piece.name === name).map((piece) => piece.said);
    if (values.length) asked.push(`${FACETS[name].title}: ${values.join(" or ")}`);
  }
  return asked.join("; ");
}
