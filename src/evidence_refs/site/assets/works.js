// The works of the page, and the search in them.

const told = JSON.parse($("told").textContent);
const works = JSON.parse($("works").textContent);

const types = new Map(Object.entries(told.types));
const typed = (type) => types.get(type) ?? type;
const titled = (name) => told.documents[name]?.title ?? name;
const people = (names) => (names ?? []).join("; ");

/** Give the folded words of a work, those of its title first; made when it is first asked for. */
function searched(work) {
  if (work.words === undefined) {
    const fields = [
      work.title,
      people(work.authors), people(work.editors), people(work.source), work.journal, work.abstract,
      people(work.tags), work.key, people(work.aliases), work.date, work.year && String(work.year),
      work.type && typed(work.type),
    ];
    work.words = `${wordsOf(fields.filter(Boolean).join(FIELD_ENDS))} `;
    work.titleEnds = work.words.indexOf(FIELD_ENDS);
  }
  return work.words;
}

/** Say how well a work has all that is looked for: 0 not, 1 somewhere, 2 in its title. */
function likeness(work, needles) {
  const text = searched(work);
  let best = 2;
  for (const needle of needles) {
    const at = text.indexOf(needle);
    if (at < 0) return 0;
    if (at >= work.titleEnds) best = 1;
  }
  return best;
}

/** Fold the words of all works while the page has nothing else to do. */
function foldInIdleTime(from = 0) {
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 10 }), 20));
  if (from >= works.length) return;
  idle((deadline) => {
    let at = from;
    do {
      for (const end = Math.min(at + 20, works.length); at < end; at += 1) searched(works[at]);
    } while (at < works.length && deadline.timeRemaining() > 2);
    foldInIdleTime(at);
  });
}

/** Say how many works there are, of how many. */
function numberOf(found) {
  const all = several(works.length, "reference", "references");
  return found.length === works.length ? all : `${found.length.toLocaleString("en")} of ${all}`;
}

const named = new Map(works.flatMap((work) => [[work.key, work], ...(work.aliases ?? []).map((name) => [name, work])]));

const inTurn = (one, other) => (one < other ? -1 : Number(one > other));

const ORDERS = {
  listed: { title: "As listed", keep: true },
  newest: { title: "Newest first", compare: (one, other) => inTurn(other.day ?? "", one.day ?? "") },
  oldest: { title: "Oldest first", compare: (one, other) => inTurn(one.day ?? "~", other.day ?? "~") },
  title: { title: "Title", compare: (one, other) => one.rank - other.rank },
  cited: { title: "Most cited", compare: (one, other) => (other.cited?.length ?? 0) - (one.cited?.length ?? 0) },
};

/** Give works in an order; as listed, those whose title has what was looked for come first. */
function ordered(found, order, likenesses) {
  if (ORDERS[order].keep) {
    return likenesses ? [2, 1].flatMap((each) => found.filter((work) => likenesses.get(work) === each)) : found;
  }
  if (order === "title" && works.length && works[0].rank === undefined) rankTitles();
  return [...found].sort(ORDERS[order].compare);
}

function rankTitles() {
  const { compare } = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  [...works].sort((one, other) => compare(one.title, other.title)).forEach((work, at) => { work.rank = at; });
}
