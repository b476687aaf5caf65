import { formatNumber } from './figure.ts';
import type { Addition, Novelty } from './known-day.ts';

/** What a day added, in numbers: `2 events first reported, 5 positions and 1 figure`. */
export function formatNovelty({ events, additions, positions, figures }: Novelty): string {
  const passages = additions.reduce((sum, addition) => sum + addition.passages.length, 0);
  const parts = [
    count(events.length, 'event first reported', 'events first reported'),
    count(passages, 'passage on earlier events', 'passages on earlier events'),
    count(positions.length, 'position', 'positions'),
    count(figures.length, 'figure', 'figures'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing that the timeline tells' : joinParts(parts);
}

/** What a day added to an event: `2 passages, its date and 1 position`. */
export function formatAddition({ passages, isDated, disputes, positions }: Addition): string {
  return joinParts(
    [
      count(passages.length, 'passage', 'passages'),
      isDated ? 'its date' : '',
      count(
        disputes.length,
        'question on which sources differ',
        'questions on which sources differ',
      ),
      count(positions.length, 'position', 'positions'),
    ].filter((part) => part !== ''),
  );
}

function count(number: number, one: string, several: string): string {
  if (number === 0) return '';
  return `${formatNumber(number)} ${number === 1 ? one : several}`;
}

function joinParts(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
