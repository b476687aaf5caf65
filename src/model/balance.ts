import type { Archive, Article, Position, Side } from './archive.ts';
import { articleKinds } from './article.ts';
import { formatArticleKind } from './article-wording.ts';
import { compareText } from './order.ts';
import { stances, type Stance } from './position.ts';
import { citesOneArticle } from './quotations-in.ts';

/** What the archive rests on, in numbers: who published it, what it is, and whose positions it gives. */
export interface Balance {
  /** Articles of each kind that occurs, in the order of the kinds. */
  readonly kinds: readonly Tally[];
  /** Articles of each publisher, the most first. */
  readonly publishers: readonly Tally[];
  readonly licences: readonly Tally[];
  /** Articles by how much of them was read. */
  readonly readings: readonly Tally[];
  /** Events by whether their account cites one article only. */
  readonly support: readonly Tally[];
  /** Positions of each side, in the order of the sides. */
  readonly sides: readonly SideTally[];
}

/** How many there are of something. */
export interface Tally {
  readonly name: string;
  readonly count: number;
}

/** How many positions a side has with each stance, a position that two articles report being two. */
export interface SideTally {
  readonly side: Side;
  readonly counts: Readonly<Record<Stance, number>>;
  readonly total: number;
}

/** Counts what the archive rests on. Every article, event and position is in each count once. */
export function weighSources({
  articles,
  events,
  sides,
}: Pick<Archive, 'articles' | 'events' | 'sides'>): Balance {
  const kinds = Map.groupBy(articles, ({ kind }) => kind);
  const publishers = Map.groupBy(articles, ({ publisher }) => publisher);
  const onOneArticle = events.filter(citesOneArticle).length;
  const countOf = (test: (article: Article) => boolean) => articles.filter(test).length;
  return {
    kinds: articleKinds
      .filter((kind) => kinds.has(kind))
      .map((kind) => ({ name: formatArticleKind({ kind }), count: kinds.get(kind)!.length })),
    publishers: [...publishers]
      .map(([name, published]) => ({ name, count: published.length }))
      .sort((a, b) => b.count - a.count || compareText(a.name, b.name)),
    licences: [
      { name: 'Under copyright', count: countOf(({ licence }) => licence === 'copyright') },
      { name: 'Public domain', count: countOf(({ licence }) => licence === 'public-domain') },
    ],
    readings: [
      { name: 'In full', count: countOf(({ textSeen }) => textSeen === 'complete') },
      { name: 'In part', count: countOf(({ textSeen }) => textSeen === 'part') },
    ],
    support: [
      { name: 'One article', count: onOneArticle },
      { name: 'Several articles', count: events.length - onOneArticle },
    ],
    sides: sides.map(tallySide),
  };
}

function tallySide(side: Side): SideTally {
  const positions = side.actors.flatMap((actor) => actor.positions);
  return { side, counts: countStances(positions), total: positions.length };
}

function countStances(positions: readonly Pick<Position, 'stance'>[]): Record<Stance, number> {
  const counts = stances.map((stance) => [
    stance,
    positions.filter((position) => position.stance === stance).length,
  ]);
  return Object.fromEntries(counts) as Record<Stance, number>;
}
