// Soft notes, for those who do not look at the screen all the time.

const chimes = {
  taught: [660, 880],
  right: [520, 660],
  wrong: [300, 220],
  question: [587, 784],
  shift: [392, 494, 587],
  star: [784, 988, 1175],
} as const;

export type ChimeName = keyof typeof chimes;

const [loudest, noteSeconds, stepSeconds, riseSeconds] = [0.05, 0.16, 0.08, 0.008];

let soundIsOn = true;
let audio: AudioContext | undefined;

/** Switches the chimes on or off. */
export function setSound(on: boolean): void {
  soundIsOn = on;
}

/** A few soft notes, so many seconds from now. Silent where there is no sound to be had. */
export function chime(name: string, afterSeconds = 0): void {
  if (!soundIsOn || !(name in chimes) || typeof AudioContext === "undefined") {
    return;
  }
  audio ??= new AudioContext();
  chimes[name as ChimeName].forEach((hertz, i) => play(audio!, hertz, audio!.currentTime + afterSeconds + i * stepSeconds));
}

/** Each note comes and goes by itself: one that is cut off clicks. */
function play(context: AudioContext, hertz: number, start: number): void {
  const note = new OscillatorNode(context, { type: "triangle", frequency: hertz });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(loudest, start + riseSeconds);
  loudness.gain.exponentialRampToValueAtTime(loudest / 100, start + noteSeconds);
  note.connect(loudness).connect(context.destination);
  note.start(start);
  note.stop(start + noteSeconds);
}
