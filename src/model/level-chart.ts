import type { Archive, Article, Event, Figure } from './archive.ts';
import { passagesOf } from './citation.ts';
import { formatWhen } from './date-wording.ts';
import { statesNumber } from './disagreements.ts';
import { formatFigure, formatNumber, type FigureKind } from './figure.ts';
import { compareText } from './order.ts';
import { compareWhen, dayBefore, firstDay, lastDay } from './partial-date.ts';
import { isSameState, spineMeasure, spineOn, type SpineChange } from './spine.ts';

/** A reported number as the chart of troop levels draws it. */
export interface LevelMark {
  readonly figure: Figure;
  /** The first and the last day for which it may hold; the same where a day is known. */
  readonly from: string;
  readonly to: string;
  /** What is known of the number: itself, roughly itself, or a bound and on which side it is open. */
  readonly reach: Reach;
  /** The number from which a departure leads down; undefined for all other kinds. */
  readonly leaves: number | undefined;
}

export type Reach = 'exact' | 'about' | 'up' | 'down';

/** An event that announced a number, brought it about or began to. */
export interface Milestone {
  readonly event: Event;
  /** The number that it announced or brought about, or to which it led. */
  readonly value: number;
}

/** All that the chart of troop levels shows. */
export interface LevelChart {
  /** By the time for which they hold, then by the articles' dates and names. */
  readonly marks: readonly LevelMark[];
  /** What was reported from when on; of changes on one day the last, and none that changes nothing. */
  readonly steps: readonly SpineChange[];
  /** Oldest first. */
  readonly milestones: readonly Milestone[];
  /** The first and the last day that it shows: whole months. */
  readonly from: string;
  readonly to: string;
}

/**
 * Gathers what the chart of US troop levels shows.
 *
 * @returns undefined where no article gives a number
 */
export function buildLevelChart({
  articles,
  events,
  spine,
}: Pick<Archive, 'articles' | 'events' | 'spine'>): LevelChart | undefined {
  const figures = levelFigures(articles);
  if (figures.length === 0) return undefined;
  const marks = figures.map((figure) => markOf(figure, spine));
  return {
    marks,
    steps: stepsOf(spine),
    milestones: milestonesIn(events, figures, spine),
    from: `${marks
      .map(({ from }) => from)
      .sort()[0]!
      .slice(0, 7)}-01`,
    to: lastDay(
      monthOf(
        marks
          .map(({ to }) => to)
          .sort()
          .at(-1)!,
      ),
    ),
  };
}

/** Every number that articles give for US troops in Iraq, in the order of the table. */
export function levelFigures(articles: readonly Pick<Article, 'figures'>[]): Figure[] {
  return articles
    .flatMap((article) => article.figures)
    .filter(({ measure }) => measure.slug === spineMeasure)
    .sort(compareFigures);
}

/** Every number of other troops that articles give: allies, missions, single units; oldest first. */
export function otherTroops(articles: readonly Pick<Article, 'figures'>[]): Figure[] {
  return articles
    .flatMap((article) => article.figures)
    .filter(({ measure }) => measure.unit === 'troops' && measure.slug !== spineMeasure)
    .sort(compareFigures);
}

/** By the time for which they hold, then by the articles' dates and names. */
function compareFigures(a: Figure, b: Figure): number {
  return (
    compareWhen(a.asOf, b.asOf) ||
    compareWhen(a.article.published, b.article.published) ||
    compareText(a.article.slug, b.article.slug) ||
    compareText(a.kind, b.kind)
  );
}

/** A mark in one sentence: `About 3,500 planned for November 2020: Associated Press, 28 August 2020`. */
export function nameMark({ figure }: Pick<LevelMark, 'figure'>): string {
  const { article } = figure;
  const said = `${nameNumber(figure)} ${figure.kind === 'plan' ? 'for' : 'as of'} ${formatWhen(figure.asOf)}`;
  return `${said}: ${article.publisher}, ${formatWhen(article.published)}`;
}

/** A number and, unless it is a level, its kind: `about 3,500 planned`. */
export function nameNumber(figure: Pick<Figure, 'value' | 'certainty' | 'kind'>): string {
  return `${formatFigure(figure)} ${kindSuffixes[figure.kind]}`.trim();
}

const kindSuffixes: Readonly<Record<FigureKind, string>> = {
  level: '',
  plan: 'planned',
  departure: 'leaving',
  count: 'counted',
};

