import { offer } from "./files";
import { armLoupe } from "../loupe";
import { celebrate as celebrateFrom } from "../celebration";
import * as chimes from "../chimes";
import * as motion from "../motion";
import { setProjector } from "../shape";
import { url } from "./pictures";

// What the page itself can do and Blazor cannot: save a file, open dialogs, move focus, hear keys.

const flightMilliseconds = 450;
const flightFrames = 16;

// Details at the lower end of a panel would otherwise unfold out of sight.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) {
      target.scrollIntoView({ block: "nearest" });
    }
  },
  true,
);

// What goes from one to the next by the arrow keys must not scroll the page with them; and the Enter that opens a dialog must not press
// what has the keyboard in it.
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLElement && event.target.getAttribute("role") === "listbox" && adjusting.has(event.key)) {
    event.preventDefault();
  }
});

armLoupe();

/** The address of the page, with its query. */
export function address(): string {
  return location.href;
}

/** Puts another query into the address bar, so that it can be copied; nothing is loaded. A new place is one that "back" leads out of. */
export function setAddress(query: string, isPlace: boolean): void {
  if (isPlace) {
    history.pushState(null, "", query);
  } else {
    history.replaceState(null, "", query);
  }
}

/** Calls back with the address when the learner went back or forward in the browser. */
export function onAddress(handler: (address: string) => void): void {
  addEventListener("popstate", () => handler(location.href));
}

/** Loads the page again. */
export function reload(): void {
  location.reload();
}

/** Type twice as large, for the back row; or as before. */
export function projector(on: boolean): void {
  setProjector(on);
}

/** What was kept under a name; null where nothing was, or where a browser keeps nothing. */
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or nothing any more, where the browser keeps anything. */
function keep(name: string, text: string | null): void {
  try {
    if (text === null) {
      localStorage.removeItem(name);
    } else {
      localStorage.setItem(name, text);
    }
  } catch {
    // It is as if it had not been: the tips come again, the stars are those of this visit.
  }
}

const tips = "sortline.tips";
const stars = "sortline.stars";
const questions = "sortline.questions";

/** Whether the tips were read or put away in this browser before. */
export function knowsTips(): boolean {
  return kept(tips) !== null;
}

/** Keeps that the tips need not be shown again. */
export function rememberTips(): void {
  keep(tips, "done");
}

/** The stars that were won in this browser before. */
export function keptStars(): string | null {
  return kept(stars);
}

/** Keeps the stars that were won. */
export function rememberStars(won: string): void {
  keep(stars, won);
}

/** Whether nobody said in this browser that the robot is not to ask questions. */
export function wantsQuestions(): boolean {
  return kept(questions) === null;
}

/** Keeps that the robot is not to ask questions, or forgets that again. */
export function rememberQuestions(areWanted: boolean): void {
  keep(questions, areWanted ? null : "none");
}

/**
 * Selects what stands in a field and copies it; whether the browser did. The newer way to copy is not there on plain http, which is how a
 * school network may bring the page.
 */
export function copyFrom(fieldId: string): boolean {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLInputElement)) {
    return false;
  }
  field.select();
  return document.execCommand("copy");
}

/** Prints the page, as far as the learner wants. */
export function printPage(): void {
  print();
}

/** Shows the page from its upper end. */
export function scrollToTop(): void {
  scrollTo(0, 0);
}

/** Scrolls no further than it must for an element to be seen; what may lie over it is kept clear by its scroll margins. */
export function reveal(elementId: string): void {
  document.getElementById(elementId)?.scrollIntoView({ block: "nearest" });
}

/** Gives the learner a text as a file. */
export function download(name: string, mime: string, text: string): void {
  offer(name, new Blob([text], { type: mime }));
}

/** Opens a <dialog> above the page; an open one stays as it is. */
export function openDialog(id: string): void {
  const dialog = dialogOf(id);
  if (!dialog.open) {
    dialog.showModal();
  }
}

/** Whether a <dialog>, or something else that opened over the page, is open. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open], :popover-open") !== null;
}

/** Closes a <dialog>; a closed one stays as it is. */
export function closeDialog(id: string): void {
  dialogOf(id).close();
}

/**
 * Lets a picture fly in an arc from one element to another. Only a flourish: nothing happens where motion is not wanted or an
 * element is gone.
 */
export function fly(picture: number, fromElementId: string, toElementId: string): void {
  if (!motion.lessMotion()) {
    void flyNow(picture, fromElementId, toElementId);
  }
}

