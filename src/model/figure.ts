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

const kindWords: Readonly<Record<FigureFields['kind'], string>> = {
  level: '',
  plan: '(planned)',
  departure: '(leaving)',
  count: '',
};

/** What a number needs said so that nobody takes a plan for a level: `(planned)`. */
export function formatFigureKind({ kind }: Pick<FigureFields, 'kind'>): string {
  return kindWords[kind];
}
