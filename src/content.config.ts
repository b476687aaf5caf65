import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Content } from './model/archive.ts';
import type { Section } from './reading/content-files.ts';
import { contentLoader, type LedgerPart } from './reading/content-loader.ts';
import { site } from './site.ts';

/** Collections only transport: content is read, checked and typed in `reading/` and `model/`. */
function carried<Name extends Section>(part: Name) {
  return defineCollection({
    loader: contentLoader(part, site),
    schema: z.custom<Content[Name][number]>(),
  });
}

export const collections = {
  articles: carried('articles'),
  events: carried('events'),
  actors: carried('actors'),
  sides: carried('sides'),
  places: carried('places'),
  measures: carried('measures'),
  story: carried('story'),
  ledger: defineCollection({
    loader: contentLoader('ledger', site),
    schema: z.custom<LedgerPart>(),
  }),
  /** One entry: the report of what is wrong while an author works, else an empty text. */
  faults: defineCollection({
    loader: contentLoader('faults', site),
    schema: z.object({ report: z.string() }),
  }),
};
