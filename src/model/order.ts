import type { EventRecord } from './event.ts';
import { compareWhen } from './partial-date.ts';

/** Earlier first; of two dates that overlap, the vaguer first; then the author's order; then slug. */
export function compareEvents(
  a: Pick<EventRecord, 'when' | 'order' | 'slug'>,
  b: Pick<EventRecord, 'when' | 'order' | 'slug'>,
): number {
  return (
    compareWhen(a.when, b.when) || (a.order ?? 0) - (b.order ?? 0) || compareText(a.slug, b.slug)
  );
}

/** Text order by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
