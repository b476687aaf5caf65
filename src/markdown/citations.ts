import { slugGrammar } from '../model/fields.ts';

/** A bracket that cites, or was meant to: it holds an @. */
export interface FoundCitation {
  readonly text: string;
  readonly index: number;
  readonly end: number;
}

/** Every bracket with an @ in it, in order. */
export function findCitations(text: string): FoundCitation[] {
  return [...text.matchAll(/\[[^[\]]*@[^[\]]*\]/g)].map(({ 0: found, index }) => ({
    text: found,
    index,
    end: index + found.length,
  }));
}

/** Every @ outside brackets, with the word around it; a citation lacks its brackets there. */
export function findBareAts(text: string): { readonly text: string; readonly index: number }[] {
  // What a bracket holds is blanked out, so that every place stays the same.
  const outside = text.replace(/\[[^[\]]*\]/g, (bracket) => ' '.repeat(bracket.length));
  return [...outside.matchAll(/[\w.+-]*@[\w-]*(?:\.[\w-]+)*/g)].map(({ 0: found, index }) => ({
    text: found,
    index,
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
  const parts = text
    .slice(1, -1)
    .split(';')
    .map((part) => part.trim());
  const articles = parts.map((part) => part.slice(1));
  if (!parts.every((part, index) => part.startsWith('@') && slugGrammar.test(articles[index]!))) {
    return {
      ok: false,
      problem: `“${text}” is no citation; write [@slug], or [@one; @two] for several articles`,
    };
  }
  if (new Set(articles).size < articles.length) {
    return { ok: false, problem: `“${text}” names an article twice; leave one out` };
  }
  return { ok: true, articles };
}
