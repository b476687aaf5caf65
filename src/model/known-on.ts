import type { Archive, Content } from './archive.ts';
import type { ArticleFields, ArticleRecord } from './article.ts';
import { passagesOf, type Block, type Passage } from './citation.ts';
import type { DisputeFields } from './dispute.ts';
import type { EventRecord } from './event.ts';
import { normaliseText } from './normalise-text.ts';
import { onceFor } from './once-for.ts';
import { compareEvents, compareText } from './order.ts';
import { lastDay, type PartialDate } from './partial-date.ts';
import { permalink } from './permalink.ts';
import type { PositionFields } from './position.ts';

/** The day from which an article counts as known: the last on which it can have been published. */
export function knownFrom({ published }: Pick<ArticleFields, 'published'>): string {
  return lastDay(published);
}

/** Every day on which an article became known, oldest first. */
export function daysOfPublication(
  articles: readonly Pick<ArticleFields, 'published'>[],
): readonly string[] {
  return [...new Set(articles.map(knownFrom))].sort();
}

/** What must be known of articles to say from when on something can be told. */
export interface Knowledge {
  /** Articles by their slugs. */
  readonly articles: ReadonlyMap<string, Pick<ArticleFields, 'published'>>;
  /** Whether words, normalised, were found in the text of an article. */
  readonly isVerified: (article: string, words: string) => boolean;
}

/** What is known of the articles of an archive. */
export function knowledgeIn({ articleBySlug }: Pick<Archive, 'articleBySlug'>): Knowledge {
  return {
    articles: articleBySlug,
    isVerified: (article, words) => articleBySlug.get(article)!.verified.has(words),
  };
}

/**
 * The day from which a passage stands: one of its articles is known then, and for each quotation one
 * in which it was found.
 */
export function passageFrom(
  { articles, quotations }: Pick<Passage, 'articles' | 'quotations'>,
  knowledge: Knowledge,
): string {
  const firstOf = (slugs: readonly string[]) =>
    slugs.map((slug) => knownFrom(knowledge.articles.get(slug)!)).sort()[0]!;
  const needed = quotations.map(({ text }) => {
    const words = normaliseText(text);
    return articles.filter((slug) => knowledge.isVerified(slug, words));
  });
  return [articles, ...needed.filter((slugs) => slugs.length > 0)].map(firstOf).sort().at(-1)!;
}

/** The day from which an event can be told: its first passage stands. */
export function eventFrom(
  { account }: { readonly account: readonly Block[] },
  knowledge: Knowledge,
): string {
  return passagesOf(account)
    .map((passage) => passageFrom(passage, knowledge))
    .sort()[0]!;
}

/** From which day on everything in some content can be told. */
export interface Standing {
  readonly knowledge: Knowledge;
  /** By the slug of the event. */
  readonly events: ReadonlyMap<string, string>;
  /** Passages of accounts, and those on which dates rest. */
  readonly passages: ReadonlyMap<Passage, string>;
}

/** From which day on everything stands; found once, since every day asks for it. */
export const standingOf = onceFor(({ articles, events, quotations }: Content): Standing => {
  const verified = new Set(quotations.map(({ article, text }) => `${article} ${text}`));
  const knowledge: Knowledge = {
    articles: new Map(articles.map((article) => [article.slug, article])),
    isVerified: (article, words) => verified.has(`${article} ${words}`),
  };
  const passages = events.flatMap(({ account, whenBasis }) => [
    ...passagesOf(account),
    ...(whenBasis === undefined ? [] : [whenBasis]),
  ]);
  return {
    knowledge,
    events: new Map(events.map((event) => [event.slug, eventFrom(event, knowledge)])),
    passages: new Map(passages.map((passage) => [passage, passageFrom(passage, knowledge)])),
  };
});

/**
 * The content as it could be told on a day, in today’s words: what rests on articles known by then.
 * No word, date, order, name or number in it rests on a later article, so that adding one changes
 * nothing here. What only hindsight can give is left out: the story so far, key marks, corrections.
 *
 * @param content All of it, connected without faults; what is left is so too.
 */
export function contentKnownOn(content: Content, day: string): Content {
  const standing = standingOf(content);
  const told = content.events
    .filter(({ slug }) => standing.events.get(slug)! <= day)
    .map((event) => tellEvent(event, day, standing));
  const toldBySlug = new Map(told.map((event) => [event.slug, event]));
  const isKnown = ({ slug }: ArticleRecord) => isArticleKnown(slug, day, standing);
  return {
    ...content,
    articles: content.articles
      .filter(isKnown)
      .map((article) => tellArticle(article, day, standing)),
    events: told.map((event) => ({ ...event, answers: answersAmong(toldBySlug, event) })),
    story: [],
    quotations: content.quotations.filter(({ article }) => isArticleKnown(article, day, standing)),
    tombstones: [],
  };
}

/**
 * An event as it could be told on a day on which it stands. Its answers are left as they are: whether
 * they came before it depends on how those are told.
 */
