import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive } from '../model/archive.ts';
import { anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { estimateHeight, frameOfEvent } from './embed-frame.ts';

const site = { name: 'The Troop Question', origin: 'https://example.org' };

const SENTENCE =
  'The parliament of Iraq asked its government to end the presence of foreign troops.';

/** The height that an event needs in a frame of some width. */
function heightOf(written: Parameters<typeof anEvent>[1], width = 600): number {
  const articles = [anArticle('voa'), anArticle('reuters', { publisher: 'Reuters' })];
  const { events, articleBySlug } = buildArchive(
    someContent({ articles, events: [anEvent('vote', written)] }),
  );
  return estimateHeight({ event: events[0]!, articleBySlug, site, width });
}

describe('the height of a frame', () => {
  test('is in tens of pixels, so that a word more or less seldom changes it', () => {
    expect(heightOf({}) % 10).toBe(0);
  });

  const told = { account: [aPassage(SENTENCE)] };

  test.each<[what: string, written: Parameters<typeof anEvent>[1]]>([
    ['a longer headline', { headline: SENTENCE }],
    ['a longer account', { account: [aPassage(SENTENCE), aPassage(SENTENCE)] }],
    ['how the date is known', { whenBasis: aPassage('given as “Friday” there') }],
    ['another day elsewhere', { elsewhere: [{ place: 'washington', when: '2020-01-04' }] }],
    [
      'a question on which sources differ',
      {
        disputes: [
          {
            question: 'How many were there?',
            accounts: [
              { says: '168', article: 'voa' },
              { says: '170', article: 'reuters' },
            ],
          },
        ],
      },
    ],
    ['a correction', { corrections: [{ date: '2026-12-01', change: 'It is.', why: 'It was.' }] }],
  ])('grows with %s', (_, written) => {
    expect(heightOf({ ...told, ...written })).toBeGreaterThan(heightOf(told));
  });

  test('never falls as the text grows or the frame narrows', () => {
    const words = fc.array(fc.constantFrom('troops', 'of', 'parliamentarians', 'Iraq'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 280, max: 900 }), (some, more, width) => {
        const account = (...texts: string[]) => ({
          account: texts.map((text) => aPassage(`${text}.`)),
        });
        const short = account(some.join(' '));
        const long = account(some.join(' '), more.join(' '));
        expect(heightOf(long, width)).toBeGreaterThanOrEqual(heightOf(short, width));
        expect(heightOf(long, width - 20)).toBeGreaterThanOrEqual(heightOf(long, width));
      }),
    );
  });

  test('is told for the column of an article and for the narrowest screen', () => {
    const { events, articleBySlug } = buildArchive(
      someContent({ events: [anEvent('vote', told)] }),
    );
    expect(frameOfEvent(events[0]!, articleBySlug, site)).toEqual({
      to: { embed: 'vote' },
      page: { event: 'vote' },
      title: 'What happened: vote',
      width: 600,
      height: heightOf(told, 600),
      narrower: [280, 380].map((width) => ({ width, height: heightOf(told, width) })),
    });
  });
});
