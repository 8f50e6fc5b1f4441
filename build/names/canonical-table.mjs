// Writes the table from which names are taken apart into letters and marks, see CanonicalTable.cs:
// node build/names/canonical-table.mjs src/Sortline.Projects/Names/canonical.bin
//
// Where .NET has no data of cultures, as in the page and the command line, it cannot normalise: string.Normalize gives back what it
// was given. Node has the data of Unicode; its version is the first number of the table. All numbers are of 7 bits a byte, least
// significant first. Four lists follow, each behind its length: the characters that are written in another way too (how far each
// is from the one before), the first character of that way (how far from the first of the one before, times two, less one and
// positive when it lies below), the second character (0: there is none), and the marks that stand in an order of their own,
// in runs: how far behind the end of the run before, how many, and which place in the order.
import { writeFileSync } from "node:fs";

const character = String.fromCodePoint;
const decomposed = (text) => text.normalize("NFD");
const isHangul = (code) => code >= 0xac00 && code <= 0xd7a3; // They are put together by a rule.
const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;
const all = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => !isSurrogate(code) && !isHangul(code));

// One step apart: into two, of which the first may fall apart again. So long letters cost no more than short ones.
const parts = all
  .map((code) => ({ code, apart: [...decomposed(character(code))] }))
  .filter(({ code, apart }) => apart.join("") !== character(code));
const whole = new Map(parts.map(({ code, apart }) => [apart.join(""), character(code)]));
const steps = parts.map(({ code, apart }) => {
  const first = apart.slice(0, Math.max(1, apart.length - 1)).join("");
  return {
    code,
    first: (apart.length > 2 ? whole.get(first) : first).codePointAt(0),
    second: apart.length > 1 ? apart.at(-1).codePointAt(0) : 0,
  };
});

// Two marks change places when the first of them belongs behind the second. Any mark of an order lies behind the lowest or before the highest.
const [lowest, highest] = [0x334, 0x345];
const changePlaces = (one, other) => decomposed(character(one, other)) !== character(one, other);
const areAlike = (one, other) => !changePlaces(one, other) && !changePlaces(other, one);
const marks = all.filter(
  (code) => decomposed(character(code)) === character(code) && (changePlaces(code, lowest) || changePlaces(highest, code)),
);
const places = [];
for (const mark of marks) {
  if (!places.some((place) => areAlike(mark, place))) {
    places.push(mark);
  }
}
places.sort((one, other) => (changePlaces(one, other) ? 1 : -1));

const runs = [];
for (const mark of marks) {
  const place = 1 + places.findIndex((first) => areAlike(mark, first));
  const last = runs.at(-1);
  if (last?.place === place && last.from + last.count === mark) {
    last.count++;
  } else {
    runs.push({ from: mark, count: 1, place });
  }
}

const signed = (number) => (number < 0 ? -2 * number - 1 : 2 * number);
const distances = (numbers) => numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
const lists = [
  distances(steps.map((step) => step.code)),
  distances(steps.map((step) => step.first)).map(signed),
  steps.map((step) => step.second),
  runs.flatMap((run, at) => [run.from - (at > 0 ? runs[at - 1].from + runs[at - 1].count : 0), run.count, run.place]),
];

const bytes = [];
const write = (number) => {
  for (; number > 0x7f; number >>>= 7) {
    bytes.push((number & 0x7f) | 0x80);
  }
  bytes.push(number);
};
write(parseInt(process.versions.unicode));
for (const list of lists) {
  write(list.length);
  list.forEach(write);
}

writeFileSync(process.argv[2], Buffer.from(bytes));
