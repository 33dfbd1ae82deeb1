// Copying and downloading.

/** Put a text on the clipboard; with its HTML, so that italics are kept where they can be. */
async function copy(text, html) {
  try {
    const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
  } catch {
    copyByEvent(text, html); // no clipboard for this page, as over plain http
  }
}

function copyByEvent(text, html) {
  const give = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
  };
  document.addEventListener("copy", give, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", give);
}

/** Give a button that copies, and says so. */
function copier(title, about, get) {
  const onclick = async ({ currentTarget: button }) => {
    const [text, html] = get();
    await copy(text, html);
    button.textContent = "Copied";
    say(`Copied ${about}`);
    setTimeout(() => { button.textContent = title; }, 2000);
  };
  return make("button", { type: "button", "aria-label": `${title}: ${about}`, onclick }, title);
}

/** Have the browser save works as a file. */
function download(chosenWorks, form) {
  const file = FILES[form];
  const text = file.bind(chosenWorks.map((work) => textOf(work, form)));
  const address = URL.createObjectURL(new Blob([text], { type: `${file.type};charset=utf-8` }));
  make("a", { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  say(`${several(chosenWorks.length, "reference", "references")} saved as ${file.name}`);
}

/** Draw the row of what can be taken: `chosenWorks` gives the works, and `link` their address, when a button is pressed. */
function makeDownloads(chosenWorks, link) {
  const buttons = Object.entries(FILES).map(([form, { title }]) => make("button", { type: "button", class: "plain", onclick: () => download(chosenWorks(), form) }, title));
  const copying = copier("Copy link", "to this selection", () => [link()]);
  copying.className = "plain link";
  $("take").append(make("span", { id: "_taking" }), ...buttons, copying);
}
