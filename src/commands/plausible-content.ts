import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** How much is told, over how many days, and what an event or article may be about. */
interface Plan {
  readonly count: number;
  readonly days: number;
  /** As the lists of the real content name them. */
  readonly actors: readonly string[];
  readonly places: readonly string[];
}

const KINDS = ['decision', 'statement', 'attack', 'strike', 'talks', 'protest', 'movement'];
const STANCES = ['leave', 'reduce', 'negotiate', 'conditional', 'stay'];
/** Those of 2020. */
const DAYS = 366;

/**
 * Writes a content folder of invented events, one article each, evenly over the year 2020 or its first
 * days. Lists and actors are those of the real content; there are no quotations, since no text could
 * certify them. The same count always gives the same bytes.
 */
export async function writePlausibleContent(
  count: number,
  real: string,
  folder: string,
  { days = DAYS } = {},
): Promise<void> {
  for (const part of ['articles', 'events', 'ledger']) {
    await mkdir(join(folder, part), { recursive: true });
  }
  for (const part of ['actors', 'sides.yaml', 'places.yaml', 'measures.yaml']) {
    await cp(join(real, part), join(folder, part), { recursive: true });
  }
  for (const name of await readdir(join(real, 'ledger'))) {
    await writeFile(join(folder, 'ledger', name), '[]\n');
  }
  const places = parse(await readFile(join(real, 'places.yaml'), 'utf8')) as { slug: string }[];
  const plan: Plan = {
    count,
    days,
    actors: (await readdir(join(real, 'actors'))).toSorted().map((file) => file.split('.')[0]!),
    places: places.map(({ slug }) => slug),
  };
  for (let index = 0; index < count; index += 1) {
    await writeFile(join(folder, `articles/${articleSlug(index)}.md`), tellArticle(index, plan));
    await writeFile(join(folder, `events/${eventSlug(index)}.md`), tellEvent(index, plan));
  }
  await writeFile(join(folder, 'story.md'), `A year of talks began [@${articleSlug(0)}].\n`);
}

/** The slug of an invented event; padded, so that slugs order as their events do. */
export function eventSlug(index: number): string {
  return `event-${String(index).padStart(6, '0')}`;
}

function articleSlug(index: number): string {
  return `report-${String(index).padStart(6, '0')}`;
}

function tellArticle(index: number, plan: Plan): string {
  const day = dayOf(index, plan);
  const figure = `figures:\n  - { measure: us-troops-in-iraq, value: ${5200 - Math.floor((index / plan.count) * 27) * 100}, certainty: about, asOf: ${day}, kind: level }\n`;
  return `---
title: Report ${index} on the troops and the talks about them
publisher: The Gazette of District ${index % 40}
kind: report
published: ${day}
added: 2026-11-22
url: https://example.org/report/${index}
language: en
licence: copyright
textSeen: complete
${index % 6 === 0 ? figure : ''}positions:
  - actor: ${pick(plan.actors, index, 1)}
    when: ${day}
    event: ${eventSlug(index)}
    stance: ${pick(STANCES, index, 2)}
    gist: The mission should be settled by talks between the two governments.
---
The report tells of meeting ${index} between officials of both governments and of what they agreed about the bases. It gives the view of each side and recalls how the debate began.

It then turns to the units in the north, to their training and to the plans for the months ahead.
`;
}

function tellEvent(index: number, plan: Plan): string {
  const actors = [...new Set([1, 3, 4].map((salt) => pick(plan.actors, index, salt)))];
  const earlier = Math.max(0, index - 1);
  const answers = index % 3 === 0 && index > 0 ? `answers: [${eventSlug(earlier)}]\n` : '';
  const disputes = `disputes:
  - question: How many people took part?
    accounts:
      - { says: about ${10 + (index % 90)} people, article: ${articleSlug(index)} }
      - { says: more than that, article: ${articleSlug(earlier)} }
`;
  return `---
headline: Officials hold meeting ${index} on the bases and the troops there
when: ${dayOf(index, plan)}
place: ${pick(plan.places, index, 5)}
kind: ${pick(KINDS, index, 6)}
actors: [${actors.join(', ')}]
${index % Math.ceil(plan.count / 10) === 0 ? 'key: true\n' : ''}${answers}added: 2026-11-22
${index % 3 === 1 ? disputes : ''}---
Officials of both governments held meeting ${index} and spoke about the bases in the north and the west [@${articleSlug(index)}]. They agreed to meet again and to keep the units where they were until then [@${articleSlug(earlier)}].

The talks followed a week of protests, and both sides called them useful [@${articleSlug(index)}].
`;
}

/** The day of 2020 on which the event of this index happens, evenly spread and in order. */
function dayOf(index: number, { count, days }: Plan): string {
  const day = 1 + Math.floor((index * days) / count);
  return new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
}

/** One of some choices: the same for the same index and salt, the earlier ones more often. */
function pick(choices: readonly string[], index: number, salt: number): string {
  const scattered = (Math.imul(index + 1, 2654435761) ^ Math.imul(salt, 40503 * 65537)) >>> 0;
  const share = (Math.imul(scattered ^ (scattered >>> 15), 2246822519) >>> 0) / 2 ** 32;
  return choices[Math.floor(share ** 2 * choices.length)]!;
}
