import type { Content } from './archive.ts';
import type { ArticleRecord } from './article.ts';
import {
  citedArticles,
  passagesOf,
  passagesOfEvent,
  type Block,
  type Passage,
} from './citation.ts';
import { storyFile } from './connections.ts';
import type { FaultPlace } from './content-error.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import { findQuotations } from './quotation.ts';

/** A quotation of an article, wherever in the content it stands. */
export interface QuotationUse {
  /** The words between the marks, as our text has them. */
  readonly text: string;
  /** Slugs of the articles of which one must have these words. */
  readonly articles: readonly string[];
  readonly place: FaultPlace;
}

/** Words of ours that rest on articles: a field, or paragraphs of a body in a row. */
export interface ProseUse {
  readonly text: string;
  /** Slugs of all articles that the whole file rests on. */
  readonly articles: readonly string[];
  /** What it stands in, by kind and slug: `events/parliament-vote`, `articles/…`, or `story`. */
  readonly file: string;
  /** Where the character at an index of the text stands. */
  readonly placeAt: (index: number) => FaultPlace;
}

/** Every quotation in the content; an article’s own title, and figures, are none. */
export function quotationsIn({ articles, events, story }: Content): QuotationUse[] {
  return [
    ...articles.flatMap(quotationsInArticle),
    ...events.flatMap(quotationsInEvent),
    ...quotationsInPassages(storyFile, passagesOf(story)),
  ];
}

/** All words of ours that could have been copied from the articles they rest on. */
export function proseIn({ articles, events, story }: Content): ProseUse[] {
  return [
    ...articles.flatMap((article) => [
      ...fieldsOfArticle(article).map(proseOfField(`articles/${article.slug}`, [article.slug])),
      ...proseOfBlocks(`articles/${article.slug}`, article.file, article.summary, [article.slug]),
    ]),
    ...events.flatMap((event) => {
      const file = `events/${event.slug}`;
      const used = articlesOfEvent(event);
      const basis = event.whenBasis === undefined ? [] : [asBlock(event.whenBasis)];
      return [
        ...fieldsOfEvent(event).map(proseOfField(file, used)),
        ...proseOfBlocks(file, event.file, basis, used),
        ...proseOfBlocks(file, event.file, event.account, used),
      ];
    }),
    ...proseOfBlocks('story', storyFile, story, citedArticles(passagesOf(story))),
  ];
}

/** Every article that an event rests on: its account first, then its date and its disputes. */
export function articlesOfEvent(event: EventRecord): string[] {
  return [
    ...new Set([
      ...citedArticles([...passagesOf(event.account), ...passagesOfEvent(event)]),
      ...event.disputes.flatMap(articlesOfDispute),
    ]),
  ];
}

/** Does the account of an event cite one article only? */
export function citesOneArticle({ account }: Pick<EventRecord, 'account'>): boolean {
  return citedArticles(passagesOf(account)).length === 1;
}

/** A field in which we write in our own words, and the articles that it may quote. */
interface ProseField {
  readonly text: string;
  readonly articles: readonly string[];
  readonly place: FaultPlace;
}

function quotationsInArticle(article: ArticleRecord): QuotationUse[] {
  const { slug, file, positions, summary } = article;
  const quotes = positions.flatMap(({ quote }, index) =>
    quote === undefined
      ? []
      : [{ text: quote, articles: [slug], place: { file, field: ['positions', index, 'quote'] } }],
  );
  // A summary cites nothing: all of it rests on its own article.
  const passages = passagesOf(summary).map((passage) => ({ ...passage, articles: [slug] }));
  return [
    ...quotes,
    ...fieldsOfArticle(article).flatMap(quotationsInField),
    ...quotationsInPassages(file, passages),
  ];
}

/** Every quotation in what an event tells: its headline, account, date, disputes and corrections. */
export function quotationsInEvent(event: EventRecord): QuotationUse[] {
  return [
    ...fieldsOfEvent(event).flatMap(quotationsInField),
    ...quotationsInPassages(event.file, passagesOfEvent(event)),
  ];
}

function quotationsInField({ text, articles, place }: ProseField): QuotationUse[] {
  return findQuotations(text).quotations.map((found) => ({ text: found.text, articles, place }));
}

