import type { Mark } from './actor.ts';

/** The outlines of the sides’ marks, on a field of 20 by 20, of about the same visual weight. */
export const markOutlines: Readonly<Record<Mark, string>> = {
  disc: 'M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16Z',
  square: 'M3 3h14v14H3Z',
  diamond: 'M10 1l9 9l-9 9l-9-9Z',
  triangle: 'M10 1.500l9 16.500H1Z',
  pentagon: 'M10 1.500l9 6.600l-3.400 10.400H4.400L1 8.100Z',
  hexagon: 'M5.200 2h9.600L19.500 10l-4.700 8H5.200L.5 10Z',
  ring: 'M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16ZM10 6a4 4 0 1 0 0 8a4 4 0 1 0 0-8Z',
  cross: 'M7 2h6v5h5v6h-5v5H7v-5H2V7h5Z',
};

/** How thick the timeline’s line is for a number of troops, in pixels. */
export function spineThickness(troops: number): number {
  return Number((troops / troopsPerPixel).toFixed(1));
}

const troopsPerPixel = 260;
