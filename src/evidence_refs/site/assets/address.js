// The address: it says what is asked for, so that a search can be kept, sent to others, and gone back to.

const PAUSE = 400; // milliseconds after which who types is taken to have asked

let pausing = null;
let stillTyped = false; // whether the address is of words that are still typed

/** Give the whole address of what is asked for. */
const addressOf = (end) => location.href.split("#")[0] + end;

/** Write what is asked for into the address, as a step that one can go back from. */
function remember() {
  settle();
  write("pushState");
}

/** Write it when who types pauses: words that grow are one step. */
function rememberTyped() {
  clearTimeout(pausing);
  pausing = setTimeout(writeTyped, PAUSE);
}

function writeTyped() {
  clearTimeout(pausing);
  pausing = null;
  write(stillTyped ? "replaceState" : "pushState");
  stillTyped = true;
}

/** Take what was typed for a step of its own. */
function settle() {
  if (pausing !== null) writeTyped();
  stillTyped = false;
}

/** Forget what was to be written: the address says something else by now. */
function unsettle() {
  clearTimeout(pausing);
  pausing = null;
  stillTyped = false;
}

function write(how) {
  const end = fragment();
  if (end === location.hash) return;
  try {
    history[how](null, "", end || location.pathname + location.search);
  } catch {
    // A page that is looked at within another program has no address of its own.
  }
}

/** Lead to a part of the page without a change of the address, which says what is asked for. */
function leadWithin(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const part = document.getElementById(link.hash.slice(1));
    const folded = part.closest("details");
    if (folded) folded.open = true;
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  });
}