function quotationsInPassages(file: string, passages: readonly Passage[]): QuotationUse[] {
  return passages.flatMap(({ quotations, articles }) =>
    quotations.map(({ text, offset }) => ({ text, articles, place: { file, offset } })),
  );
}

function fieldsOfArticle(article: ArticleRecord): ProseField[] {
  const { slug, file, positions } = article;
  const bases = (['titleBasis', 'authorsBasis', 'publishedBasis', 'whereFound'] as const).map(
    (name) => [article[name], [name]] as const,
  );
  const gists = positions.map(({ gist }, index) => [gist, ['positions', index, 'gist']] as const);
  return [...bases, ...gists].flatMap(([text, field]) =>
    text === undefined ? [] : [{ text, articles: [slug], place: { file, field } }],
  );
}

function fieldsOfEvent(event: EventRecord): ProseField[] {
  const { file, headline, disputes, corrections } = event;
  const articles = articlesOfEvent(event);
  return [
    { text: headline, articles, place: { file, field: ['headline'] } },
    ...disputes.flatMap((dispute, index) =>
      fieldsOfDispute(dispute, articles).map(({ text, articles: quotable, field }) => ({
        text,
        articles: quotable,
        place: { file, field: ['disputes', index, ...field] },
      })),
    ),
    ...corrections.flatMap((correction, index) =>
      (['change', 'why'] as const).map((name) => ({
        text: correction[name],
        articles,
        place: { file, field: ['corrections', index, name] },
      })),
    ),
  ];
}

function fieldsOfDispute(
  dispute: DisputeFields,
  articlesOfItsEvent: readonly string[],
): { text: string; articles: readonly string[]; field: readonly (string | number)[] }[] {
  const { question, accounts, settled } = dispute;
  const says = accounts.map((account, index) => ({
    text: account.says,
    articles: [account.article],
    field: ['accounts', index, 'says'],
  }));
  const reasons =
    settled === undefined
      ? []
      : [{ text: settled.why, articles: articlesOfDispute(dispute), field: ['settled', 'why'] }];
  return [
    { text: question, articles: articlesOfItsEvent, field: ['question'] },
    ...says,
    ...reasons,
  ];
}

function articlesOfDispute({ accounts }: DisputeFields): string[] {
  return [...new Set(accounts.map(({ article }) => article))];
}

function proseOfField(file: string, articles: readonly string[]) {
  return ({ text, place }: ProseField): ProseUse => ({
    text,
    articles,
    file,
    placeAt: () => place,
  });
}

/**
 * Paragraphs in a row whole, blank lines between them, since words copied may run over the end of a
 * passage or of a paragraph; block quotations are not ours, and part what stands around them.
 */
function proseOfBlocks(
  file: string,
  path: string,
  blocks: readonly Block[],
  articles: readonly string[],
): ProseUse[] {
  return joinParagraphs(blocks).map((placed) => ({
    text: placed.map(({ before, passage }) => before + passage.text).join(''),
    articles,
    file,
    placeAt: (index) => ({ file: path, offset: passageAt(placed, index).offset }),
  }));
}

/** A passage, and the white space that parts it from the one before. */
interface PlacedPassage {
  readonly before: '' | ' ' | '\n\n';
  readonly passage: Passage;
}

function joinParagraphs(blocks: readonly Block[]): PlacedPassage[][] {
  const joined: PlacedPassage[][] = [[]];
  for (const { kind, passages } of blocks) {
    if (kind === 'quotation') joined.push([]);
    else {
      const last = joined.at(-1)!;
      const between = last.length === 0 ? '' : '\n\n';
      passages.forEach((passage, index) =>
        last.push({ before: index === 0 ? between : ' ', passage }),
      );
    }
  }
  return joined.filter((placed) => placed.length > 0);
}

/** The passage in which a character of joined passages stands. */
function passageAt(placed: readonly PlacedPassage[], index: number): Passage {
  let end = 0;
  for (const { before, passage } of placed) {
    end += before.length + passage.text.length;
    if (index < end) return passage;
  }
  return placed.at(-1)!.passage;
}

function asBlock(passage: Passage): Block {
  return { kind: 'paragraph', passages: [passage] };
}
