/** The categories of which each page should have 100. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Category = (typeof categories)[number];

/** What we read of a result of Lighthouse. */
export interface Report {
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly AuditReference[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly runtimeError?: { readonly code: string; readonly message: string };
}

interface AuditReference {
  readonly id: string;
  readonly weight: number;
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly explanation?: string;
  readonly errorMessage?: string;
  readonly displayValue?: string;
  readonly details?: unknown;
}

/** The scores of a page, from 0 to 100; undefined where Lighthouse could not tell. */
export type Scores = Readonly<Record<Category, number | undefined>>;

/** The scores in a report. */
export function readScores(report: Report): Scores {
  const scoreOf = (category: Category) => {
    const score = report.categories[category]?.score;
    // Lighthouse rounds to hundredths itself; what is left is the error of binary fractions.
    return typeof score === 'number' ? Math.round(score * 100) : undefined;
  };
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
    seo: scoreOf('seo'),
  };
}

/** Whether every score is 100. */
export function isPerfect(scores: Scores): boolean {
  return categories.every((category) => scores[category] === 100);
}

/** The better of two runs over the same page: first by the number of categories with 100, then by points. */
export function better(one: Report, other: Report): Report {
  return pointsOf(other) > pointsOf(one) ? other : one;
}

function pointsOf(report: Report): number {
  const scores = readScores(report);
  return categories.reduce((sum, category) => sum + (scores[category] ?? 0), 0);
}

/**
 * What keeps a page from 100, a line for each audit that weighs and is not wholly passed: its category
 * and id, title, value and explanation, and the elements that it is about.
 */
export function findShortfalls(report: Report): string[] {
  if (report.runtimeError !== undefined) {
    return [`not audited: ${report.runtimeError.code}: ${report.runtimeError.message}`];
  }
  const scores = readScores(report);
  return categories
    .filter((category) => scores[category] !== 100)
    .flatMap((category) => [
      `${category}: ${scores[category] ?? 'no score'}`,
      ...lackingIn(category, report).map((line) => `  ${line}`),
    ]);
}

function lackingIn(category: Category, { categories: all, audits }: Report): string[] {
  const weighing = all[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  return weighing.flatMap(({ id }) => {
    const audit = audits[id];
    if (audit === undefined || !isLacking(audit)) return [];
    const { title, displayValue, explanation, errorMessage, details } = audit;
    const words = [title, displayValue, explanation, errorMessage].filter((word) => word);
    return [`${id}: ${words.join('; ')}`, ...nodesIn(details).map((node) => `  ${node}`)];
  });
}

/** No score is a fault only where it comes of an error; else the audit does not apply. */
function isLacking({ score, errorMessage }: Audit): boolean {
  return score === null ? errorMessage !== undefined : score < 1;
}

/** How many elements are named for each audit. */
const SHOWN_NODES = 5;

/** The elements that an audit's details name, wherever in them. */
function nodesIn(details: unknown): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('snippet' in value && typeof value.snippet === 'string') {
      const why = 'explanation' in value ? ` (${String(value.explanation)})` : '';
      found.add(`${value.snippet}${why}`.replace(/\s+/g, ' '));
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(details);
  const nodes = [...found];
  const more = nodes.length - SHOWN_NODES;
  return [...nodes.slice(0, SHOWN_NODES), ...(more > 0 ? [`and ${more} more`] : [])];
}

/** A row of the table of scores: `events/…/   100  100  100  100   events/parliament-vote/`. */
export function formatScores(kind: string, scores: Scores, place: string): string {
  const columns = categories.map((category) => String(scores[category] ?? '–').padStart(COLUMN));
  return `${kind.padEnd(KIND_COLUMN)}${columns.join('')}   ${place}`;
}

/** The head of the table that {@link formatScores} continues. */
export function formatHead(): string {
  const names = ['perform.', 'access.', 'practices', 'seo'];
  return `${'kind of page'.padEnd(KIND_COLUMN)}${names.map((name) => name.padStart(COLUMN)).join('')}   heaviest of its kind`;
}

const KIND_COLUMN = 20;
const COLUMN = 10;
