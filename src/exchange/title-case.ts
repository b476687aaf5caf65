/**
 * A title in English as Chicago and MLA print it: capitals on all words but articles, conjunctions and
 * prepositions in between. Words that have a capital somewhere stay as their authors wrote them.
 */
export function titleCase(title: string): string {
  const words = title.split(' ');
  return words
    .map((word, index) => {
      const isFirst = index === 0 || /[:?!.—–]["”’)]*$/u.test(words[index - 1]!);
      const isLast = index === words.length - 1;
      const bare = word.replace(/[^\p{L}\p{N}’.-]/gu, '').replace(/\.$/u, '');
      return !isFirst && !isLast && SMALL.has(bare) ? word : capitalise(word);
    })
    .join(' ');
}

/**
 * Gives a word a capital, and the parts that hyphens join to it, unless it has one inside, is an
 * address or an Arabic article: `al-Kadhimi`, `iPhone`.
 */
function capitalise(word: string): string {
  if (/\/|^\P{L}*(?:[ae]l-\p{Lu}|\p{Ll}+\p{Lu})/u.test(word)) return word;
  return word.replace(/(?<=^["“‘([–—-]*|-)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const SMALL: ReadonlySet<string> = new Set(
  (
    'a an the and but for nor or so yet about above across after against along amid among around as ' +
    'at before behind below beneath beside besides between beyond by despite down during except from ' +
    'in inside into like near of off on onto out outside over past per since than through to toward ' +
    'towards under underneath until up upon versus via vs with within without'
  ).split(' '),
);

/** Straight quotation marks and apostrophes, curled. */
export function curlQuotes(text: string): string {
  return text
    .replace(/(?<=^|[\s([“‘—–-])"/gu, '“')
    .replace(/"/g, '”')
    .replace(/(?<=^|[\s([“—–])'(?!\d\ds?\b)/gu, '‘')
    .replace(/'/g, '’');
}
