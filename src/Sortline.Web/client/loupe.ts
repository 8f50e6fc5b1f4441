// A round lens over any image that is marked data-loupe: under the mouse, above a finger that rests on it, or moved by the arrows
// after Enter or the space bar. It shows the image larger than the page has room for.

const magnification = 2.2;
/** A touch that moves sooner than this scrolls the page. */
const restMilliseconds = 180;
const restPixels = 10;
/** Share of the image's side that one arrow moves the lens. */
const step = 1 / 16;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the background of a lens has to stand so that a point of the shown image is in its middle, larger. */
export function placement(
  image: { readonly width: number; readonly natural: number },
  at: Point,
  lens: number,
): { readonly size: number; readonly x: number; readonly y: number } {
  const size = Math.max(magnification * image.width, image.natural);
  const scale = size / image.width;
  return { size, x: lens / 2 - at.x * scale, y: lens / 2 - at.y * scale };
}

/** The lens while it is up. */
interface Held {
  readonly image: HTMLImageElement;
  readonly by: "mouse" | "touch" | "keys";
  /** Shares of the image's sides. */
  at: Point;
}

let held: Held | null = null;
let lens: HTMLCanvasElement | null = null;
let resting: { readonly timer: ReturnType<typeof setTimeout>; readonly from: Point } | null = null;

/** Makes the images of the page answer, those that come later too. */
export function armLoupe(): void {
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") {
      return;
    }
    const image = imageOf(event.target);
    if (image) {
      hold(image, "mouse", { x: event.clientX, y: event.clientY });
    } else if (held?.by === "mouse") {
      drop();
    }
  });
  document.addEventListener("pointerleave", () => held?.by === "mouse" && drop());
  // A press would take the keyboard from the page's own keys, and start dragging the picture away.
  document.addEventListener("mousedown", (event) => imageOf(event.target) && event.preventDefault());

  document.addEventListener("touchstart", touched, { passive: true });
  document.addEventListener("touchmove", touchMoved, { passive: false });
  document.addEventListener("touchend", released);
  document.addEventListener("touchcancel", released);
  document.addEventListener("contextmenu", (event) => held?.by === "touch" && event.preventDefault());

  document.addEventListener("keydown", pressed, true); // Before the page hears of the key.
  document.addEventListener("focusout", () => held?.by === "keys" && drop());
}

function imageOf(target: EventTarget | null): HTMLImageElement | null {
  return target instanceof HTMLImageElement && target.matches("[data-loupe]") ? target : null;
}

function touched(event: TouchEvent): void {
  released();
  const [touch, another] = event.touches;
  const image = imageOf(event.target);
  if (!image || !touch || another) {
    return;
  }
  const from = { x: touch.clientX, y: touch.clientY };
  resting = { from, timer: setTimeout(() => hold(image, "touch", from), restMilliseconds) };
}

function touchMoved(event: TouchEvent): void {
  const touch = event.touches[0];
  if (!touch) {
    return;
  }
  if (held?.by === "touch") {
    event.preventDefault(); // The finger moves the lens, not the page.
    hold(held.image, "touch", { x: touch.clientX, y: touch.clientY });
  } else if (resting && Math.hypot(touch.clientX - resting.from.x, touch.clientY - resting.from.y) > restPixels) {
    released();
  }
}

function released(): void {
  clearTimeout(resting?.timer);
  resting = null;
  if (held?.by === "touch") {
    drop();
  }
}

function pressed(event: KeyboardEvent): void {
  const image = imageOf(event.target);
  if (!image || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const isUp = held?.by === "keys";
  const directions: Readonly<Record<string, Point>> = {
    ArrowLeft: { x: -step, y: 0 },
    ArrowRight: { x: step, y: 0 },
    ArrowUp: { x: 0, y: -step },
    ArrowDown: { x: 0, y: step },
  };
  const direction = directions[event.key];
  if (event.key === "Enter" || event.key === " ") {
    if (event.repeat) {
      // Held down, it would blink.
    } else if (isUp) {
      drop();
    } else {
      show({ image, by: "keys", at: { x: 0.5, y: 0.5 } });
    }
  } else if (isUp && held && event.key === "Escape") {
    drop();
  } else if (isUp && held && direction) {
    held.at = { x: within(held.at.x + direction.x), y: within(held.at.y + direction.y) };
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function hold(image: HTMLImageElement, by: "mouse" | "touch", at: Point): void {
  const box = image.getBoundingClientRect();
  show({ image, by, at: { x: within((at.x - box.left) / box.width), y: within((at.y - box.top) / box.height) } });
}

function show(wanted: Held): void {
  const wasUp = held !== null;
  held = wanted;
  if (!wasUp) {
    lens = document.createElement("canvas");
    lens.className = "loupe";
    lens.setAttribute("aria-hidden", "true");
    lens.popover = "manual"; // Above an open dialog, too.
    document.body.append(lens);
    lens.showPopover();
    follow();
  }
}

/** Draws the lens before each frame: the image may have moved, got another picture, or gone. */
function follow(): void {
  if (!held || !lens) {
    return;
  }
  const { image, by, at } = held;
  const box = image.getBoundingClientRect();
  if (!image.isConnected || box.width === 0) {
    drop();
    return;
  }
  const side = lens.offsetWidth;
  const on = { x: at.x * box.width, y: at.y * box.height };
  const inner = side - 2 * lens.clientLeft;
  draw(lens, image, inner, placement({ width: box.width, natural: image.naturalWidth }, on, inner));
  const lift = by === "touch" ? side * 0.75 : 0; // Above the finger that would hide it.
  Object.assign(lens.style, {
    left: `${Math.min(Math.max(box.left + on.x - side / 2, 0), innerWidth - side)}px`,
    top: `${Math.max(box.top + on.y - side / 2 - lift, 0)}px`,
  });
  requestAnimationFrame(follow);
}

/** What the image shows, not what is at its address: a part that was let go stays to be seen, but its picture is given back. */
function draw(
  canvas: HTMLCanvasElement,
  image: HTMLImageElement,
  side: number,
  { size, x, y }: ReturnType<typeof placement>,
): void {
  const scale = devicePixelRatio;
  canvas.width = canvas.height = Math.round(side * scale); // This empties it, too.
  // Of one that is broken nothing can be drawn; trying would throw.
  if (image.naturalWidth > 0) {
    canvas.getContext("2d")?.drawImage(image, x * scale, y * scale, size * scale, size * scale);
  }
}

function drop(): void {
  held = null;
  lens?.remove();
  lens = null;
}
