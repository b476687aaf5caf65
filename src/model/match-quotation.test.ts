import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchQuotation, partsOfQuotation } from './match-quotation.ts';
import { normaliseText } from './normalise-text.ts';

const article =
  'About 5,200 US troops are in Iraq, which “may continue that long\u00ADstanding work ‘with fewer\n' +
  'resources.’” He added that Iraq’s long-standing partnership -- not the U.S. troops -- was\u00A0key.\n\n' +
  '“We would have been culpably negligent ... had we not recommended this,” he said. ' +
  'We would have been glad to leave the naïve talk behind us.';

/** What of the article a quotation is found to be; else the letter. */
function match(quotation: string): string | string[] {
  const found = matchQuotation(quotation, article);
  return found.ok ? found.parts.map(({ from, to }) => article.slice(from, to)) : found.problem;
}

describe('a quotation is found', () => {
  test.each([
    ['as it stands', 'with fewer\nresources', ['with fewer\nresources']],
    ['in other marks', 'which ‘may continue', ['which “may continue']],
    ['in other white space', 'with fewer resources', ['with fewer\nresources']],
    [
      'with other dashes',
      'partnership—not the U.S. troops – was key.',
      ['partnership -- not the U.S. troops -- was\u00A0key.'],
    ],
    ['that begins with a dash', '– not the U.S.', ['-- not the U.S.']],
    ['without its soft hyphen', 'longstanding work', ['long\u00ADstanding work']],
    ['with its accents in pieces', 'nai\u0308ve', ['naïve']],
    ['of one word', '5,200', ['5,200']],
    [
      'with a final full stop',
      'leave the naïve talk behind us.',
      ['leave the naïve talk behind us.'],
    ],
    [
      'with the article’s own dots',
      'been culpably negligent … had we not',
      ['been culpably negligent', 'had we not'],
    ],
  ])('%s', (_, quotation, parts) => {
    expect(match(quotation)).toEqual(parts);
  });

  test.each([
    'We would have been […] had we not recommended',
    'We would have been [...] had we not recommended',
    'We would have been … had we not recommended',
    'We would have been... had we not recommended',
    'We would have been [very] had we not recommended',
    'We would have been [ … ] had we not recommended',
  ])('with a gap: %s', (quotation) => {
    expect(match(quotation)).toEqual(['We would have been', 'had we not recommended']);
  });

  test('with a gap, each part where it first follows the one before', () => {
    expect(match('been culpably negligent … We would have been … naïve talk behind')).toEqual([
      'been culpably negligent',
      'We would have been',
      'naïve talk behind',
    ]);
  });

  test.each([
    ['[w]e would have been culpably', 'We would have been culpably'],
    ['[W]e would have been culpably', 'We would have been culpably'],
    ['[H]ad we not', 'had we not'],
    ['recommended [T]his', 'recommended this'],
  ])('with the letter case of a word changed in brackets: %s', (quotation, words) => {
    expect(match(quotation)).toEqual([words]);
  });

  test('with punctuation behind an insertion', () => {
    expect(match('US troops are in [that country], which “may continue that')).toEqual([
      'US troops are in',
      ', which “may continue that',
    ]);
  });

  test('with a gap where the article has nothing between', () => {
    expect(match('US troops are … in Iraq, which')).toEqual(['US troops are', 'in Iraq, which']);
  });
});

