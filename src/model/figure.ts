import { z } from 'astro/zod';
import { label, mapping, number, oneOf, slug, when } from './fields.ts';

/** How sure the article is of a number. */
export const certainties = [
  'exact',
  'about',
  'at-least',
  'at-most',
  'more-than',
  'fewer-than',
  'nearly',
] as const;

/** What kind of number it is: how many there are, are to be, have gone, or were counted. */
export const figureKinds = ['level', 'plan', 'departure', 'count'] as const;

/** A reported number, as an article file states it. */
export const figureFields = mapping({
  measure: slug('us-troops-in-iraq'),
  value: number(),
  certainty: oneOf(certainties),
  asOf: when(),
  kind: oneOf(figureKinds),
});

export type FigureFields = z.output<typeof figureFields>;
export type Certainty = FigureFields['certainty'];

/** A thing that is counted; named in `measures.yaml` so that a typing slip opens no new series. */
export const measureFields = mapping({
  slug: slug('us-troops-in-iraq'),
  name: label('US troops in Iraq'),
  unit: label('troops'),
});

export type Measure = z.output<typeof measureFields>;

export type FigureKind = FigureFields['kind'];

const certaintyWords: Readonly<Record<Certainty, string>> = {
  exact: '',
  about: 'about ',
  'at-least': 'at least ',
  'at-most': 'at most ',
  'more-than': 'more than ',
  'fewer-than': 'fewer than ',
  nearly: 'nearly ',
};

/** A number as a reader sees it, hedge included: `about 5,000`. */
export function formatFigure({
  value,
  certainty,
}: Pick<FigureFields, 'value' | 'certainty'>): string {
  return certaintyWords[certainty] + formatNumber(value);
}

/** A number with a comma between thousands, on any machine: `5,200`. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const kindWords: Readonly<Record<FigureKind, string>> = {
  level: '',
  plan: '(planned)',
  departure: '(leaving)',
  count: '',
};

/** What a number needs said so that nobody takes a plan for a level: `(planned)`. */
export function formatFigureKind({ kind }: Pick<FigureFields, 'kind'>): string {
  return kindWords[kind];
}

type ReportedNumber = Pick<FigureFields, 'value' | 'certainty'>;

/**
 * Can two numbers not both be true? Numbers given as exact, about or nearly stand for themselves, so
 * that about 5,000 and 5,200 differ, and about 5,200 and 5,200 do not. The others leave one side open:
 * more than 12 fits 16, 22 and about 12, but not 12.
 */
export function contradicts(a: ReportedNumber, b: ReportedNumber): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

/** What a number says apart from its hedge; where two are the same, so are their readings. */
export function readingOf({ value, certainty }: ReportedNumber): string {
  return `${isHedge(certainty) ? 'exact' : certainty} ${value}`;
}

/** For `sort`: smaller numbers first; of the same number, what lies below it before what lies above. */
export function compareNumbers(a: ReportedNumber, b: ReportedNumber): number {
  return (
    a.value - b.value || certaintyOrder.indexOf(a.certainty) - certaintyOrder.indexOf(b.certainty)
  );
}

const certaintyOrder: readonly Certainty[] = [
  'fewer-than',
  'at-most',
  'exact',
  'about',
  'nearly',
  'at-least',
  'more-than',
];

function isHedge(certainty: Certainty): boolean {
  return certainty === 'about' || certainty === 'nearly';
}

/** Is the first number smaller than the second in every reading of both? */
function isBelow(a: ReportedNumber, b: ReportedNumber): boolean {
  if (a.certainty === 'at-least' || a.certainty === 'more-than') return false;
  if (b.certainty === 'at-most' || b.certainty === 'fewer-than') return false;
  if (a.value !== b.value) return a.value < b.value;
  // A hedged number may lie just beyond a bound that its digits only reach.
  if (isHedge(a.certainty) || isHedge(b.certainty)) return false;
  return a.certainty === 'fewer-than' || b.certainty === 'more-than';
}
