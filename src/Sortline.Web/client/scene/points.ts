const shownMilliseconds = 1500;

/** Lets the points of a part rise over a canvas, from a place given in shares of its size. Decoration: the score says the same. */
export function popPoints(canvas: HTMLCanvasElement, x: number, y: number, points: number): void {
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
