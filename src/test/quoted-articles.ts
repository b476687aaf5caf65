import fc from 'fast-check';
import { matchQuotation, type Stretch } from '../model/match-quotation.ts';

/** An article’s text, and the parts of a quotation as they are found in it. */
export interface QuotedArticle {
  readonly text: string;
  readonly parts: readonly Stretch[];
}

/** Words that repeat one another but for a capital, an accent or a hyphen, or that an address must encode. */
const words = [
  ...['the', 'The', 'THE', 'troops', 'Troops', 'withdraw', 'with\u00ADdraw', 'standing'],
  ...['long-standing', 'al‑Assad', 'Assad', '5,200', '200', '5', 'Iraq', 'Iraq’s', "Iraq's"],
  ...['U.S.', 'cafe', 'café', 'cafe\u0301', 'CAFÉ', 'naïve', 'straße', 'Łódź', 'Œuvre', 'σας'],
  ...['AT&T', '(NATO)', '50%', '$5', '#1', 'а', 'мир', '兵', 'a', 'b', 'and', 'to', 'leave'],
];

const spaces = fc.constantFrom(
  ...[' ', ' ', ' ', ' ', ' ', ', ', '. ', ' — ', '—', ' – ', '; ', '\u00A0', '\n'],
  ...[' “', '” ', ' ‘', '’ ', ' "', '" ', '… ', '? '],
);

const paragraph = fc
  .array(fc.tuple(fc.constantFrom(...words), spaces), { minLength: 1, maxLength: 16 })
  .map((pairs) => pairs.flat().slice(0, -1).join(''));

const text = fc
  .array(paragraph, { minLength: 1, maxLength: 4 })
  .map((paragraphs) => paragraphs.join('\n\n'));

/** Articles of a few paragraphs in which words keep coming back, each with a quotation of one or two parts. */
export const quotedArticles: fc.Arbitrary<QuotedArticle> = fc
  .tuple(text, fc.infiniteStream(fc.nat()))
  .map(([article, choices]) => {
    const tokens = [...article.matchAll(/\S+/gu)];
    const choose = (count: number) => choices.next().value! % count;
    const quote = (from: number) => {
      const first = from + choose(tokens.length - from);
      const last = Math.min(first + choose(12), tokens.length - 1);
      const end = tokens[last]!.index + tokens[last]![0].length;
      return { last, words: article.slice(tokens[first]!.index, end) };
    };
    const one = quote(0);
    const other = one.last + 1 < tokens.length && choose(3) === 0 ? quote(one.last + 1) : undefined;
    const parts = [one, ...(other ? [other] : [])].map(({ words: quoted }) =>
      matchQuotation(quoted.replaceAll('…', ''), article),
    );
    return { text: article, parts: parts.flatMap((found) => (found.ok ? found.parts : [])) };
  })
  .filter(({ parts }) => parts.length > 0);
