// How much may move on the page: less where the system was asked for it, or where somebody switched to calm.

const calm = "sortline.calm";
const asked = matchMedia("(prefers-reduced-motion: reduce)");
const handlers = new Set<(less: boolean) => void>();

asked.addEventListener("change", tell);
show(isCalm());

/** Whether nothing is to move, flash or burst for its own sake. */
export function lessMotion(): boolean {
  return asked.matches || isCalm();
}

/** Calls back at once, and whenever that changes; what comes back stops it. */
export function onLessMotion(handler: (less: boolean) => void): () => void {
  handlers.add(handler);
  handler(lessMotion());
  return () => handlers.delete(handler);
}

/** Whether somebody switched to calm in this browser. */
export function isCalm(): boolean {
  return document.documentElement.dataset["calm"] !== undefined || kept();
}

/** Switches to calm, or back, and keeps that where the browser keeps anything. */
export function setCalm(on: boolean): void {
  try {
    if (on) {
      localStorage.setItem(calm, "on");
    } else {
      localStorage.removeItem(calm);
    }
  } catch {
    // Then it is for this visit.
  }
  show(on);
  tell();
}

function kept(): boolean {
  try {
    return localStorage.getItem(calm) !== null;
  } catch {
    return false;
  }
}

/** The style sheet goes by it. */
function show(on: boolean): void {
  document.documentElement.toggleAttribute("data-calm", on);
}

function tell(): void {
  handlers.forEach((handler) => handler(lessMotion()));
}
