// What Node, which has all data of Unicode, makes of texts: taken apart (NFD), and which of two are one but for case.
// in:  { texts: [text], pairs: [[text, text]] }
// out: { unicode, forms: [text], alike: [boolean] }
import { text } from "node:stream/consumers";

const { texts, pairs } = JSON.parse(await text(process.stdin));
const forms = texts.map((one) => one.normalize("NFD"));
const literal = (one) => [...one].map((character) => `\\u{${character.codePointAt(0).toString(16)}}`).join("");
const alike = pairs.map(([one, other]) => new RegExp(`^${literal(one)}$`, "iu").test(other));
process.stdout.write(JSON.stringify({ unicode: process.versions.unicode, forms, alike }));
