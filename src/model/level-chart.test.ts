import { describe, expect, test } from 'vitest';
import { buildArchive, type Archive } from './archive.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from './examples.ts';
import {
  buildLevelChart,
  monthStarts,
  nameMark,
  nameStep,
  otherTroops,
  shareInWords,
  tellLevels,
} from './level-chart.ts';

/** A year in which 5,000 became 2,500, as three articles and two events tell it. */
function aYear(): Archive {
  return buildArchive(
    someContent({
      articles: [
        anArticle('voa', {
          published: '2020-01-05',
          figures: [aFigure({ value: '5000', certainty: 'about', asOf: '2020-01' })],
        }),
        anArticle('plan', {
          published: '2020-09-09',
          figures: [
            aFigure({ value: '2500', kind: 'plan', asOf: '2020-11', certainty: 'fewer-than' }),
            aFigure({ value: '3500', measure: 'troops' }),
          ],
        }),
        anArticle('reached', {
          published: '2020-11-20',
          figures: [
            aFigure({ value: '500', kind: 'departure', asOf: '2020-11-19' }),
            aFigure({ value: '2500', asOf: '2020-11-20' }),
          ],
        }),
      ],
      events: [
        anEvent('said', {
          when: '2020-09-09',
          kind: 'statement',
          account: [aPassage('It is to be 2,500.', ['plan'])],
        }),
        anEvent('left', {
          when: '2020-11-19',
          kind: 'movement',
          account: [aPassage('Then 500 left.', ['reached'])],
        }),
        anEvent('other', { account: [aPassage('A force of 2,500 was there.', ['voa'])] }),
      ],
    }),
  );
}

const chart = () => buildLevelChart(aYear())!;

describe('buildLevelChart', () => {
  test('there is no chart where no article gives a number', () => {
    expect(buildLevelChart(buildArchive(someContent()))).toBeUndefined();
  });

  test('it draws every number of US troops in Iraq and no other, by the time for which it holds', () => {
    const drawn = chart().marks.map(({ figure }) => [figure.kind, figure.value]);
    expect(drawn).toEqual([
      ['level', 5000],
      ['plan', 2500],
      ['departure', 500],
      ['level', 2500],
    ]);
  });

  test('a number for a month reaches from its first day to its last', () => {
    const [first] = chart().marks;
    expect([first!.from, first!.to]).toEqual(['2020-01-01', '2020-01-31']);
  });

  test('a number that is not exact is soft, and one that sets a bound is open on its other side', () => {
    expect(chart().marks.map(({ reach }) => reach)).toEqual(['about', 'down', 'exact', 'exact']);
  });

  test('a departure leads down from the level on its day', () => {
    expect(chart().marks.map(({ leaves }) => leaves)).toEqual([
      undefined,
      undefined,
      5000,
      undefined,
    ]);
  });

  test('it shows whole months', () => {
    const { from, to } = chart();
    expect([from, to]).toEqual(['2020-01-01', '2020-11-30']);
    expect(monthStarts({ from: '2019-12-01', to: '2020-02-29' })).toEqual([
      '2019-12-01',
      '2020-01-01',
      '2020-02-01',
    ]);
  });

  test('it notes the events that state a number planned, reached or leaving after one who gives it', () => {
    const noted = chart().milestones.map(({ event, value }) => [event.slug, value]);
    expect(noted).toEqual([
      ['said', 2500],
      ['left', 4500],
    ]);
  });

  test('a number that a key event states is noted there, even if another event stated it first', () => {
    const { articles, spine, events } = aYear();
    const said = events.find(({ slug }) => slug === 'said')!;
    const key = { ...said, slug: 'key', key: true };
    const { milestones } = buildLevelChart({ articles, spine, events: [said, key] })!;
    expect(milestones.map(({ event }) => event.slug)).toEqual(['key']);
  });
});

describe('its words', () => {
  test('a mark is named by its number, its time and its article', () => {
    expect(chart().marks.map(nameMark)).toEqual([
      'about 5,000 as of January 2020: Voice of America, 5 January 2020',
      'fewer than 2,500 planned for November 2020: Voice of America, 9 September 2020',
      '500 leaving as of 19 November 2020: Voice of America, 20 November 2020',
      '2,500 as of 20 November 2020: Voice of America, 20 November 2020',
    ]);
  });

  test('a step says what was reported and what was planned', () => {
    expect(chart().steps.map(nameStep)).toEqual([
      'about 5,000 reported',
      'about 5,000 reported; 2,500 planned',
      '2,500 reported',
    ]);
  });

  test('the course is told by the numbers before, planned and reached, each as first reported', () => {
    const { before, plans, cuts, share } = tellLevels(chart())!;
    const slugs = (figures: typeof before) => figures.map(({ article }) => article.slug);
    expect([before, plans, cuts].map(slugs)).toEqual([['voa'], ['plan'], ['reached']]);
    expect(share).toBe('half');
  });

  test('where no cut was planned there is no course to tell', () => {
    const { marks, steps } = chart();
    expect(tellLevels({ marks, steps: steps.slice(0, 1) })).toBeUndefined();
  });

  test.each([
    [0.5, 'half'],
    [1 / 3, 'a third'],
    [0.43, '43%'],
    [1, 'all'],
  ])('%d of a whole is %s', (share, words) => {
    expect(shareInWords(share)).toBe(words);
  });

  test('numbers of other troops stand apart', () => {
    expect(otherTroops(aYear().articles).map(({ value }) => value)).toEqual([3500]);
  });
});
