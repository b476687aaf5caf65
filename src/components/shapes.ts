import type { Mark } from '../model/actor.ts';
import type { SpineState } from '../model/spine.ts';

/** Where the mark of a side is drawn once for a page that shows it many times: see Shapes. */
export function placeOfMark(mark: Mark): string {
  return `_${mark}`;
}

/** Where the timeline’s line in a state is drawn once for a page: `_5000-5200-3000`. */
export function placeOfSpine({ level, plan }: SpineState): string {
  return `_${level === undefined ? 'unreported' : `${level.low}-${level.high}`}${plan === undefined ? '' : `-${plan}`}`;
}

/** The width of the field in which the timeline’s line is drawn, in pixels. */
export const spineField = 24;
