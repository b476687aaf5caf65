import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPublication } from './examples.ts';
import { hostileArchives } from './hostile-archives.examples.ts';
import { formatEventJson, formatTimelineJson } from './timeline-json.ts';
import { buildTimelineSchema, describeThings, type Schema } from './timeline-schema.ts';

const withoutOrigin = { ...aPublication, origin: undefined };

/** Checks a value against the schema, in which no field is left that it does not describe. */
function compile(pointer: string) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  // The package is CommonJS, whose default Node and TypeScript see differently.
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addSchema({
    ...(close(buildTimelineSchema(withoutOrigin)) as object),
    $id: 'https://example.org/timeline.schema.json',
  });
  return ajv.compile({ $ref: `https://example.org/timeline.schema.json${pointer}` });
}

/** The schema with every object closed, so that a field without a description is a fault. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const closed = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, close(part)]),
  );
  return (schema as Schema).type === 'object' ? { ...closed, additionalProperties: false } : closed;
}

const fitsTimeline = compile('');
const fitsEvent = compile('#/$defs/eventDocument');

test.each([aPublication, withoutOrigin])(
  'whatever is in the archive fits the schema, and every event is in it once',
  (publication) => {
    fc.assert(
      fc.property(hostileArchives, (archive) => {
        const timeline = JSON.parse(formatTimelineJson(archive, publication));
        fitsTimeline(timeline);
        expect(fitsTimeline.errors).toBeNull();
        expect(timeline.version).toBe(1);
        const told = timeline.events.map((event: (typeof timeline.events)[number]) => [
          event.slug,
          event.headline,
          event.when.edtf,
          event.account[0].passages[0].text,
          event.account[0].passages[0].articles,
        ]);
        expect(told).toEqual(
          archive.events.map(({ slug, headline, when, account }) => [
            slug,
            headline,
            when.text,
            account[0]!.passages[0]!.text,
            ['voa'],
          ]),
        );
      }),
    );
  },
);

test('the file of one event fits the schema and says the same as the whole timeline', () => {
  fc.assert(
    fc.property(hostileArchives, (archive) => {
      const timeline = JSON.parse(formatTimelineJson(archive, aPublication));
      for (const [index, event] of archive.events.entries()) {
        const one = JSON.parse(formatEventJson(event, archive, aPublication));
        fitsEvent(one);
        expect(fitsEvent.errors).toBeNull();
        expect(one.event).toEqual(timeline.events[index]);
        expect(one.articles).toEqual(timeline.articles);
      }
    }),
  );
});

test('a timeline that lacks an article’s publisher does not fit', () => {
  fc.assert(
    fc.property(hostileArchives, (archive) => {
      const timeline = JSON.parse(formatTimelineJson(archive, aPublication));
      delete timeline.articles[0].publisher;
      expect(fitsTimeline(timeline)).toBe(false);
    }),
    { numRuns: 3 },
  );
});

test('every field is described', () => {
  for (const { name, description, fields } of describeThings()) {
    expect(description, name).not.toBe('');
    expect(fields.filter((field) => field.description === '')).toEqual([]);
  }
});
