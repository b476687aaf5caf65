import { formatNumber } from './figure.ts';
import type { SpineState } from './spine.ts';

/** A number of troops and what it is, in pieces, so that the number can stand out. */
export interface SpineWords {
  readonly hedge: '' | 'about ';
  /** `5,200`, or `5,000–5,200` where reports differ. */
  readonly number: string;
  readonly what: 'US troops reported' | 'planned';
}

/**
 * What the spine says in a state: `about 5,000–5,200 US troops reported`, then `3,000 planned`; nothing
 * before the first report.
 */
export function wordSpine({ level, plan, isExact }: SpineState): SpineWords[] {
  const hedge = isExact ? '' : 'about ';
  return [
    ...(level === undefined
      ? []
      : [{ hedge, number: formatLevel(level), what: 'US troops reported' } as const]),
    ...(plan === undefined
      ? []
      : [{ hedge: '', number: formatNumber(plan), what: 'planned' } as const]),
  ];
}

/** The same as lines of text: `about 5,200 US troops reported` and `3,000 planned`. */
export function formatSpine(state: SpineState): string[] {
  return wordSpine(state).map(({ hedge, number, what }) => `${hedge}${number} ${what}`);
}

/** A level as a number, or as the lowest and highest that are reported: `5,000–5,200`. */
export function formatLevel({ low, high }: NonNullable<SpineState['level']>): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}
