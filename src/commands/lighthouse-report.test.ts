import { expect, test } from 'vitest';
import {
  better,
  findShortfalls,
  formatHead,
  formatScores,
  isPerfect,
  readScores,
  type Report,
} from './lighthouse-report.ts';

/** A report as Lighthouse makes it, with 100 in everything but what is said otherwise. */
function aReport(changes: Partial<Report> = {}, performance: number | null = 1): Report {
  return {
    categories: {
      performance: { score: performance, auditRefs: [] },
      accessibility: { score: 1, auditRefs: [] },
      'best-practices': { score: 1, auditRefs: [] },
      seo: { score: 1, auditRefs: [] },
      ...changes.categories,
    },
    audits: {},
    ...(changes.audits === undefined ? {} : { audits: changes.audits }),
    ...(changes.runtimeError === undefined ? {} : { runtimeError: changes.runtimeError }),
  };
}

const lowContrast = aReport({
  categories: {
    accessibility: {
      score: 0.93,
      auditRefs: [
        { id: 'color-contrast', weight: 7 },
        { id: 'image-alt', weight: 10 },
        { id: 'video-caption', weight: 10 },
        { id: 'empty-heading', weight: 0 },
      ],
    },
  },
  audits: {
    'color-contrast': {
      title: 'Background and foreground colors do not have a sufficient contrast ratio.',
      score: 0,
      details: {
        items: [
          {
            node: {
              snippet: '<p class="note">',
              explanation: 'Element has insufficient color contrast of 3.1',
            },
          },
        ],
      },
    },
    'image-alt': { title: 'Image elements have [alt] attributes', score: 1 },
    'video-caption': { title: 'Videos have captions', score: null },
    'empty-heading': { title: 'Some headings are empty', score: 0 },
  },
});

test('scores are whole hundredths, and none where Lighthouse has none', () => {
  expect(readScores(aReport({}, 0.57)).performance).toBe(57);
  expect(readScores(aReport({}, 0.29)).performance).toBe(29);
  expect(readScores(aReport({}, null)).performance).toBeUndefined();
});

test('99 is not 100, and no score is not 100 either', () => {
  expect(isPerfect(readScores(aReport()))).toBe(true);
  expect(isPerfect(readScores(aReport({}, 0.99)))).toBe(false);
  expect(isPerfect(readScores(aReport({}, null)))).toBe(false);
});

test('a shortfall names the audit, its title and the element; what does not weigh or apply is none', () => {
  expect(findShortfalls(lowContrast)).toEqual([
    'accessibility: 93',
    '  color-contrast: Background and foreground colors do not have a sufficient contrast ratio.',
    '    <p class="note"> (Element has insufficient color contrast of 3.1)',
  ]);
});

test('of many elements a few are named', () => {
  const items = Array.from({ length: 8 }, (_, index) => ({
    node: { snippet: `<p id="${index}">` },
  }));
  const report = aReport({
    categories: { seo: { score: 0.9, auditRefs: [{ id: 'link-text', weight: 1 }] } },
    audits: {
      'link-text': {
        title: 'Links do not have descriptive text',
        score: 0,
        displayValue: '8 links found',
        details: { items },
      },
    },
  });
  expect(findShortfalls(report).slice(1)).toEqual([
    '  link-text: Links do not have descriptive text; 8 links found',
    ...[0, 1, 2, 3, 4].map((index) => `    <p id="${index}">`),
    '    and 3 more',
  ]);
});

test('an audit that broke down is a shortfall', () => {
  const report = aReport({
    categories: { seo: { score: null, auditRefs: [{ id: 'canonical', weight: 1 }] } },
    audits: { canonical: { title: 'Canonical', score: null, errorMessage: 'No links gathered.' } },
  });
  expect(findShortfalls(report)).toEqual([
    'seo: no score',
    '  canonical: Canonical; No links gathered.',
  ]);
});

test('a page that was not loaded says so instead of its scores', () => {
  const runtimeError = { code: 'NO_FCP', message: 'The page did not paint any content.' };
  expect(findShortfalls(aReport({ runtimeError }))).toEqual([
    'not audited: NO_FCP: The page did not paint any content.',
  ]);
});

test('of two runs the one with more points counts, and of two alike the first', () => {
  const [slow, fast, again] = [aReport({}, 0.9), aReport({}, 1), aReport({}, 1)];
  expect(better(slow, fast)).toBe(fast);
  expect(better(fast, slow)).toBe(fast);
  expect(better(fast, again)).toBe(fast);
});

test('columns stand under their names', () => {
  const scores = readScores(aReport({}, null));
  expect(`${formatHead()}\n${formatScores('events/…/', scores, '/events/base-attack/')}`).toBe(
    [
      'kind of page          perform.   access. practices       seo   heaviest of its kind',
      'events/…/                    –       100       100       100   /events/base-attack/',
    ].join('\n'),
  );
});
