import type { Destination } from './permalink.ts';

/** The pages under which all others stand: what each is called, and what it is for in a sentence. */
export const sections = {
  timeline: {
    title: 'Should American troops leave Iraq?',
    says: 'The debate of 2020, told as one timeline in which every sentence names its source.',
  },
  events: {
    title: 'Events',
    says: 'All that happened, oldest first, each at an address for good.',
  },
  articles: {
    title: 'Sources',
    says: 'The articles that this timeline rests on, each with our summary and where to find it.',
  },
  actors: { title: 'Actors', says: 'The people, bodies and groups that act or speak, by side.' },
  sides: { title: 'Sides', says: 'Who took part in the debate, each with its own timeline.' },
  positions: {
    title: 'Who wanted what',
    says: 'What each side wanted done about the troops, month by month.',
  },
  'troop-levels': {
    title: 'Troop levels',
    says: 'Every number of US troops in Iraq that our articles report.',
  },
  places: { title: 'Places', says: 'Where the events happened: a map of the bases and towns.' },
  kinds: {
    title: 'Kinds of events',
    says: 'Decisions, statements, attacks, talks and others, each with its own timeline.',
  },
  disagreements: {
    title: 'Where sources differ',
    says: 'Every question and number on which our articles differ, with each account.',
  },
  'known-on': {
    title: 'What was known when',
    says: 'The story as it could be told on any day of the year.',
  },
  corrections: { title: 'Corrections', says: 'What we changed after it was published, and why.' },
  search: { title: 'Search', says: 'Find events, articles and actors by their words.' },
  about: {
    title: 'About',
    says: 'How this timeline is made and checked: citations, quotations, dates, corrections.',
  },
  data: { title: 'Data', says: 'The whole timeline as data, feeds, a calendar and citations.' },
  print: { title: 'Printed edition', says: 'The whole timeline on paper, with numbered sources.' },
} as const satisfies Partial<
  Record<Extract<Destination, string>, { readonly title: string; readonly says: string }>
>;

export type Section = keyof typeof sections;

/** The section in which a page stands: the timeline, where it stands in no other. */
export function sectionOf(to: Destination): Section {
  if (typeof to === 'string') return to in sections ? (to as Section) : 'timeline';
  if ('part' in to) return sectionOf(to.of);
  if ('event' in to) return 'events';
  if ('article' in to) return 'articles';
  if ('actor' in to) return 'actors';
  if ('side' in to) return 'sides';
  if ('place' in to) return 'places';
  if ('kind' in to) return 'kinds';
  if ('knownOn' in to || 'knownAfter' in to) return 'known-on';
  return 'timeline';
}
