import { z } from 'astro/zod';
import { label, listOf, mapping, oneOf, partialDate, slug } from './fields.ts';
import { firstDay, lastDay, type When } from './partial-date.ts';

/** A person, body or group that acts or speaks, as its file states it. */
export const actorFields = mapping({
  name: label('Mike Pompeo'),
  aliases: listOf(label('Michael R. Pompeo')),
  side: slug('united-states'),
  roles: listOf(
    mapping({
      role: label('US Secretary of State'),
      from: partialDate().optional(),
      to: partialDate().optional(),
    }),
  ),
  formerly: listOf(slug('michael-pompeo')),
});

export type ActorFields = z.output<typeof actorFields>;

/**
 * What an actor was at some time: the roles whose known beginning and end allow it, or all where none
 * does.
 */
export function rolesAt({ roles }: Pick<ActorFields, 'roles'>, when: When): ActorFields['roles'] {
  const held = roles.filter(
    ({ from, to }) =>
      (from === undefined || firstDay(from) <= lastDay(when)) &&
      (to === undefined || firstDay(when) <= lastDay(to)),
  );
  return held.length > 0 ? held : roles;
}

/** The shapes that tell sides apart where colour cannot. */
export const marks = [
  'disc',
  'square',
  'diamond',
  'triangle',
  'pentagon',
  'hexagon',
  'ring',
  'cross',
] as const;

export type Mark = (typeof marks)[number];

/** A side in the debate. */
export const sideFields = mapping({
  slug: slug('united-states'),
  name: label('United States'),
  mark: oneOf(marks),
});

export type SideFields = z.output<typeof sideFields>;
