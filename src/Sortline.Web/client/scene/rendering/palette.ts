/** How a surface answers light: sRGB colour, roughness and metalness in 0..1. */
export interface Surface {
  readonly color: number;
  readonly roughness: number;
  readonly metalness: number;
}

const paint = (color: number, roughness = 0.42): Surface => ({ color, roughness, metalness: 0 });
const metal = (color: number, roughness: number): Surface => ({ color, roughness, metalness: 1 });

export const graphite = 0x20282d;
export const teal = 0x0f766e;
export const amber = 0xf2a31b;
/** A red that still reads as "stop" beside amber, and differs from teal in lightness as well. */
export const signalRed = 0xc8401c;
export const backdrop = 0xebe8e1;

/** The materials of the factory, by what they are on. */
export const surfaces = {
  robotPaint: paint(0xf0980f, 0.27),
  joint: paint(0x2b3338, 0.5),
  jointCap: paint(0x3d474d, 0.36),
  frame: { color: 0xc3c7c7, roughness: 0.42, metalness: 0.55 },
  frameDark: paint(0x566066, 0.5),
  housing: paint(0xe4e0d7, 0.5),
  housingTrim: paint(graphite, 0.45),
  steel: metal(0xc3c4c2, 0.3),
  darkSteel: metal(0x6d7072, 0.45),
  rubber: paint(0x24292b, 0.85),
  cable: paint(0x1d2326, 0.6),
  motor: paint(0x44606a, 0.45),
  teal: paint(teal, 0.45),
  tealDark: paint(0x0b5750, 0.6),
  amber: paint(amber, 0.45),
  amberDark: paint(0xc67d0c, 0.6),
  grey: paint(0x8d979c, 0.5),
  greyDark: paint(0x626c72, 0.6),
  white: paint(0xf6f3ec, 0.5),
  fence: paint(0xdad7d0, 0.6),
  cabinet: paint(0xdedbd4, 0.55),
  marking: paint(0xdfb662, 0.75),
  pedestal: paint(0x4a545a, 0.55),
} as const;
