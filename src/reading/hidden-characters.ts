import type { Fault } from '../model/content-error.ts';
import type { SourceFile } from './located-fault.ts';

/**
 * Characters that nobody sees and that would spoil a search, a slug or the comparison of a quotation
 * with its article. Joiners and direction marks stay: Arabic and Persian need them.
 */
const hidden: readonly (readonly [characters: RegExp, name: string])[] = [
  [/[\0-\x08\v\f\x0E-\x1F\x7F-\x9F]/gu, 'a control character'],
  [/\u00AD/gu, 'a soft hyphen'],
  [/[\u200B\u2060\uFEFF]/gu, 'a space of no width'],
  [/[\u2028\u2029]/gu, 'a line separator'],
  [/[\u202A-\u202E\u2066-\u2069]/gu, 'a change of writing direction'],
  [/\uFFFC/gu, 'the place of a lost picture'],
  [/\uFFFD/gu, 'a character that is not UTF-8'],
];

/**
 * The characters that cannot be seen and should not be there. Of many of one kind, as a file in another
 * encoding has them, the first few are named, and the last of these says how many follow.
 */
export function findHiddenCharacters({ file, text }: SourceFile): Fault[] {
  return hidden.flatMap(([characters, name]) => {
    const found = [...text.matchAll(characters)];
    return found.slice(0, mostNamed).map(({ 0: character, index }, number) => {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      const more = number === mostNamed - 1 ? found.length - mostNamed : 0;
      return {
        place: { file, offset: index },
        message:
          more === 0
            ? `${name} (U+${code}) stands here; delete it and type the text again`
            : `${name} (U+${code}) stands here and ${more} more follow; save the file as UTF-8, or type it again`,
      };
    });
  });
}

/** How many characters of one kind are named in one file. */
const mostNamed = 5;
