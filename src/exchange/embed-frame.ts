import {
  articlesNamed,
  sidesOf,
  type Archive,
  type Article,
  type Event,
} from '../model/archive.ts';
import { citeAs } from '../model/article-wording.ts';
import { citedArticles, passagesOf, type Passage } from '../model/citation.ts';
import { formatWhen } from '../model/date-wording.ts';
import type { Destination } from '../model/permalink.ts';
import { addressIn, type Publication } from './publication.ts';

/** What embeds say of the site that they are from. */
type Site = Pick<Publication, 'name' | 'origin'>;

/** A page of ours in a frame on somebody else’s. */
export interface Frame {
  /** The page, one made for frames. */
  readonly to: Destination;
  /** The page that tells the same outside of frames. */
  readonly page: Destination;
  /** What it is called where the frame cannot be seen. */
  readonly title: string;
  /** Its size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How high it has to be where the page that it is on leaves it less width, narrowest first. */
  readonly narrower: readonly { readonly width: number; readonly height: number }[];
}

/** What the margins of a page take of a screen that is too narrow for the whole frame. */
export const margins = 40;

/** The widths of frames on the narrowest screen in use, 320 pixels wide, and on those of telephones. */
const narrowWidths = [320 - margins, 420 - margins] as const;

/** The width of the column of an article. */
const column = 600;

/** The frame that shows an event whole. */
export function frameOfEvent(
  event: Event,
  articleBySlug: Archive['articleBySlug'],
  site: Site,
): Frame {
  const heightAt = (width: number) => estimateHeight({ event, articleBySlug, site, width });
  return {
    to: { embed: event.slug },
    page: { event: event.slug },
    title: event.headline,
    width: column,
    height: heightAt(column),
    narrower: narrowWidths.map((width) => ({ width, height: heightAt(width) })),
  };
}

/** The frame of the timeline, which scrolls in it. */
export const frameOfTimeline: Frame = {
  to: 'embed',
  page: 'timeline',
  title: 'The timeline',
  width: 400,
  height: 600,
  narrower: [],
};

/** A kind of text: the height of a line and the width of an average character, in pixels. */
interface TextSize {
  readonly line: number;
  readonly character: number;
}

// Rather too large than too small: readers’ systems have faces of different widths.
const headlineText: TextSize = { line: 24, character: 11.6 };
const accountText: TextSize = { line: 24, character: 8.5 };
const noteText: TextSize = { line: 22, character: 7.9 };
const labelText: TextSize = { line: 24, character: 7 };

/** What the borders and margins of the page take, and the end of a line, where a word did not fit. */
const space = { inline: 34, lineEnd: 40, block: 46, between: 13 } as const;

/** What the height of an event’s frame depends on. */
interface Measured {
  readonly event: Event;
  readonly articleBySlug: Archive['articleBySlug'];
  readonly site: Site;
  /** The width of the frame, in pixels. */
  readonly width: number;
}

/**
 * The height that the page of an event needs in a frame, in pixels, tens of them. A frame without script
 * cannot take the height of what is in it, so this is estimated from the lengths of the texts.
 */
export function estimateHeight({ event, articleBySlug, site, width }: Measured): number {
  const { slug, headline, when, account, elsewhere, whenBasis, differences, updated } = event;
  const measure = width - space.inline - space.lineEnd;
  const linesOf = (length: number) => Math.ceil(length / measure);
  const heightOf = (text: string, { line, character }: TextSize) =>
    linesOf(text.length * character) * line;
  const citedTogether = articlesNamed(citedArticles(passagesOf(account)), articleBySlug);
  const heightOfPassages = (passages: readonly Passage[], size: TextSize, label = '') => {
    const labels = passages.map(({ articles }) =>
      formatCited(articlesNamed(articles, articleBySlug), citedTogether),
    );
    const length =
      passages.map(({ text }) => text).join(' ').length * size.character +
      [label, ...labels].join(' ').length * labelText.character;
    return linesOf(length) * size.line + space.between;
  };

  const sides = sidesOf(event).map(({ name }) => `●  ${name},`);
  const questions = differences.map(({ question }) => question);
  const address = addressIn(site, { event: slug });
  const heights = [
    space.block,
    heightOf([formatWhen(when), ...sides].join('   '), labelText),
    elsewhere.length * labelText.line,
    heightOf(headline, headlineText),
    ...account.map(({ passages }) => heightOfPassages(passages, accountText)),
    whenBasis === undefined ? 0 : heightOfPassages([whenBasis], noteText, 'How the date is known:'),
    questions.length === 0
      ? 0
      : heightOf(['Sources differ:', ...questions].join(' '), noteText) + space.between,
    updated === undefined ? 0 : labelText.line + space.between,
    heightOf(`${site.name}   ${address}   All events`, labelText),
  ];
  return Math.ceil(heights.reduce((sum, height) => sum + height, 0) / 10) * 10;
}

function formatCited(articles: readonly Article[], citedTogether: readonly Article[]): string {
  return `(${articles.map((article) => citeAs(article, citedTogether)).join(', ')})`;
}
