import { buildArchive, type Archive, type Article, type Content, type Event } from './archive.ts';
import type { ArticleRecord } from './article.ts';
import { citedArticles, passagesOf, type Passage } from './citation.ts';
import type { Difference } from './disagreements.ts';
import type { EventRecord } from './event.ts';
import type { FigureFields } from './figure.ts';
import { articlesInDisputes, type Addition, type KnownDay } from './known-day.ts';
import {
  contentKnownOn,
  knowledgeIn,
  knownFrom,
  passageFrom,
  standingOf,
  toldEventOf,
} from './known-on.ts';
import { onceFor } from './once-for.ts';
import { buildSpine, spineMeasure, type SpineChange, type SpineFigure } from './spine.ts';

/**
 * The archive that a day’s page shows: all that was known, or, where that is too much, the events of
 * which the day added something, each with what it added.
 *
 * @param content All of it, connected without faults.
 */
export function archiveOn(content: Content, known: KnownDay): Archive {
  if (known.isWhole) return buildArchive(contentKnownOn(content, known.day));
  const archive = buildArchive(contentAddedOn(content, known));
  // The timeline’s line takes every number before, and nothing else of what was known.
  return { ...archive, spine: spineKnownOn(content, known.day) };
}

/** What a day added, and of earlier articles only what that rests on or differs from. */
function contentAddedOn(content: Content, { day, novelty }: KnownDay): Content {
  const standing = standingOf(content);
  const { articleBySlug, figuresAlike, positionsAt, quotationsOf } = gatheredIn(content);
  const events = [...novelty.events, ...novelty.additions.map(onlyAdded)].map(
    (event): EventRecord => ({ ...event, answers: [], account: withoutChecks(event.account) }),
  );
  const shown = new Set(events.map(({ slug }) => slug));
  const added = novelty.articles.map(({ slug }) => slug);
  const isEarlier = ({ article }: { readonly article: ArticleRecord }) => knownFrom(article) < day;
  const alike = novelty.figures
    .flatMap((figure) => figuresAlike.get(likenessOf(figure)) ?? [])
    .filter(isEarlier);
  const first = new Set(novelty.events.map(({ slug }) => slug));
  const taken = [...first].flatMap((slug) => positionsAt.get(slug) ?? []).filter(isEarlier);
  const articles = new Set([
    ...added,
    ...events.flatMap(articlesBehind),
    ...[...alike, ...taken].map(({ article }) => article.slug),
  ]);
  const compared = new Set(alike.map(({ figure }) => figure));
  return {
    ...content,
    events,
    articles: [...articles].map((slug): ArticleRecord => {
      const article = articleBySlug.get(slug)!;
      const isAdded = knownFrom(article) === day;
      return {
        ...article,
        summary: [],
        figures: isAdded
          ? article.figures
          : article.figures.filter((figure) => compared.has(figure)),
        positions: article.positions
          .map((position) => ({ ...position, event: toldEventOf(position, day, standing) }))
          .filter(({ event = '' }) => (isAdded ? shown : first).has(event)),
      };
    }),
    story: [],
    quotations: [...articles].flatMap((slug) => quotationsOf.get(slug) ?? []),
    tombstones: [],
  };
}

/** An event with no more than what a day added to it. */
function onlyAdded({ event, passages, disputes }: Addition): EventRecord {
  const account = event.account
    .map((block) => ({
      ...block,
      passages: block.passages.filter((passage) => passages.includes(passage)),
    }))
    .filter((block) => block.passages.length > 0);
  return { ...event, account, disputes };
}

/** Passages whose links are taken as they are: they lead to pages that stand, but not in this part. */
function withoutChecks(account: EventRecord['account']): EventRecord['account'] {
  return account.map((block) => ({
    ...block,
    passages: block.passages.map((passage) => ({ ...passage, links: [] })),
  }));
}

function articlesBehind(event: EventRecord): string[] {
  const basis = event.whenBasis === undefined ? [] : [event.whenBasis];
  return [...citedArticles([...passagesOf(event.account), ...basis]), ...articlesInDisputes(event)];
}

/** What was reported of the troop level by a day. */
function spineKnownOn(content: Content, day: string): readonly SpineChange[] {
  const figures = gatheredIn(content).spineFigures.filter(
    ({ article }) => knownFrom(article) <= day,
  );
  return buildSpine([{ figures }]);
}

/** What every day looks up, gathered once. */
const gatheredIn = onceFor(({ articles, quotations }: Content) => {
  const reported = articles.flatMap((article) =>
    article.figures.map((figure) => ({ figure, article })),
  );
  return {
    articleBySlug: new Map(articles.map((article) => [article.slug, article])),
    quotationsOf: Map.groupBy(quotations, ({ article }) => article),
    positionsAt: Map.groupBy(
      articles.flatMap((article) => article.positions.map(({ event }) => ({ event, article }))),
      ({ event }) => event,
    ),
    figuresAlike: Map.groupBy(reported, ({ figure }) => likenessOf(figure)),
    spineFigures: reported
      .filter(({ figure }) => figure.measure === spineMeasure)
      .map(({ figure, article }): SpineFigure => ({
        ...figure,
        measure: { slug: figure.measure },
        article,
      })),
  };
});

/** What two figures have in common that could contradict one another: measure, kind and month. */
function likenessOf({ measure, kind, asOf }: FigureFields): string {
  return `${measure} ${kind} ${asOf.text.slice(0, 7)}`;
}

/** What to mark as new in an event’s entry on the page of a day. */
export interface EventNews {
  /** Whether all of the event is: then nothing in it is marked by itself. */
  readonly isFirstReport: boolean;
  /** Whether its date became known only now. */
  readonly isDated: boolean;
  readonly isNewPassage: (passage: Passage) => boolean;
  /** Of positions alike, by all the articles that report them. */
  readonly isNewPosition: (articles: readonly Article[]) => boolean;
  readonly isNewDifference: (difference: Difference) => boolean;
}

/** What a day’s page marks as new in one of its events. */
export function newsOf(
  { slug }: Event,
  { day, novelty }: KnownDay,
  archive: Pick<Archive, 'articleBySlug'>,
): EventNews {
  const knowledge = knowledgeIn(archive);
  const isFirstReport = novelty.events.some((event) => event.slug === slug);
  const isNew = (article: Article) => !isFirstReport && knownFrom(article) === day;
  return {
    isFirstReport,
    isDated: novelty.additions.some(({ event, isDated }) => event.slug === slug && isDated),
    isNewPassage: (passage) => !isFirstReport && passageFrom(passage, knowledge) === day,
    isNewPosition: (articles) => articles.every(isNew),
    isNewDifference: ({ accounts, settled }) =>
      accounts.some(({ statements }) => statements.some(({ articles }) => articles.every(isNew))) ||
      (settled !== undefined && isNew(settled.article)),
  };
}
