import type { Event } from './archive.ts';
import { eventKinds, type EventKind } from './event.ts';

/** A kind of event, with its wording for readers and its events. */
export interface KindOfEvent {
  readonly slug: EventKind;
  /** What its events are called together: `Decisions`. */
  readonly name: string;
  /** What one of them is: `a decision`. */
  readonly singular: string;
  /** One sentence on what counts as such. */
  readonly description: string;
  /** In the order given. */
  readonly events: readonly Event[];
}

/** All kinds in their fixed order, each with its events among those given; also kinds without any. */
export function buildKinds(events: readonly Event[]): KindOfEvent[] {
  return eventKinds.map((slug) => ({
    slug,
    ...wording[slug],
    events: events.filter(({ kind }) => kind === slug),
  }));
}

/** What an event of a kind is: `a decision`. */
export function formatKind(kind: EventKind): string {
  return wording[kind].singular;
}

/** What events of a kind are called together: `Decisions`. */
export function nameKind(kind: EventKind): string {
  return wording[kind].name;
}

const wording: Readonly<Record<EventKind, Pick<KindOfEvent, 'name' | 'singular' | 'description'>>> =
  {
    decision: {
      name: 'Decisions',
      singular: 'a decision',
      description:
        'A parliament, a government, an alliance or a command settles what is to be done: by a vote, an order or an announcement.',
    },
    statement: {
      name: 'Statements',
      singular: 'a statement',
      description:
        'Someone says in public, or is reported to have said, what they want, think or know.',
    },
    attack: {
      name: 'Attacks',
      singular: 'an attack',
      description:
        'Rockets, bombs or crowds are turned on troops, bases, embassies or other people in Iraq.',
    },
    strike: {
      name: 'Strikes',
      singular: 'a strike',
      description: 'The armed forces of a state strike, with aircraft or with missiles.',
    },
    talks: {
      name: 'Talks',
      singular: 'talks',
      description: 'Two sides or more speak with each other: they meet, telephone or negotiate.',
    },
    protest: {
      name: 'Protests',
      singular: 'a protest',
      description: 'People gather or march, or call others to it, to press a demand.',
    },
    movement: {
      name: 'Troop movements',
      singular: 'a movement of troops',
      description: 'Troops arrive, leave or move, or hand over a base.',
    },
    background: {
      name: 'Background',
      singular: 'background',
      description: 'What one has to know of earlier or of elsewhere to follow the debate.',
    },
  };
