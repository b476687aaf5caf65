import { quotingMark } from './quoting-marks.ts';

/**
 * Every character of a text that is neither a letter, a digit, a sign of money, one of the usual
 * punctuation nor one of our quotation marks. What is not known could mark a quotation that nothing
 * sees. Addresses on the web are no prose, and are passed over; what cannot be seen is for the readers
 * of files to refuse.
 *
 * @returns A letter to the author for each, and where it stands.
 */
export function findForeignCharacters(
  text: string,
): { readonly index: number; readonly message: string }[] {
  if (!anyUnusual.test(text)) return [];
  const prose = text.replace(webAddress, (address) => ' '.repeat(address.length));
  return [...prose.matchAll(foreign)].map(({ 0: found, index }) => ({
    index,
    message: describe(found),
  }));
}

/** Most texts hold letters of Western Europe and usual punctuation alone, and are soon done with. */
const anyUnusual = /[^A-Za-zÀ-ÖØ-öø-ž0-9 \n.:;!?()[\]–—…/&%+×=*#@§°,“”‘’«»$€£-]|,,|‘‘|’’/u;

/** An address as it may stand in prose, in the characters that addresses are made of. */
const webAddress = /https?:\/\/[\w!#-;=?@[\]~]+/gu;

const punctuation =
  '.,;:!?()[\\]–—\\-‐‑−…/&%‰+×=*#@§°¡¿' + '،؛؟٪٫٬۔־։।॥፣።' + '、。！？，；：（）・';

/** Letters by name that stand only behind others of their script: the Japanese long vowel, Arabic’s long line. */
const joinedLetters =
  '(?<=[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Arabic}])[々〻ゝゞヽヾーๆໆៗـ]';

/** Letters that look like marks of quotation: raised finals and angles of the Canadian syllabics, and clicks. */
const markedLetters = 'ᐞ-ᐪᐸᐳᑉᑊǀ-ǃ';

const known = [
  `(?![${markedLetters}])[\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lo}]`,
  joinedLetters,
  '(?<=[\\p{L}\\p{M}\\p{N}\\u200C\\u200D])\\p{M}',
  '[\\p{N}\\p{Sc}\\s\\p{Cc}\\p{Cf}\\uFFFC\\uFFFD“”‘’«»‹›]',
  `[${punctuation}]`,
].join('|');

/** Two single marks or commas for a double one, two angle brackets for a guillemet. */
const doubled = "''|‘‘|’’|‹‹|››|,,|<<|>>";

/** A letter of another alphabet glued to Latin ones, which may look like any mark. */
const glued =
  '(?<=\\p{Script=Latin})(?!\\p{Script=Latin})\\p{L}|(?!\\p{Script=Latin})\\p{L}(?=\\p{Script=Latin})';

const ours = '(?![“”‘’«»‹›])';

const foreign = new RegExp(`${doubled}|${ours}${quotingMark}|(?!${known}).|${glued}`, 'gsu');

const anyQuotingMark = new RegExp(`^(?:${doubled}|${quotingMark})$`, 'u');

function describe(found: string): string {
  if (/^[ʻʼʽʾʿ]$/u.test(found)) {
    return `${found} is not a mark we can check; leave it out or, within a word, use ’ for an apostrophe`;
  }
  if (found === "'") {
    return `${found} is not a mark we can check; write ’ for an apostrophe, and put words of an article in “ ”`;
  }
  if (anyQuotingMark.test(found)) {
    return `${found} is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname`;
  }
  const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const remedy = remedies[found] ?? describeByKind(found);
  return `${found.trim() === '' || /\p{M}/u.test(found) ? '' : `${found} `}(U+${code}) does not stand in prose; ${remedy}`;
}

const remedies: Readonly<Record<string, string>> = {
  '<': 'write “fewer than” in words, without marks; HTML means nothing here',
  '>': 'write “more than” in words, without marks; HTML means nothing here',
  '~': 'write “about” in words, without marks',
  _: 'put a title or nickname in *emphasis*, words of an article in “ ”',
  '•': 'write sentences',
};

function describeByKind(found: string): string {
  if (/\p{M}/u.test(found)) return 'write an accent directly after its letter';
  if (/\p{Lm}/u.test(found)) return 'write the word in plain letters';
  if (/\p{L}/u.test(found)) return 'write each word in the letters of one alphabet';
  return 'say it in words; only letters, digits and the usual punctuation (. , ; : ! ? ( ) – — …) can be told from marks of quotation';
}
