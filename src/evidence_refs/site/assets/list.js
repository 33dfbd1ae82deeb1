// The list: the first works of a selection, more when asked for, and all of them in print.

const AT_ONCE = 40;

let current = []; // the works of the selection, in order
let soughtWords = [];
let nothing = ""; // why there is none

/** Show the first works of a selection, or say why there are none. */
function drawList(found, words, reason) {
  current = found;
  soughtWords = words;
  nothing = reason;
  $("list").replaceChildren();
  showMore(AT_ONCE);
}

/** Show more works of the selection below those that are there. */
function showMore(number) {
  const from = $("list").children.length;
  $("list").append(...current.slice(from, from + number).map((work) => item(work, soughtWords)));
  $("more").replaceChildren(...below(current.length - $("list").children.length));
}

/** Give what stands below the list, of which so many works are not shown yet. */
function below(left) {
  if (!current.length) return [nothing];
  if (!left) return [];
  const next = $("list").children.length;
  const onclick = () => {
    showMore(AT_ONCE);
    articles()[next].focus();
  };
  return [make("button", { type: "button", onclick }, `Show ${Math.min(AT_ONCE, left)} more`), ` of ${several(left, "further reference", "further references")}`];
}

/** While the page is printed, the whole selection is in it. */
function printWhole() {
  let before = 0;
  window.addEventListener("beforeprint", () => {
    before = $("list").children.length;
    showMore(current.length);
  });
  window.addEventListener("afterprint", () => {
    while ($("list").children.length > before) $("list").lastElementChild.remove();
    showMore(0);
  });
}

const articles = () => [...$("list").querySelectorAll("article")];

/** Move the focus through the list: down from the search, up from the first work to it. */
function moveInList(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const all = articles();
  const at = all.indexOf(document.activeElement.closest("article"));
  const inSearch = document.activeElement === $("query");
  if (!step || (at < 0 && !(inSearch && step > 0))) return false;
  if (at + step >= all.length) showMore(AT_ONCE);
  const to = inSearch ? all[0] : articles()[at + step];
  if (to) to.focus();
  else if (step < 0) $("query").focus();
  return true;
}