describe('a quotation is refused', () => {
  test.each([
    [
      'with another word',
      'with less resources',
      '“with less resources” is not in the article’s text; the nearest there is “with [-less-]{+fewer+} resources”, where [-…-] is ours and {+…+} the article’s',
    ],
    [
      'without a word',
      'may continue that work',
      'the nearest there is “may continue that {+long\u00ADstanding+} work”',
    ],
    [
      'with a word more',
      'glad to leave the very naïve talk',
      'the nearest there is “glad to leave the [-very-] naïve talk”',
    ],
    ['with another capital', 'with Fewer resources', '“with [-Fewer-]{+fewer+} resources”'],
    ['with a comma', 'US troops, are in Iraq', '“US troops[-,-] are in Iraq”'],
    ['without a comma', 'in Iraq which', '“in Iraq{+,+} which”'],
    ['without an accent', 'the naive talk', '“the [-naive-]{+naïve+} talk”'],
    ['with words in another order', 'to leave glad the naïve talk', 'the nearest there is'],
    [
      'that is nowhere',
      'no such words were ever written',
      '“no such words were ever written” is not in the article’s text, and nothing like it is; quote what stands there, letter for letter',
    ],
    [
      'with part of a number',
      '200 US troops',
      '“200 US troops” is in the article’s text only as a piece of “5,200 US troops”; quote whole words',
    ],
    ['with part of a word with a hyphen', 'standing partnership', '“long-standing partnership”'],
    ['with part of a genitive', 'Iraq’s long', 'a piece of “Iraq’s long-standing”'],
    ['with part of a word', 'added that Ira', 'a piece of “added that Iraq’s”'],
    [
      'with parts in another order',
      'had we not recommended … We would have been culpably',
      '“had we not recommended … We would have been culpably” are',
    ],
    [
      'with a part that is not there',
      'We would have been [very] had we not recommended that',
      '“had we not recommended that”, a part of “We would have been [very] had we not recommended that”, is not in the article’s text; the nearest there is “had we not recommended [-that-]{+this+}”',
    ],
    ['with a short part', 'We would … had we not', 'only “We would” on one side'],
    ['with a gap at its end', 'had we not recommended …', 'has no words on one side'],
    ['that begins with an insertion', '[US] troops are in Iraq', 'has no words on one side'],
    [
      'with another word in brackets at its letter',
      'We would have been [n]ever had we not recommended',
      'is not in the article’s text',
    ],
    ...[
      '[a]nd-will-always-be',
      'been[very]',
      '[very]had',
      'x-[very]',
      '[a]’s',
      '[ve]ry',
      '[…]had',
      'ver[y]',
    ].map((joined) => [
      `with a bracket joined to a word: ${joined}`,
      `We would have been ${joined} had we not recommended`,
      joined.startsWith('[a]n') ? 'is not in the article’s text' : 'joins a bracket to a word',
    ]),
    ['with another gap', 'We would have been (...) had we not', 'write […] for what is left out'],
    ['with another gap', 'We would have been ( … ) had we not', 'write […] for what is left out'],
    [
      'with a mark of direction',
      'with fewer\u200E resources',
      'U+200E (the left-to-right mark); delete it',
    ],
    ['with a joiner', 'wi\u034Fth fewer resources', 'U+034F (the grapheme joiner); delete it'],
    ['with words that say nothing', 'to battle', 'nothing like it is'],
    ['with common words', 'that was not in the very end', 'nothing like it is'],
    ['with half a bracket', 'We would have [been', 'a [ without its other half'],
    ['that has no word', ' … ', 'a quotation without a word'],
    ['that is empty', '', 'a quotation without a word'],
  ])('%s', (_, quotation, letter) => {
    expect(match(quotation)).toEqual(expect.stringContaining(letter));
  });
});

test('parts of a quotation stand in one paragraph or in two successive ones', () => {
  const text =
    'One two three four.\n\nFive six seven.\n\nEight nine ten. One two three.\n \nSix six seven.';
  const find = (quotation: string) => {
    const found = matchQuotation(quotation, text);
    return found.ok ? found.parts.map(({ from, to }) => text.slice(from, to)) : found.problem;
  };
  expect(find('One two three […] Five six seven')).toEqual(['One two three', 'Five six seven']);
  expect(find('One two three [said] Eight nine ten')).toContain('stand too far apart');
  expect(find('Five six seven … Eight nine ten … One two three')).toHaveLength(3);
  expect(find('One two three … Eight nine ten … Six six seven')).toContain('too far apart');
  // The first place of the first words is too far off, the second is not.
  expect(matchQuotation('One two three … Six six seven', text)).toEqual({
    ok: true,
    parts: [text.lastIndexOf('One two three'), text.indexOf('Six six seven')].map((from) => ({
      from,
      to: from + 'One two three'.length,
    })),
  });
});

test('a character that cannot be seen in the article is named', () => {
  expect(matchQuotation('fewer resources', 'with fewer\u200E resources')).toEqual({
    ok: false,
    problem: expect.stringContaining('U+200E (the left-to-right mark), stands among these words'),
  });
});

test('an article without words holds no quotation', () => {
  expect(matchQuotation('troops', '')).toMatchObject({ ok: false });
});

test('the parts of a quotation are in normal form', () => {
  expect(partsOfQuotation('“We would  have” [really] said—no more than...this and that')).toEqual({
    ok: true,
    parts: ["'We would have'", 'said – no more than', 'this and that'],
  });
});

