import { expect, test } from 'vitest';
import { buildArchive } from './archive.ts';
import { weighSources } from './balance.ts';
import { anArticle, anEvent, aPassage, someContent } from './examples.ts';

const position = (actor: string, stance: string) => ({
  actor,
  stance,
  when: '2020-01-05',
  gist: 'So it should be.',
});

const balance = weighSources(
  buildArchive(
    someContent({
      articles: [
        anArticle('upi', {
          publisher: 'UPI',
          kind: 'brief',
          textSeen: 'part',
          licence: 'copyright',
          positions: [position('pompeo', 'stay')],
        }),
        anArticle('voa', {
          positions: [position('pompeo', 'stay'), position('parliament', 'leave')],
        }),
        anArticle('voa-speech', { kind: 'speech' }),
        anArticle('ap', {
          publisher: 'Associated Press',
          positions: [position('pompeo', 'reduce')],
        }),
      ],
      events: [
        anEvent('a', { account: [aPassage('One.', ['voa']), aPassage('Two.', ['voa'])] }),
        anEvent('b', {
          account: [aPassage('One.', ['upi'])],
          whenBasis: aPassage('a Sunday', ['voa']),
        }),
        anEvent('c', { account: [aPassage('One.', ['upi', 'voa'])] }),
      ],
    }),
  ),
);

test('articles are counted by kind, in the order of the kinds that occur', () => {
  expect(balance.kinds).toEqual([
    { name: 'News report', count: 2 },
    { name: 'Speech', count: 1 },
    { name: 'Noted briefly', count: 1 },
  ]);
});

test('the publisher of most articles comes first, of as many the first by name', () => {
  expect(balance.publishers).toEqual([
    { name: 'Voice of America', count: 2 },
    { name: 'Associated Press', count: 1 },
    { name: 'UPI', count: 1 },
  ]);
});

test('articles are counted by licence and by how much of them was read', () => {
  expect(balance.licences.map(({ count }) => count)).toEqual([1, 3]);
  expect(balance.readings.map(({ count }) => count)).toEqual([3, 1]);
});

test('an event rests on one article if its account cites no other, however its date is known', () => {
  expect(balance.support).toEqual([
    { name: 'One article', count: 2 },
    { name: 'Several articles', count: 1 },
  ]);
});

test('the positions of each side are counted by stance, once for each article that reports them', () => {
  const none = { leave: 0, reduce: 0, negotiate: 0, conditional: 0, stay: 0 };
  expect(balance.sides.map(({ side, counts, total }) => [side.slug, counts, total])).toEqual([
    ['us', { ...none, reduce: 1, stay: 2 }, 3],
    ['iraq', { ...none, leave: 1 }, 1],
  ]);
});
