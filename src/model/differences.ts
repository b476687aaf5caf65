import type { Article, Dispute, Event } from './archive.ts';
import { formatWhen } from './date-wording.ts';
import type { Disagreement } from './disagreements.ts';
import { formatFigure, formatFigureKind } from './figure.ts';

/** Where sources differ, authored or computed, as a note tells it. */
export interface Difference {
  /** What it is about: a question, or what was counted and when. */
  readonly question: string;
  /** The articles that the question may quote. */
  readonly mayQuote: readonly Article[];
  /** What is said, each account with all who say so in these or other words. */
  readonly accounts: readonly { readonly statements: readonly Statement[] }[];
  /** The account that ours follows, and why. */
  readonly settled: Dispute['settled'];
  /** The place on the pages of the articles where they are shown to say so. */
  readonly at: string;
}

/** What one or more articles say, in the same words. */
interface Statement {
  readonly says: string;
  readonly articles: readonly Article[];
}

/** The articles that give the accounts of a difference, each once. */
export function articlesIn({ accounts }: Pick<Difference, 'accounts'>): Article[] {
  return [
    ...new Set(
      accounts.flatMap(({ statements }) => statements.flatMap(({ articles }) => articles)),
    ),
  ];
}

/** What an event shows of how its sources differ: its own disputes, then what was computed. */
export function differencesOn(
  event: Pick<Event, 'slug' | 'restsOn' | 'disputes' | 'disagreements'>,
): Difference[] {
  return [
    ...event.disputes.map((dispute) => differenceOfDispute(dispute, event)),
    ...event.disagreements.map(differenceOfNumbers),
  ];
}

/** A dispute of an event in the form of a note. */
export function differenceOfDispute(
  { question, accounts, settled }: Dispute,
  { slug, restsOn }: Pick<Event, 'slug' | 'restsOn'>,
): Difference {
  const asNoted = accounts.map(({ says, article }) => ({
    statements: [{ says, articles: [article] }],
  }));
  return { question, mayQuote: restsOn, accounts: asNoted, settled, at: slug };
}

/** A disagreement in the form of a note. */
function differenceOfNumbers(disagreement: Disagreement): Difference {
  const accounts = disagreement.accounts.map(({ figures }) => {
    const byWords = Map.groupBy(figures, formatFigure);
    const statements = [...byWords].map(([says, same]) => ({
      says,
      articles: [...new Set(same.map(({ article }) => article))],
    }));
    return { statements };
  });
  const question = `${nameDisagreement(disagreement)}: reports give different numbers`;
  return { question, mayQuote: [], accounts, settled: undefined, at: '_figures' };
}

/**
 * What a disagreement is about: `US troops in Iraq, January 2020`. The time is left out where the
 * measure's own name says it.
 */
export function nameDisagreement({
  measure,
  kind,
  time,
}: Pick<Disagreement, 'measure' | 'kind' | 'time'>): string {
  const what = `${measure.name} ${formatFigureKind({ kind })}`.trim();
  const when = formatWhen(time);
  return measure.name.includes(when) ? what : `${what}, ${when}`;
}
