// Words: folded so that case and accents do not matter, found by how they begin, and marked.

const LETTERS = { ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ß: "ss" };
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu; // scripts without blanks: each letter is a word
const BEYOND_ASCII = /[^\x00-\x7f]+/g;
const FIELD_ENDS = " \x01 "; // between texts that are folded as one, so that no phrase runs from one into the next
const SEPARATORS = /[\x00\x02-&(-/:-@[-_{-\x7f]+/g; // of ASCII, but for the apostrophes and the ends of fields

/** Give the folded words of a text, each with a blank before it: ` the kings fund`. */
function wordsOf(text) {
  const folded = text.toLowerCase().replace(BEYOND_ASCII, foldPiece).replace(/['`]/g, "").replace(SEPARATORS, " ").trim();
  return folded && ` ${folded}`;
}

/** Fold letters beyond ASCII: most texts have few, and Unicode is slow. */
function foldPiece(piece) {
  return piece.normalize("NFKD").replace(/[\p{M}’‘ʼ]/gu, "").replace(/[øæœłđðþıß]/g, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}\x00-\x7f]+/gu, " ").replace(UNSPACED, " $& ");
}

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
const apart = (words) => words.split(" ").filter(Boolean).map((word) => ` ${word}`);

/** Give what a person looks for, each once, as it stands in what is searched: beginnings of words, and phrases in quotes. */
function sought(query) {
  const phrases = [...query.matchAll(QUOTED)].map(([, phrase]) => wordsOf(phrase)).filter(Boolean).map((phrase) => `${phrase} `);
  return [...new Set([...phrases, ...apart(wordsOf(query.replace(QUOTED, " ")))])];
}

/** Give the words of what is looked for, each once, as they are marked. */
const wordsIn = (needles) => [...new Set(needles.flatMap(apart))];

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=[\p{L}\p{N}]))*/gu;

/** Give a text with the beginnings of words that were looked for marked. */
function marked(text, words) {
  const found = document.createDocumentFragment();
  if (!words.length) {
    found.append(text);
    return found;
  }
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const length = hit(match[0], words);
    if (!length) continue;
    found.append(text.slice(end, match.index), make("mark", {}, match[0].slice(0, length)));
    end = match.index + length;
  }
  found.append(text.slice(end));
  return found;
}

/** Give how many letters of a word were looked for. */
function hit(word, words) {
  const folded = wordsOf(word);
  const longest = Math.max(0, ...words.filter((each) => folded.startsWith(each)).map((each) => each.length - 1));
  // Where folding changed the length, no letter can be told: then it is the whole word.
  return longest && (folded.length - 1 === word.length ? longest : word.length);
}

const BEFORE = 60;
const BEHIND = 110;

/** Give the pieces of a text around the first place of each word that was looked for, parted by dots. */
function around(text, words) {
  let end = 0;
  let pieces = "";
  const left = new Set(words);
  for (const match of text.matchAll(WORD)) {
    const hits = [...left].filter((word) => hit(match[0], [word]));
    if (!hits.length) continue;
    for (const word of hits) left.delete(word);
    if (match.index < end) continue; // it stands in the piece before
    const begin = Math.max(end, text.lastIndexOf(" ", Math.max(0, match.index - BEFORE)));
    const last = text.indexOf(" ", match.index + BEHIND);
    pieces += (begin > end ? " … " : "") + text.slice(begin, last < 0 ? text.length : last);
    end = last < 0 ? text.length : last;
  }
  return pieces && (pieces + (end < text.length ? " …" : "")).trim();
}
