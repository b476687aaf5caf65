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

/** Every character that cannot be seen and should not be there. */
export function findHiddenCharacters({ file, text }: SourceFile): Fault[] {
  return hidden.flatMap(([characters, name]) =>
    [...text.matchAll(characters)].map(({ 0: character, index }) => {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      return {
        place: { file, offset: index },
        message: `${name} (U+${code}) stands here; delete it and type the text again`,
      };
    }),
  );
}