/** What was in force from a step on: `5,000 to 5,200 reported; 3,000 planned`. */
export function nameStep({ state: { level, plan, isExact } }: SpineChange): string {
  const range =
    level && [...new Set([level.low, level.high])].map((value) => formatNumber(value)).join(' to ');
  return [
    range === undefined ? '' : `${isExact ? '' : 'about '}${range} reported`,
    plan === undefined ? '' : `${formatNumber(plan)} planned`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** The course of the levels in a few numbers, each as it was first reported. */
export interface LevelStory {
  /** The lowest and the highest level reported before the first plan to change it; one if they are alike. */
  readonly before: readonly Figure[];
  /** The numbers that were planned, in the order of the reports. */
  readonly plans: readonly Figure[];
  /** The levels reported since then, each lower than all before. */
  readonly cuts: readonly Figure[];
  /** What part of the lowest level before is left at the end, in words: `half`. */
  readonly share: string;
}

/** Finds the course of the levels; undefined where none was reported before a plan to change it. */
export function tellLevels({
  marks,
  steps,
}: Pick<LevelChart, 'marks' | 'steps'>): LevelStory | undefined {
  const turn = steps.findIndex(({ state }) => state.plan !== undefined);
  const levels = (part: readonly SpineChange[]) => part.flatMap(({ state }) => state.level ?? []);
  const early = levels(steps.slice(0, Math.max(turn, 0)));
  if (early.length === 0) return undefined;
  const low = Math.min(...early.map((level) => level.low));
  const high = Math.max(...early.map((level) => level.high));
  const plans = steps.slice(turn).flatMap(({ state }) => state.plan ?? []);
  const cuts = levels(steps.slice(turn))
    .map((level) => level.low)
    .filter((value, index, all) => [low, ...all.slice(0, index)].every((other) => value < other));
  const firstOf = (kind: FigureKind) => (value: number) =>
    firstReport(
      marks.map(({ figure }) => figure).filter((figure) => figure.kind === kind),
      value,
    );
  return {
    before: [...new Set([low, high])].map(firstOf('level')),
    plans: [...new Set(plans)].map(firstOf('plan')),
    cuts: cuts.map(firstOf('level')),
    share: shareInWords((cuts.at(-1) ?? low) / low),
  };
}

/** The figure of the article that gave a number first. */
function firstReport(figures: readonly Figure[], value: number): Figure {
  return figures
    .filter((figure) => figure.value === value)
    .sort(
      (a, b) =>
        compareWhen(a.article.published, b.article.published) ||
        compareText(a.article.slug, b.article.slug),
    )[0]!;
}

/** A part of a whole in words, where there are some for it: 0.5 gives `half`, 0.43 gives `43%`. */
export function shareInWords(share: number): string {
  const named = namedShares.find(([value]) => Math.abs(value - share) < 0.005);
  return named?.[1] ?? `${Math.round(share * 100)}%`;
}

const namedShares = [
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
  [3 / 4, 'three quarters'],
  [1, 'all'],
] as const;

function markOf(figure: Figure, spine: readonly SpineChange[]): LevelMark {
  const [from, to] = [firstDay(figure.asOf), lastDay(figure.asOf)];
  const leaves =
    figure.kind === 'departure' ? (spineOn(spine, from).level?.low ?? figure.value) : undefined;
  return { figure, from, to, reach: reaches[figure.certainty], leaves };
}

const reaches: Readonly<Record<Figure['certainty'], Reach>> = {
  exact: 'exact',
  about: 'about',
  nearly: 'about',
  'at-least': 'up',
  'more-than': 'up',
  'at-most': 'down',
  'fewer-than': 'down',
};

function stepsOf(spine: readonly SpineChange[]): SpineChange[] {
  const lastOfDay = spine.filter(({ from }, index) => spine[index + 1]?.from !== from);
  return lastOfDay.filter((change, index) => {
    const before = lastOfDay[index - 1];
    return before === undefined || !isSameState(before.state, change.state);
  });
}

/**
 * The events that changed the number: for each number that was planned, then reached, or that left,
 * the one event that states it after an article that gives it. Among several, an event to read if one
 * reads only ten goes before others, then one that did something before one that said it, then the
 * earliest.
 */
function milestonesIn(
  events: readonly Event[],
  figures: readonly Figure[],
  spine: readonly SpineChange[],
): Milestone[] {
  const planned = new Set(stepsOf(spine).flatMap(({ state }) => state.plan ?? []));
  const changing = figures.filter(({ kind, value }) => kind === 'departure' || planned.has(value));
  const sameNumbers = Map.groupBy(changing, ({ kind, value }) => `${kind} ${value}`);
  const found = new Map<Event, number>();
  for (const same of sameNumbers.values()) {
    const event = tellingEvent(events, same);
    if (event === undefined) continue;
    const { kind, value } = same[0]!;
    const led =
      kind === 'departure'
        ? (spineOn(spine, firstDay(event.when)).level?.low ?? value) - value
        : value;
    found.set(event, Math.min(found.get(event) ?? led, led));
  }
  return events
    .filter((event) => found.has(event))
    .map((event) => ({ event, value: found.get(event)! }));
}

function tellingEvent(events: readonly Event[], same: readonly Figure[]): Event | undefined {
  const sources = new Set(same.map(({ article }) => article.slug));
  const { value } = same[0]!;
  const telling = events.filter(({ account }) =>
    passagesOf(account).some(
      ({ text, articles }) =>
        articles.some((slug) => sources.has(slug)) && statesNumber(text, value),
    ),
  );
  return telling.sort((a, b) => weightOf(b) - weightOf(a))[0];
}

function weightOf({ key, kind }: Event): number {
  return Number(key) * 2 + Number(kind === 'movement' || kind === 'decision');
}

function monthOf(day: string) {
  const iso = day.slice(0, 7);
  return { kind: 'date', text: iso, iso, precision: 'month' } as const;
}

/** The ISO 8601 days on which the months of a chart begin. */
export function monthStarts({ from, to }: Pick<LevelChart, 'from' | 'to'>): string[] {
  const starts: string[] = [];
  for (let day = to; day >= from; day = dayBefore(`${day.slice(0, 7)}-01`, 1)) {
    starts.unshift(`${day.slice(0, 7)}-01`);
  }
  return starts;
}
