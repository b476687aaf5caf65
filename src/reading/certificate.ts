import { createHash } from 'node:crypto';
import { normaliseText } from '../model/normalise-text.ts';

/**
 * What certifies that a quotation stands in an article: the SHA-256 of the article’s slug, a line end
 * and the normalised quotation. It tells nothing of the article but what our pages quote of it.
 */
export function certificateOf(slug: string, quotation: string): string {
  return digestOf(`${slug}\n${normaliseText(quotation)}`);
}

/** The SHA-256 of a text as UTF-8, in hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The digest of several texts in their order; where one ends and the next begins matters. */
export function digestOfAll(texts: readonly string[]): string {
  return digestOf(JSON.stringify(texts));
}
