import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCard } from '../exchange/card.ts';
import { fitText, type Room } from '../exchange/fit-text.ts';
import { toDrawable } from '../exchange/lettering.ts';
import type { EventCard } from '../model/card.ts';
import { unreported } from '../model/spine.ts';
import { openLettering } from './card-lettering.ts';

const lettering = openLettering();

describe('the lettering', () => {
  test.each(['A', 'é', 'ḥ', 'ʿ', '’', '–', '5', 'ق', 'پ', 'گ', '؟'])('has %s', (character) => {
    expect(lettering.has(character)).toBe(true);
  });

  test.each(['🚀', '中', '\uE000'])('has no %s', (character) => {
    expect(lettering.has(character)).toBe(false);
  });

  test('gives every glyph an outline, also where two scripts share a line', () => {
    const glyphs = lettering.trace('Faleh (فالح) says ʿAlāʾ', 'bold', false);
    expect(glyphs.filter(({ outline }) => outline === '')).toEqual([]);
    expect(glyphs.length).toBeGreaterThan(15);
  });

  test('joins Arabic letters: a word is narrower than its letters apart', () => {
    const apart = Array.from('القوات').reduce(
      (sum, one) => sum + lettering.measure(one, 'bold'),
      0,
    );
    expect(lettering.measure('القوات', 'bold')).toBeLessThan(apart);
  });

  test('sets Arabic from the right: the first letter stands last', () => {
    const [alef] = lettering.trace('ا', 'bold', true);
    const word = lettering.trace('اب', 'bold', true);
    const rightmost = word.toSorted((a, b) => b.x - a.x)[0]!;
    expect(rightmost.outline).toBe(alef!.outline);
  });

  test('turns numbers in Arabic the right way round', () => {
    const digits = lettering.trace('12', 'bold', false).map(({ outline }) => outline);
    const inArabic = lettering.trace('ب 12 ب', 'bold', true);
    expect(
      inArabic.filter(({ outline }) => digits.includes(outline)).map(({ outline }) => outline),
    ).toEqual(digits);
  });

  test('measures what it draws: no glyph begins outside the width of its line', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const line = toDrawable(text, lettering);
        const width = lettering.measure(line, 'plain');
        for (const { x } of lettering.trace(line, 'plain', false)) {
          expect(x).toBeGreaterThan(-0.5);
          expect(x).toBeLessThan(width + 0.01);
        }
      }),
    );
  });
});

describe('a headline in the real letters', () => {
  const room: Room = {
    width: 914,
    height: 260,
    sizes: [74, 62, 51, 42, 34, 27, 21],
    leading: 1.14,
    weight: 'bold',
  };

  test('of any length and script never stands out of its room', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const { size, lines } = fitText(toDrawable(text, lettering), room, lettering);
        expect(lines.length * size * room.leading).toBeLessThanOrEqual(room.height);
        for (const line of lines) {
          expect(lettering.measure(line, 'bold') * size).toBeLessThanOrEqual(room.width);
        }
      }),
    );
  });

  test('of up to 300 characters loses no word', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z’,]{1,29}$/), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ').slice(0, 300).trim();
        const { lines } = fitText(text, room, lettering);
        expect(lines.join(' ')).toBe(text);
      }),
    );
  });

  test('with words of 29 characters keeps them whole', () => {
    const long = 'Antidisestablishmentarianisms';
    expect(long).toHaveLength(29);
    const { size, lines } = fitText(`${long} ${long} ${long}`, room, lettering);
    expect(lines).toEqual([long, long, long]);
    expect(size).toBeGreaterThanOrEqual(42);
  });
});

describe('a drawn card', () => {
  test('has no text of its own: whatever its headline says, it is outlines', () => {
    fc.assert(
      fc.property(hostileTexts, (headline) => {
        const svg = drawCard({ ...card, headline }, { lettering, siteName: 'The Troop Question' });
        expect(svg).toMatch(
          /^<svg [^<>]*>(?:<(?:path|rect|circle|g|\/g)(?: [a-z-]+="[^"<>&]*")*\/?>)*<\/svg>$/,
        );
        expect(svg).not.toContain('NaN');
      }),
      { numRuns: 50 },
    );
  });

  test('stays on its sheet, and the headline above the foot, however much there is to say', () => {
    const marks = [
      'disc',
      'square',
      'diamond',
      'triangle',
      'pentagon',
      'hexagon',
      'ring',
      'cross',
    ] as const;
    const full: EventCard = {
      ...card,
      date: 'about 30 September 2019 – about 2 October 2020 (uncertain)',
      notes: [
        'a movement of troops',
        'sources differ on 12 questions',
        '2 January 2020 in Washington',
      ],
      sides: marks.map((mark) => ({ name: 'Antidisestablishmentarianists', mark })),
      spineWords: ['about 5,000–5,200 US troops reported', '3,000 planned'],
    };
    fc.assert(
      fc.property(hostileTexts, (headline) => {
        const svg = drawCard({ ...full, headline }, { lettering, siteName: 'The Troop Question' });
        const groups = svg.split('<g ').slice(1);
        const heights = groups.map((group) => {
          const places = [...group.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/g)];
          for (const [, x, y] of places) {
            expect(Number(x)).toBeGreaterThan(0);
            expect(Number(x)).toBeLessThan(1200);
            expect(Number(y)).toBeLessThan(625);
          }
          return Math.max(...places.map(([, , y]) => Number(y)));
        });
        // The site’s name is the first thing in the foot.
        const foot = heights.indexOf(594);
        expect(foot).toBeGreaterThan(10);
        expect(Math.max(...heights.slice(0, foot))).toBeLessThan(546);
      }),
      { numRuns: 50 },
    );
  });

  test('shows the mark of each side in its colour, and that of the first on the line too', () => {
    const svg = drawCard(card, { lettering, siteName: 'The Troop Question' });
    expect(svg.split('fill="#1d4b7a" d=').length - 1).toBe(2);
    expect(svg.split('fill="#99282c" d=').length - 1).toBe(1);
  });

  test('has a dotted line before the first report, a solid one after, and broken ones for a plan', () => {
    const draw = (spine: EventCard['spine']) =>
      drawCard({ ...card, spine }, { lettering, siteName: 'The Troop Question' });
    expect(draw(unreported)).toContain('stroke-dasharray="0 26"');
    const level = { low: 5200, high: 5200 };
    const reported = draw({ level, plan: undefined, isExact: true });
    expect(reported).not.toContain('stroke-dasharray');
    expect(reported).toContain('width="64" height="630" fill="#b9a988"');
    const planned = draw({ level, plan: 3000, isExact: true });
    expect(planned.split('stroke-dasharray="15 10"').length - 1).toBe(2);
  });
});

/** Markup, quotation marks, breaks, both directions, pictures, and everything else. */
const hostileTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom('<b>', '&amp;', '"', "'", '</script>', ']]>', '\n', '\u202E', '🚀', '👨‍👩‍👧'),
      fc.constantFrom('القوات', 'الأمريكية', '(5,200)', 'ʿAlāʾ', 'Troops', '29-character', '中文'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' '));

const card: EventCard = {
  kind: 'event',
  names: ['events/parliament-vote'],
  date: '5 January 2020',
  notes: ['Sunday', 'a decision'],
  sides: [
    { name: 'United States', mark: 'disc' },
    { name: 'Iran', mark: 'hexagon' },
  ],
  headline: 'Parliament votes to end the foreign troop presence',
  spine: unreported,
  spineWords: [],
};
