/** What of a page tells whether it stands for others. */
export interface Candidate {
  /** Where it lies in the built site: `events/parliament-vote/index.html`. */
  readonly file: string;
  readonly html: string;
  /** Whether it only leads on. */
  readonly isMoved: boolean;
}

/** A page that stands for all of its kind. */
export interface AuditedPage<Page extends Candidate = Candidate> {
  /** The kind, by the shape of its addresses: `events/…/`. */
  readonly kind: string;
  readonly page: Page;
}

/**
 * The heaviest page of every kind. A kind is a shape of addresses, read from the pages themselves, so
 * that a new kind is there as soon as it has a page. Pages that lead on are none: no one stays on them.
 */
export function chooseHeaviest<Page extends Candidate>(
  pages: readonly Page[],
): AuditedPage<Page>[] {
  const staying = pages.filter(({ isMoved }) => !isMoved);
  return [...Map.groupBy(staying, ({ file }) => kindOf(file))]
    .map(([kind, alike]) => ({ kind, page: alike.reduce(heavier) }))
    .toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
}

/**
 * The shape of a page's address: folders at the root are kinds by their names, and below them names
 * are any names. Years, months and days are told apart by their depth; `next` is a step of its own.
 *
 * @example
 * kindOf('events/parliament-vote/index.html') //=> 'events/…/'
 * kindOf('2020/01/05/index.html') //=> 'yyyy/…/…/'
 */
export function kindOf(file: string): string {
  const [first = '', ...others] = file.replace(/(?<=^|\/)index\.html$/, '').split('/');
  const root = /^\d{4}$/.test(first) ? 'yyyy' : first;
  const below = others.map((step) => (FIXED_STEPS.has(step) ? step : '…'));
  return [root, ...below].join('/') || '/';
}

/** The empty step is what follows the last slash. */
const FIXED_STEPS = new Set(['', 'next']);

function heavier<Page extends Candidate>(one: Page, other: Page): Page {
  return other.html.length > one.html.length ? other : one;
}
