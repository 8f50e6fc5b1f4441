// The shape of the window in the reader's own measure: how many rem fit across and down. So larger type, a zoomed page and a
// projector get the layout of a small window, which no media query can say: those measure in the type of the browser, not of the page.

/** Widths and heights in rem from which there is room for a layout. */
const wideFrom = { width: 62, height: 38 };
const tabletFrom = 42;
const flatFrom = 38;

/** The width in rem from which all that the bar offers stands in it; else some of it is in its menu. */
const wholeBarFrom = 82;

export type Shape = "wide" | "flat" | "tablet" | "phone";

/** The layout that suits a window of so many rem. */
export function shapeOf(width: number, height: number): Shape {
  if (width >= wideFrom.width && height >= wideFrom.height) {
    return "wide";
  }
  if (width > height && width >= flatFrom) {
    return "flat";
  }
  return width >= tabletFrom ? "tablet" : "phone";
}

/** Notes the shape on the root element, where the style sheet finds it. */
export function updateShape(): void {
  const root = document.documentElement;
  const rem = parseFloat(getComputedStyle(root).fontSize) || 16;
  const shape = shapeOf(innerWidth / rem, innerHeight / rem);
  root.dataset["shape"] = shape;
  root.toggleAttribute("data-whole-bar", shape === "wide" && innerWidth / rem >= wholeBarFrom);
}

/** Type twice as large, for the back row; or as before. */
export function setProjector(on: boolean): void {
  document.documentElement.classList.toggle("is-projector", on);
  updateShape();
}

/** Follows the window from now on. */
export function followShape(): void {
  addEventListener("resize", updateShape);
  setProjector(new URLSearchParams(location.search).get("projector") === "1");
}