/** Words that differ, so that a change can stand nowhere else in their text. */
const words = fc.uniqueArray(
  fc.oneof(
    fc.stringMatching(/^[a-zé]{2,7}$/),
    fc.stringMatching(/^[a-z]{2,4}[’-][a-z]{2,4}$/),
    fc.stringMatching(/^[1-9],\d{3}$/),
    fc.stringMatching(/^20\d\d-\d\d$/),
    fc.stringMatching(/^[A-Z]\.[A-Z]$/),
  ),
  { minLength: 8, maxLength: 40, selector: (word) => word.toLowerCase() },
);

const links = [' ', ' ', ' ', ', ', '. ', ' – ', ' “', '” ', ' ‘', '’ ', '; ', '… ', '\n\n'];

interface Written {
  readonly words: readonly string[];
  /** What stands after each word. */
  readonly links: readonly string[];
}

const written: fc.Arbitrary<Written> = words.chain((list) =>
  fc.record({
    words: fc.constant(list),
    links: fc.array(fc.constantFrom(...links), { minLength: list.length, maxLength: list.length }),
  }),
);

function write({ words: list, links: between }: Written, from: number, to: number): string {
  return list
    .slice(from, to)
    .map((word, index) => (from + index === to - 1 ? word : word + between[from + index]!))
    .join('');
}

/** A stretch of a text’s words, at least so many. */
const stretch = ({ words: list }: Written, least: number) =>
  fc.nat({ max: list.length - least }).chain((from) =>
    fc.record({
      from: fc.constant(from),
      to: fc.integer({ min: from + least, max: list.length }),
    }),
  );

const withStretch = (least: number) =>
  written.chain((text) => fc.tuple(fc.constant(text), stretch(text, least)));

/** A gap is made by every ellipsis, so that a quotation for these tests holds none. */
const withoutGaps = ([{ links: between }, { from, to }]: [Written, { from: number; to: number }]) =>
  !between.slice(from, to - 1).includes('… ');

const glyphs =
  /(?<dash> – )|(?<mark>[“”‘’])|(?<space>\s+)|(?<range>(?<=\d)-(?=\d))|(?<hyphen>-)|(?<accented>é)|(?<letter>\p{L}(?=\p{L}))/gu;

const spellings: Readonly<Record<string, readonly string[]>> = {
  dash: [' – ', '—', ' -- ', '---', ' - ', ' — ', ' –', '\u2009―\u00A0', '−', '‒'],
  mark: ['“', '”', '„', '«', '»', '"', '‘', '’', '‚', '‹', "'", '`', '´', 'ʼ', '′', '″', "''"],
  space: [' ', '\u00A0', '\u202F', '\n', '  ', '\r\n', '\t', '\u2009', ' \u200B', '\u2003'],
  range: ['-', '–', '‐', '‑'],
  hyphen: ['-', '‐', '‑', '-\u200B', '\u00AD-'],
  accented: ['é', 'e\u0301', 'e\u00AD\u0301'],
};

/** Writes a text again with other glyphs, as the choices say; letters get soft hyphens between. */
function respell(text: string, choices: readonly number[]): string {
  let count = 0;
  return text.replace(glyphs, (glyph, ...matched) => {
    const groups = matched.at(-1) as Readonly<Record<string, string | undefined>>;
    const [kind = ''] = Object.keys(groups).filter((name) => groups[name] !== undefined);
    const variants = spellings[kind] ?? [glyph, glyph, `${glyph}\u00AD`];
    return variants[choices[count++ % choices.length]! % variants.length]!;
  });
}

const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 50 });

test('any run of words of any text is found, with any variants of its glyphs, where it stands', () => {
  fc.assert(
    fc.property(
      withStretch(1).filter(withoutGaps),
      choices,
      choices,
      ([text, { from, to }], one, two) => {
        const whole = respell(write(text, 0, text.words.length), one);
        const found = matchQuotation(respell(write(text, from, to), two), whole);
        expect(found).toMatchObject({ ok: true, parts: [{}] });
        const [part] = found.ok ? found.parts : [];
        expect(normaliseText(whole.slice(part!.from, part!.to))).toBe(
          normaliseText(write(text, from, to)),
        );
      },
    ),
    { numRuns: 1000 },
  );
});

