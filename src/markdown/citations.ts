import { slugGrammar } from '../model/fields.ts';

/** A bracket that cites, or was meant to: it holds an @. */
export interface FoundCitation {
  readonly text: string;
  readonly index: number;
  readonly end: number;
}

/** Every bracket with an @ in it, and every @ outside one, since nothing else in a body has one. */
export function findCitations(text: string): FoundCitation[] {
  return [...text.matchAll(/\[[^[\]]*@[^[\]]*\]|@[\w-]*/g)].map(({ 0: found, index }) => ({
    text: found,
    index,
    end: index + found.length,
  }));
}

/**
 * Reads a citation in Pandoc's syntax, `[@one]` or `[@one; @two]`.
 *
 * @returns The slugs of the articles, or what is wrong and what to write instead.
 */
export function parseCitation(
  text: string,
):
  | { readonly ok: true; readonly articles: readonly string[] }
  | { readonly ok: false; readonly problem: string } {
  const inside = /^\[(?<inside>.*)\]$/s.exec(text)?.groups?.['inside'];
  const articles = inside?.split(';').map((part) => part.trim().replace(/^@/, '')) ?? [];
  const wellFormed =
    inside?.split(';').every((part) => part.trim().startsWith('@')) && articles.every((slug) => slugGrammar.test(slug));
  if (!wellFormed) {
    return { ok: false, problem: `“${text}” is no citation; write [@slug], or [@one; @two] for several articles` };
  }
  if (new Set(articles).size < articles.length) {
    return { ok: false, problem: `“${text}” names an article twice; leave one out` };
  }
  return { ok: true, articles };
}