async function flyNow(picture: number, fromElementId: string, toElementId: string): Promise<void> {
  // Where it starts is where the picture is now, before it is looked up.
  const from = document.getElementById(fromElementId)?.getBoundingClientRect();
  const image = new Image();
  try {
    image.src = await url(picture);
    await image.decode();
  } catch {
    return; // The picture was released: there is nothing to fly.
  }
  const to = document.getElementById(toElementId)?.getBoundingClientRect();
  if (!from || !to) {
    return;
  }

  const size = Math.min(from.width, from.height, 160);
  image.alt = "";
  image.setAttribute("aria-hidden", "true");
  Object.assign(image.style, {
    position: "fixed",
    left: "0",
    top: "0",
    width: `${size}px`,
    height: `${size}px`,
    borderRadius: "8px",
    pointerEvents: "none",
    zIndex: "1000",
  });
  document.body.append(image);
  const frames = arc(centreOf(from), centreOf(to), size, Math.min(to.width, to.height, size) / size);
  try {
    await image.animate(frames, { duration: flightMilliseconds, easing: "ease-in-out" }).finished;
  } catch {
    // Cancelled, for instance because the page was left.
  } finally {
    image.remove();
  }
}

/** Switches the notes on or off. */
export function setSound(on: boolean): void {
  chimes.setSound(on);
}

/** A few soft notes, by their name. */
export function chime(name: string): void {
  chimes.chime(name);
}

/** Celebrates so many stars from where an element shows them. */
export function celebrate(stars: number, elementId: string): void {
  celebrateFrom(stars, elementId);
}

/** Whether nothing is to move for its own sake. */
export function lessMotion(): boolean {
  return motion.lessMotion();
}

/** Whether somebody switched to calm in this browser. */
export function isCalm(): boolean {
  return motion.isCalm();
}

/** Switches to calm, or back. */
export function setCalm(on: boolean): void {
  motion.setCalm(on);
}

/** Moves the keyboard focus to an element, if it is there. */
export function focus(elementId: string): void {
  document.getElementById(elementId)?.focus();
}

/** How wide an element is shown, in the pixels that pointers are told in; 0 if it is not there. */
export function widthOf(elementId: string): number {
  return document.getElementById(elementId)?.clientWidth ?? 0;
}

/**
 * Forwards keys that are pressed for the page as a whole, by their KeyboardEvent.key: single characters, "Enter", "Escape",
 * "Delete", "Backspace" and the arrows; Ctrl+Z (or Command+Z) as "undo", Ctrl+Y or with Shift as "redo". Not those that belong to a focused control, an open dialog or the browser.
 */
export function onKeys(handler: (key: string) => void): void {
  document.addEventListener("keydown", (event) => {
    if (!keysAreOn || event.defaultPrevented || event.repeat || event.isComposing || event.altKey) {
      return;
    }
    const act = actOf(event);
    if (!act && (event.ctrlKey || event.metaKey)) {
      return;
    }
    const key = act ?? event.key;
    if (!(act || key.length === 1 || namedKeys.has(key)) || document.querySelector("dialog[open]") || takes(event.target, key)) {
      return;
    }
    if (key === " " || act) {
      event.preventDefault(); // The space bar would scroll the page, undo would reach into the last text field.
    }
    handler(key);
  });
}

function actOf({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): "undo" | "redo" | undefined {
  if (!ctrlKey && !metaKey) {
    return undefined;
  }
  const letter = key.toLowerCase();
  return letter === "z" ? (shiftKey ? "redo" : "undo") : letter === "y" && !shiftKey ? "redo" : undefined;
}

/** Switches the keys of `onKeys` on or off, for those who speak to their computer or press keys by accident. */
export function enableKeys(on: boolean): void {
  keysAreOn = on;
}

let keysAreOn = true;

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const namedKeys = new Set(["Enter", "Escape", "Delete", "Backspace", ...arrows]);
const activating = new Set(["Enter", " "]);
const adjusting = new Set(["Enter", " ", ...arrows]);
const adjustable = new Set(["radio", "checkbox", "range", "color", "file", "button", "submit", "reset", "image"]);

/** Whether the focused element needs this key itself. */
function takes(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target.isContentEditable || target.matches("textarea, select")) {
    return true;
  }
  if (target instanceof HTMLInputElement) {
    return adjustable.has(target.type) ? adjusting.has(key) : true;
  }
  if (target.closest("[role=radiogroup], [role=tablist], [role=slider], [role=listbox], [role=menu]")) {
    return adjusting.has(key);
  }
  return activating.has(key) && target.closest("button, a[href], summary, [role=button]") !== null;
}

function dialogOf(id: string): HTMLDialogElement {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) {
    throw new Error(`There is no <dialog id="${id}"> on the page.`);
  }
  return dialog;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function centreOf({ left, top, width, height }: DOMRect): Point {
  return { x: left + width / 2, y: top + height / 2 };
}

/** Frames along a quadratic curve that rises above both ends, shrinking (or growing) to `endScale` on the way. */
function arc(from: Point, to: Point, size: number, endScale: number): Keyframe[] {
  const rise = 60 + Math.hypot(to.x - from.x, to.y - from.y) / 5;
  const top = { x: (from.x + to.x) / 2, y: Math.min(from.y, to.y) - rise };
  return Array.from({ length: flightFrames + 1 }, (_, frame) => {
    const t = frame / flightFrames;
    const on = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c - size / 2;
    const scale = 1 + (endScale - 1) * t;
    return { transform: `translate(${on(from.x, top.x, to.x)}px, ${on(from.y, top.y, to.y)}px) scale(${scale})` };
  });
}
