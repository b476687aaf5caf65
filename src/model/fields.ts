import { z } from 'astro/zod';
import { didYouMean } from './did-you-mean.ts';
import { parseDay, parsePartialDate, parseWhen, type Parsed } from './partial-date.ts';
import { findQuotations } from './quotation.ts';

/**
 * The kinds of field that content files are made of. Every scalar arrives as the text that stands in
 * the file (no YAML type is guessed), and every message tells the author what to write.
 */

/** What a slug may look like: the identity of a thing, and the end of its address. */
export const slugGrammar = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A mapping with just these fields; any other is refused, with the name probably meant. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return `must hold fields (${known.join(', ')})`;
      return (issue.keys as string[])
        .map((key) => `there is no field “${key}” here${didYouMean(key, known) || `; the fields are ${known.join(', ')}`}`)
        .join('; ');
    },
  });
}

/** Text for people: quotations in it must be paired curly marks and at most 25 words long. */
export function prose(example: string) {
  return scalar(example).superRefine((text, context) => {
    for (const problem of findQuotations(text).problems) {
      context.addIssue({ code: 'custom', message: problem.message });
    }
  });
}

/** A name or label: text in which nothing is quoted. */
export function label(example: string) {
  return scalar(example).superRefine((text, context) => {
    const { quotations, problems } = findQuotations(text);
    if (quotations.length + problems.length > 0) {
      context.addIssue({
        code: 'custom',
        message: 'has quotation marks, which mark words of an article; write it without them',
      });
    }
  });
}

/** Text taken as it stands, such as an article's own headline. */
export function scalar(example: string) {
  return z
    .string({ error: (issue) => wrongType(issue.input, 'text', example) })
    .trim()
    .min(1, { error: `is empty; write something like: ${example}` });
}

/** A slug that names something in another file; that it exists is for the archive to check. */
export function slug(example: string) {
  return scalar(example).regex(slugGrammar, {
    error: (issue) =>
      `“${String(issue.input)}” is no slug: small letters a–z, digits and single hyphens, such as ${example}`,
  });
}

/** A list; absent or empty means none. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: 'must be a list: write [one, two], or one “- …” a line' }).default([]);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: (issue) =>
      issue.input === undefined || issue.input === ''
        ? `is missing; write one of ${words.join(', ')}`
        : `“${String(issue.input)}” is none of ${words.join(', ')}${didYouMean(String(issue.input), words)}`,
  });
}

/** A plain number in digits, such as `5000` or `12.5`. */
export function number() {
  return scalar('5000').transform((text, context) => {
    if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
    context.addIssue({ code: 'custom', message: `“${text}” is no number; write digits only, such as 5000` });
    return z.NEVER;
  });
}

/** A whole number that may be negative. */
export function integer() {
  return scalar('1').transform((text, context) => {
    if (/^-?\d+$/.test(text)) return Number(text);
    context.addIssue({ code: 'custom', message: `“${text}” is no whole number; write one such as 1` });
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
    error: (issue) => `“${String(issue.input)}” is no web address; it must begin with https:// or http://`,
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

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
}
