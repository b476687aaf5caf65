import { z } from 'astro/zod';
import { didYouMean } from './did-you-mean.ts';
import { parseDay, parsePartialDate, parseWhen, type Parsed } from './partial-date.ts';
import { describeOverlong, findQuotations } from './quotation.ts';

/**
 * The kinds of field that content files are made of. Every scalar arrives as the text that stands in
 * the file (no YAML type is guessed), and every message tells the author what to write.
 */

/** What a slug may look like: the identity of a thing, and the end of its address. */
export const slugGrammar = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * A mapping with just these fields; any other is refused, with the name probably meant. The message
 * about several unknown fields has a line for each.
 */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return `must hold fields (${known.join(', ')})`;
      return issue.keys
        .map(
          (key) =>
            `there is no field “${key}” here${didYouMean(key, known) || `; the fields are ${known.join(', ')}`}`,
        )
        .join('\n');
    },
  });
}

/**
 * Text for people: quotations in it must be paired curly marks and at most 25 words long, and what
 * could mark one otherwise is refused.
 */
export function prose(example: string) {
  return scalar(example).superRefine((text, context) => {
    for (const message of describeProse(text)) context.addIssue({ code: 'custom', message });
  });
}

function describeProse(text: string): string[] {
  const references = Array.from(
    text.matchAll(/&#?\w+;/g),
    ([found]) => `${found} is no character here; write the character itself`,
  );
  return [...references, ...findQuotations(text).problems.map(({ message }) => message)];
}

/** Words of an article, as they stand in it, without the marks of a quotation. */
export function quotedWords(example: string) {
  return scalar(example).superRefine((text, context) => {
    const overlong = describeOverlong(text);
    if (overlong !== undefined) context.addIssue({ code: 'custom', message: `is ${overlong}` });
    if (/^[“‘«].*[”’»]$/su.test(text)) {
      context.addIssue({
        code: 'custom',
        message: 'is a quotation by itself; write it without quotation marks',
      });
    }
    for (const message of describeProse(text)) context.addIssue({ code: 'custom', message });
  });
}

/** A name or label: text in which nothing is quoted. */
export function label(example: string) {
  return scalar(example).superRefine((text, context) => {
    if (findQuotations(text).quotations.length > 0 || /["«»‹›“”]/u.test(text)) {
      context.addIssue({
        code: 'custom',
        message: 'has quotation marks, which mark words of an article; write it without them',
      });
      return;
    }
    for (const message of describeProse(text)) context.addIssue({ code: 'custom', message });
  });
}

/** Text taken as it stands, such as an article's own headline. */
export function scalar(example: string) {
  return z
    .string({ error: (issue) => wrongType(issue.input, 'text', example) })
    .trim()
    .min(1, { error: `is empty; write something like: ${example}`, abort: true });
}

/** A slug that names something in another file; that it exists is for the archive to check. */
export function slug(example: string) {
  return scalar(example).regex(slugGrammar, {
    error: ({ input }) => `“${input}” is no slug; write ${proposeSlug(String(input)) || example}`,
  });
}

/** The slug that a text would make, empty where it has no letter or digit: `Mike Pompeo` gives `mike-pompeo`. */
export function proposeSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{M}’']/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A list; absent or empty means none. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item, { error: 'must be a list: write [one, two], or one “- …” a line' })
    .default([]);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      if (input === undefined) return `is missing; write one of ${words.join(', ')}`;
      if (typeof input !== 'string') return `must be one of ${words.join(', ')}`;
      return `“${input}” is none of ${words.join(', ')}${didYouMean(input, words)}`;
    },
  });
}

/** A plain number in digits, such as `5000` or `12.5`. */
export function number() {
  return scalar('5000').transform((text, context) => {
    if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
    const digits = text.replace(/[,\s]/g, '');
    const remedy = /^\d+$/.test(digits) ? `write ${digits}` : 'write digits only, such as 5000';
    context.addIssue({ code: 'custom', message: `“${text}” is no number; ${remedy}` });
    return z.NEVER;
  });
}

/** A whole number that may be negative. */
export function integer() {
  return scalar('1').transform((text, context) => {
    if (/^-?\d+$/.test(text)) return Number(text);
    context.addIssue({
      code: 'custom',
      message: `“${text}” is no whole number; write one such as 1`,
    });
    return z.NEVER;
  });
}

/** Degrees of latitude or longitude, with a point: `33.34058`, `-77.03637`. */
export function degrees(example: string, limit: number) {
  return scalar(example).transform((text, context) => {
    const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
    if (isNumber && Math.abs(Number(text)) <= limit) return Number(text);
    const message = isNumber
      ? `is beyond ${limit}; write degrees such as ${example}`
      : `“${text}” is no number of degrees; write one such as ${example}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** `true` or `false`. */
export function flag() {
  return oneOf(['true', 'false']).transform((text) => text === 'true');
}

/** A web address with its scheme. */
export function webAddress() {
  return scalar('https://example.org/').refine(isWebAddress, {
    error: ({ input }) =>
      `“${input}” is no web address; write one such as https://example.org/page`,
  });
}

/** A date or a closed interval in the profile of EDTF that the author's guide describes. */
export const when = () => parsed('2020-01-05', parseWhen);

/** A date of any precision, not an interval. */
export const partialDate = () => parsed('2020-01-05', parsePartialDate);

/** A day known for certain. */
export const day = () => parsed('2020-01-05', parseDay);

function parsed<T>(example: string, parse: (text: string) => Parsed<T>) {
  return scalar(example).transform((text, context): T => {
    const result = parse(text);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.problem });
    return z.NEVER;
  });
}

function wrongType(input: unknown, expected: string, example: string): string {
  return input === undefined
    ? `is missing; write something like: ${example}`
    : `must be ${expected}, such as: ${example}`;
}

/** Is this an address on the web, with its scheme? */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/.test(text) && URL.canParse(text);
}
