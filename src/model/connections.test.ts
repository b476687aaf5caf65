import { expect, test } from 'vitest';
import { findFaults, namesIn } from './connections.ts';
import { anActor, anArticle, anEvent, aPassage, aParagraph, someContent } from './examples.ts';

test('content in order has no faults', () => {
  const events = [
    anEvent('vote', { formerly: ['resolution'] }),
    anEvent('call', { when: '2020-01-09', answers: ['vote'] }),
  ];
  expect(findFaults(someContent({ events }))).toEqual([]);
});

test('a name is unknown in the field or the passage where it stands', () => {
  const content = someContent({
    actors: [anActor('parliament', { side: 'x' })],
    articles: [
      anArticle('voa', {
        figures: [{ measure: 'x', value: '1', certainty: 'exact', asOf: '2020', kind: 'count' }],
        positions: [{ actor: 'x', when: '2020', event: 'x', stance: 'stay', gist: 'Stay.' }],
      }),
    ],
    events: [
      anEvent('a', {
        actors: ['parliament', 'x'],
        place: 'x',
        answers: ['x'],
        elsewhere: [{ place: 'x', when: '2020' }],
        disputes: [
          {
            question: 'Q?',
            measure: 'x',
            accounts: ['voa', 'x'].map((article) => ({ says: 'A', article })),
            settled: { article: 'x', why: 'So it was.' },
          },
        ],
        account: [{ ...aPassage('One.', ['voa', 'x']), offset: 70 }],
        whenBasis: { ...aPassage('a Sunday', ['x']), offset: 30 },
      }),
    ],
    story: [aParagraph([{ ...aPassage('Once.', ['x']), offset: 5 }])],
  });
  expect(findFaults(content).map(({ place }) => place)).toEqual([
    { file: 'content/articles/voa.md', field: ['figures', 0, 'measure'] },
    { file: 'content/articles/voa.md', field: ['positions', 0, 'actor'] },
    { file: 'content/articles/voa.md', field: ['positions', 0, 'event'] },
    { file: 'content/events/a.md', field: ['place'] },
    { file: 'content/events/a.md', field: ['actors', 1] },
    { file: 'content/events/a.md', field: ['answers', 0] },
    { file: 'content/events/a.md', field: ['elsewhere', 0, 'place'] },
    { file: 'content/events/a.md', field: ['disputes', 0, 'measure'] },
    { file: 'content/events/a.md', field: ['disputes', 0, 'accounts', 1, 'article'] },
    { file: 'content/events/a.md', field: ['disputes', 0, 'settled', 'article'] },
    { file: 'content/events/a.md', offset: 30 },
    { file: 'content/events/a.md', offset: 70 },
    { file: 'content/actors/parliament.yaml', field: ['side'] },
    { file: 'content/story.md', offset: 5 },
  ]);
});

test('a dispute is settled for one of its accounts, never for an article that gives none', () => {
  const disputes = ['ap', 'upi'].map((article) => ({
    question: 'How many?',
    accounts: ['voa', 'ap'].map((name) => ({ says: 'So many.', article: name })),
    settled: { article, why: 'It was there.' },
  }));
  const articles = ['voa', 'ap', 'upi'].map((slug) => anArticle(slug));
  expect(findFaults(someContent({ articles, events: [anEvent('a', { disputes })] }))).toEqual([
    {
      place: { file: 'content/events/a.md', field: ['disputes', 1, 'settled', 'article'] },
      message:
        '“upi” gives none of the accounts of this dispute; name the article whose account you follow (voa, ap), or add its account',
    },
  ]);
});

test.each([
  ['/events/vote/', undefined],
  ['/articles/voa/', undefined],
  ['/actors/pompeo/', undefined],
  ['/sides/us/', undefined],
  ['/events/resolution/', '“resolution” is a former name of the event “vote”; write vote'],
  ['/events/vot/', 'did you mean “vote”?'],
  ['/events/vote', 'link to a page of ours as /events/parliament-vote/'],
  ['/events/vote/#positions', 'link to a page of ours as /events/parliament-vote/'],
  ['/events/../about/', 'link to a page of ours as /events/parliament-vote/'],
  ['/about/', 'link to a page of ours as /events/parliament-vote/'],
])('a link to %s is told: %s', (link, advice) => {
  const linking = anEvent('call', { account: [aPassage('One.', ['voa'], [link])] });
  const faults = findFaults(
    someContent({ events: [anEvent('vote', { formerly: ['resolution'] }), linking] }),
  );
  expect(faults.map(({ message }) => message)).toEqual(
    advice === undefined ? [] : [expect.stringContaining(advice)],
  );
});

test('a former slug leads to one thing only, among things of its kind', () => {
  const content = someContent({
    events: [anEvent('a', { formerly: ['old', 'voa'] }), anEvent('b', { formerly: ['old', 'a'] })],
    articles: [anArticle('voa', { formerly: ['a'] })],
  });
  expect(findFaults(content)).toEqual([
    {
      place: { file: 'content/events/b.md', field: ['formerly', 0] },
      message:
        '“old” already leads to content/events/a.md; a former slug belongs to one thing only, so leave it out',
    },
    {
      place: { file: 'content/events/b.md', field: ['formerly', 1] },
      message:
        '“a” already leads to content/events/a.md; a former slug belongs to one thing only, so leave it out',
    },
  ]);
});

test('a file with faults of its own counts as known, and its references are checked all the same', () => {
  const content = someContent({ events: [anEvent('vote', { answers: ['strike'] })] });
  const known = { ...namesIn(content), event: new Set(['vote', 'strike']) };
  const faulty = {
    kind: 'event',
    file: 'content/events/strike.md',
    fields: {
      kind: 'raid',
      actors: ['pompei', 'Not A Slug'],
      answers: 'text',
      disputes: [{ accounts: [null] }],
    },
    passages: [aPassage('One.', ['ap'])],
  } as const;
  expect(findFaults(content, known, [faulty]).map(({ message }) => message)).toEqual([
    'nothing is known of an actor “pompei”; did you mean “pompeo”? If not, add its file to content/actors/',
    'nothing is known of an article “ap”; add its file to content/articles/',
  ]);
});

test('any name may be right where a list could not be read', () => {
  const content = someContent({ events: [anEvent('a', { place: 'erbil' })] });
  const { place: _, ...known } = namesIn(content);
  expect(findFaults(content, known)).toEqual([]);
});