describe('a run of words is not found with a word', () => {
  const expectMiss = (quotation: string, text: Written) => {
    const whole = write(text, 0, text.words.length);
    expect(matchQuotation(quotation, whole)).toMatchObject({ ok: false });
  };
  const change = (text: Written, at: number, words: readonly string[]): Written => ({
    words: text.words.toSpliced(at, 1, ...words),
    links: text.links.toSpliced(
      at,
      1,
      ...words.map((_, index) => (index === words.length - 1 ? text.links[at]! : ' ')),
    ),
  });
  const cases = fc.tuple(withStretch(3).filter(withoutGaps), fc.nat());

  test('changed', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom('x', 's', '0'),
        ([[text, { from, to }], choice], added) => {
          const at = from + (choice % (to - from));
          const changed = `${text.words[at]}${added}`;
          fc.pre(!text.words.includes(changed));
          expectMiss(write(change(text, at, [changed]), from, to), text);
        },
      ),
    );
  });

  test('in another letter case', () => {
    fc.assert(
      fc.property(cases, ([[text, { from, to }], choice]) => {
        const at = from + (choice % (to - from));
        const word = text.words[at]!;
        const other = /[a-zé]/.test(word) ? word.toUpperCase() : word.toLowerCase();
        fc.pre(other !== word);
        expectMiss(write(change(text, at, [other]), from, to), text);
      }),
    );
  });

  test('left out within', () => {
    fc.assert(
      fc.property(cases, ([[text, { from, to }], choice]) => {
        const at = from + 1 + (choice % (to - from - 2));
        expectMiss(write(change(text, at, []), from, to - 1), text);
      }),
    );
  });

  test('added', () => {
    fc.assert(
      fc.property(cases, ([[text, { from, to }], choice]) => {
        const at = from + (choice % (to - from));
        expectMiss(write(change(text, at, ['zzzadded', text.words[at]!]), from, to + 1), text);
        expectMiss(write(change(text, at, [text.words[at]!, 'zzzadded']), from, to + 1), text);
      }),
    );
  });

  test('cut short', () => {
    fc.assert(
      fc.property(cases, ([[text, { from, to }], choice]) => {
        const quotation = write(text, from, to);
        const last = text.words[to - 1]!;
        const cut = 1 + (choice % (last.length - 1));
        fc.pre(/[\p{L}\p{N}]$/u.test(last.slice(0, -cut)));
        expectMiss(quotation.slice(0, -cut), text);
      }),
    );
  });
});

test('a run of words is found with the case of a letter changed in brackets, at the start of words alone', () => {
  const cases = fc.tuple(withStretch(2).filter(withoutGaps), fc.nat(), fc.boolean());
  fc.assert(
    fc.property(cases, ([[text, { from, to }], choice, isCapital]) => {
      const at = from + (choice % (to - from));
      const word = text.words[at]!;
      fc.pre(/^\p{L}{2}/u.test(word));
      const whole = write(text, 0, text.words.length);
      const bracket = (index: number) => {
        const letter = isCapital ? word[index]!.toUpperCase() : word[index]!.toLowerCase();
        const written = `${word.slice(0, index)}[${letter}]${word.slice(index + 1)}`;
        return write({ ...text, words: text.words.with(at, written) }, from, to);
      };
      const plain = write(text, from, to);
      expect(matchQuotation(bracket(0), whole)).toEqual(matchQuotation(plain, whole));
      expect(matchQuotation(bracket(1), whole)).toMatchObject({ ok: false });
    }),
  );
});

test('parts are found in their order, and not in another', () => {
  const gaps = fc.constantFrom(' […] ', ' … ', '... ', ' [of ours] ', ' [...] ');
  const cut = withStretch(7)
    .filter(withoutGaps)
    .chain(([text, { from, to }]) =>
      fc.tuple(
        fc.constant(text),
        fc.constant({ from, to }),
        fc.integer({ min: from + 3, max: to - 4 }),
      ),
    );
  fc.assert(
    fc.property(cut, gaps, ([text, { from, to }, middle], gap) => {
      const whole = write(text, 0, text.words.length);
      const first = write(text, from, middle);
      const second = write(text, middle + 1, to);
      const between = text.links.slice(middle - 1, middle + 1);
      fc.pre(between.filter((link) => link.includes('\n')).length < 2);
      expect(matchQuotation(first + gap + second, whole)).toEqual({
        ok: true,
        parts: [first, second].map((part) => {
          const index = whole.indexOf(part);
          return { from: index, to: index + part.length };
        }),
      });
      expect(matchQuotation(second + gap + first, whole)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('in another order'),
      });
    }),
  );
});
