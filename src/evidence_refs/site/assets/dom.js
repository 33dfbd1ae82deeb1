// Elements made from data: every text is set as text, so that none is ever read as markup.

const $ = (name) => document.getElementById(`_${name}`); // no key begins so

const listener = /^on/;

/** Give a new element with attributes, listeners (`onclick`) and children; what is null is left out. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (listener.test(name)) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** Give a new element of a drawing, with attributes. */
function shape(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Say something to who listens to the page. */
function say(text) {
  $("said").textContent = "";
  setTimeout(() => { $("said").textContent = text; }, 50); // the same words twice are said twice
}

const several = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
