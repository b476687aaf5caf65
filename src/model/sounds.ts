/**
 * How a name sounds, whichever way it is spelt in Latin letters: its consonants, those that
 * transliterations confuse made one. `Soleimani` and `Suleymani` give the same, so do `Kadhimi` and
 * `Kazemi`. Names with fewer than three consonants have no sound of their own.
 */
export function soundOf(name: string): string | undefined {
  const letters = foldSpelling(name).replace(/[^a-z]/g, '');
  const consonants = letters
    .replace(/dh|th|z/g, 'd')
    .replace(/kh|gh|q|c(?!h)/g, 'k')
    .replace(/[aeiouwy]|(?<![cs])h/g, '')
    .replace(/(.)\1+/g, '$1');
  return consonants.length < 3 ? undefined : mark + consonants;
}

/** The sounds of all words of a text that begin with a capital, each once, in their order. */
export function soundsIn(text: string): readonly string[] {
  const names = text.match(/\p{Lu}[\p{L}\p{M}’'ʻ-ʿ]+/gu) ?? [];
  return [...new Set(names.flatMap((name) => soundOf(name) ?? []))];
}

/** Without accents, and without the signs that stand for ayn and hamza. */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}’‘'`´ʻ-ʿ]/gu, '')
    .toLowerCase();
}

/** Keeps sounds apart from words: no word begins with it. */
const mark = 'xqx';
