import { chime } from "./chimes";
import { lessMotion } from "./motion";

// A shift went well: as many bursts of paper as there are stars, over in two seconds. Medium, not much: of 3,018 players those with none
// and those with the most of such effects played the least (D. Kao, The effects of juiciness in an action RPG, 2020).

const piecesEach = 14;
/** The report is to be there, and seen, before the first. */
const [firstSeconds, starSeconds] = [0.4, 0.35];
const fallMilliseconds = 1300;
const colours = ["#0f766e", "#f2a31b", "#c8401c", "#3b6fb5"] as const;

/** Celebrates from each star that an element shows, once it is there. Where motion is not wanted only the notes are left. */
export function celebrate(stars: number, elementId: string): void {
  for (let star = 0; star < stars; star++) {
    chime("star", firstSeconds + star * starSeconds);
    setTimeout(() => burstFrom(elementId, star), (firstSeconds + star * starSeconds) * 1000);
  }
}

function burstFrom(elementId: string, star: number): void {
  const from = document.getElementById(elementId)?.querySelectorAll("svg")[star]?.getBoundingClientRect();
  if (from && !lessMotion()) {
    burst(from.left + from.width / 2, from.top + from.height / 2);
  }
}

function burst(x: number, y: number): void {
  for (let i = 0; i < piecesEach; i++) {
    const piece = document.createElement("span");
    piece.className = "confetti";
    piece.ariaHidden = "true";
    Object.assign(piece.style, { left: `${x}px`, top: `${y}px`, background: colours[i % colours.length] });
    document.body.append(piece);
    const angle = (2 * Math.PI * (i + Math.random())) / piecesEach;
    const [across, up] = [Math.cos(angle) * (40 + 60 * Math.random()), 60 + 70 * Math.random()];
    const frames = [0, 0.35, 1].map((t) => ({
      transform: `translate(${across * t}px, ${-up * 4 * t * (0.6 - t)}px) rotate(${t * (angle > Math.PI ? 500 : -500)}deg)`,
      opacity: t === 1 ? 0 : 1,
    }));
    void piece.animate(frames, { duration: fallMilliseconds, easing: "ease-out", fill: "forwards" }).finished.then(
      () => piece.remove(),
      () => piece.remove(),
    );
  }
}