export function tellEvent(event: EventRecord, day: string, standing: Standing): EventRecord {
  return {
    ...event,
    ...tellDate(event, day, standing),
    account: tellBlocks(event.account, day, standing),
    disputes: event.disputes.flatMap((dispute) => tellDispute(dispute, day, standing)),
    key: false,
    formerly: [],
    corrections: [],
    minor: undefined,
  };
}

/**
 * The date of an event and how it is known. Where the articles on which the date rests had not
 * appeared, all that could be said is that it was about the day of the first report.
 */
function tellDate(
  { account, when, whenBasis, elsewhere }: EventRecord,
  day: string,
  standing: Standing,
): Pick<EventRecord, 'when' | 'whenBasis' | 'elsewhere'> {
  if (whenBasis === undefined) return { when, whenBasis, elsewhere };
  if (standing.passages.get(whenBasis)! <= day) {
    return { when, whenBasis: tellPassage(whenBasis, day, standing), elsewhere };
  }
  const { articles } = standing.knowledge;
  const [first] = passagesOf(account)
    .flatMap((passage) => passage.articles)
    .filter((slug) => isArticleKnown(slug, day, standing))
    .map((slug) => ({ slug, from: knownFrom(articles.get(slug)!) }))
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.slug, b.slug));
  const basis = 'about the day of the first report';
  return {
    when: about(articles.get(first!.slug)!.published),
    whenBasis: {
      html: basis,
      text: basis,
      articles: [first!.slug],
      quotations: [],
      links: [],
      offset: whenBasis.offset,
    },
    elsewhere: [],
  };
}

function about({ kind, iso, precision }: PartialDate): PartialDate {
  return { kind, text: `${iso}~`, iso, precision, qualifier: 'approximate' };
}

/** What a dispute was when fewer articles had appeared; nothing before two of its accounts were known. */
function tellDispute(dispute: DisputeFields, day: string, standing: Standing): DisputeFields[] {
  const accounts = dispute.accounts.filter(({ article }) => isArticleKnown(article, day, standing));
  if (accounts.length < 2) return [];
  const { settled } = dispute;
  const isSettled = settled !== undefined && isArticleKnown(settled.article, day, standing);
  return [{ ...dispute, accounts, settled: isSettled ? settled : undefined }];
}

/** Events that an event was seen to answer: those that stand, and by their dates came before it. */
function answersAmong(told: ReadonlyMap<string, EventRecord>, event: EventRecord): string[] {
  return event.answers.filter((slug) => {
    const answered = told.get(slug);
    return answered !== undefined && compareEvents(answered, event) < 0;
  });
}

/** A known article, with links and positions that lead only to what stands. */
export function tellArticle(
  article: ArticleRecord,
  day: string,
  standing: Standing,
): ArticleRecord {
  return {
    ...article,
    summary: article.summary.map((block) => ({
      ...block,
      passages: block.passages.map((passage) => tellPassage(passage, day, standing)),
    })),
    positions: article.positions.map((position) => ({
      ...position,
      event: toldEventOf(position, day, standing),
    })),
  };
}

/** The event at which a position was taken, where it stands. */
export function toldEventOf(
  { event }: Pick<PositionFields, 'event'>,
  day: string,
  standing: Standing,
): string | undefined {
  return event !== undefined && standing.events.get(event)! <= day ? event : undefined;
}

function tellBlocks(blocks: readonly Block[], day: string, standing: Standing): Block[] {
  return blocks
    .map(({ kind, passages }) => ({
      kind,
      passages: passages
        .filter((passage) => standing.passages.get(passage)! <= day)
        .map((passage) => tellPassage(passage, day, standing)),
    }))
    .filter(({ passages }) => passages.length > 0);
}

/** A passage that cites known articles alone. Links to what does not stand leave only their words. */
function tellPassage(passage: Passage, day: string, standing: Standing): Passage {
  const articles = passage.articles.filter((slug) => isArticleKnown(slug, day, standing));
  const links = passage.links.filter((link) => leadsToStanding(link, day, standing));
  const gone = passage.links.filter((link) => !links.includes(link));
  return {
    ...passage,
    html: gone.length === 0 ? passage.html : unlink(passage.html, gone),
    articles,
    links,
  };
}

function leadsToStanding(link: string, day: string, standing: Standing): boolean {
  const { kind, slug = '' } =
    /^\/(?<kind>event|article)s\/(?<slug>[^/]+)\/$/.exec(link)?.groups ?? {};
  if (kind === 'event') return standing.events.get(slug)! <= day;
  return kind === undefined || isArticleKnown(slug, day, standing);
}

/** Takes the links to some pages of ours out of a passage’s HTML, which is text, `<em>` and `<a>` only. */
function unlink(html: string, paths: readonly string[]): string {
  const gone = new Set(paths.map((path) => permalink({ path })));
  return html.replace(
    /<a href="([^"]*)"(?:[^>"]|"[^"]*")*>(.*?)<\/a>/gs,
    (link: string, href: string, words: string) => (gone.has(href) ? words : link),
  );
}

function isArticleKnown(slug: string, day: string, { knowledge }: Standing): boolean {
  return knownFrom(knowledge.articles.get(slug)!) <= day;
}
