/**
 * What looks like a quotation mark or an apostrophe and, to Unicode, is an accent, a prime, a letter, a
 * bracket, a sign or an ornament. The lists are for a character class of a regular expression.
 */
const accents = '`´｀¨˝¸΄᾽᾿῾῝῞῟῍῎῏';
const primes = 'ʹʺ՝′-‷⁗〃';
const letters = 'ʻʼʽʾʿˈˊˋˮՙ՚՛׳״Ꞌꞌߴߵ';
const brackets = '《》〈〉⟨⟩⟪⟫〈〉≪≫⋘⋙⪡⪢≺≻˂˃˱˲˵˶❬❭❮❯❰❱⌜⌝⌈⌉⸢⸣⸂-⸅⸉⸊⸌⸍⸜⸝⸠⸡⹀';
const ornaments = '❛-❠🙶-🙸◜◝';

/** A character class of every mark that quotes or elides, whatever its shape. */
export const quotingMark = `[\\p{Quotation_Mark}${accents}${primes}${letters}${brackets}${ornaments}]`;
