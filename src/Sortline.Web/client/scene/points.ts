const shownMilliseconds = 1500;

/** A place on a canvas, in shares of its size. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lets the points of a part rise over a canvas, from a place on it. Decoration: the score says the same. */
export function popPoints(canvas: HTMLCanvasElement, { x, y }: Place, points: number): void {
  const host = canvas.parentElement;
  if (!host || points === 0) {
    return;
  }
  const pop = document.createElement("span");
  pop.className = `points ${points > 0 ? "is-right" : "is-wrong"}`;
  pop.ariaHidden = "true";
  pop.textContent = new Intl.NumberFormat(document.documentElement.lang, { signDisplay: "exceptZero" }).format(points);
  pop.style.left = `${x * 100}%`;
  pop.style.top = `${y * 100}%`;
  host.append(pop);
  setTimeout(() => pop.remove(), shownMilliseconds);
}
