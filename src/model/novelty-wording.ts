import { passagesOf } from './citation.ts';
import { formatNumber } from './figure.ts';
import type { Novelty, Report } from './known-day.ts';

/** What a day added, in numbers: `2 events first reported, 5 positions and 1 figure`. */
export function formatNovelty({ reports, positions, figures, disagreements }: Novelty): string {
  const [first = [], later = []] = [true, false].map((isFirst) =>
    reports.filter((report) => report.isFirst === isFirst),
  );
  return joinParts([
    count(first.length, 'event first reported', 'events first reported'),
    count(countPassages(later), 'passage on earlier events', 'passages on earlier events'),
    count(
      later.filter(({ isDated }) => isDated).length,
      'date of an earlier event',
      'dates of earlier events',
    ),
    countQuestions(reports, disagreements.length),
    count(positions.length, 'position', 'positions'),
    count(figures.length, 'figure', 'figures'),
  ]);
}

/** What a day added to an event that was told before: `2 passages, its date and 1 position`. */
export function formatReport(report: Report): string {
  return joinParts([
    count(countPassages([report]), 'passage', 'passages'),
    report.isDated ? 'its date' : '',
    countQuestions([report]),
    count(report.positions.length, 'position', 'positions'),
  ]);
}

function countPassages(reports: readonly Report[]): number {
  return reports.flatMap(({ account }) => passagesOf(account)).length;
}

function countQuestions(reports: readonly Report[], besides = 0): string {
  return count(
    reports.flatMap(({ disputes }) => disputes).length + besides,
    'question on which sources differ',
    'questions on which sources differ',
  );
}

function count(number: number, one: string, several: string): string {
  if (number === 0) return '';
  return `${formatNumber(number)} ${number === 1 ? one : several}`;
}

function joinParts(all: readonly string[]): string {
  const parts = all.filter((part) => part !== '');
  const last = parts.at(-1) ?? 'nothing that the timeline tells';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
