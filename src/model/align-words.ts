import { findWords } from './words.ts';

/**
 * Lays words of ours along those of an article where they fit best, and marks what differs: `[-less-]`
 * is ours, `{+fewer+}` the article’s. What the article says before and after is free (a semi-global
 * alignment), so words may be changed, missing or too many anywhere.
 *
 * @param ours In the form that `normaliseText` gives, as is `article`.
 * @param spell The article’s own spelling of a stretch of its normal form.
 * @returns Undefined where nothing there is like it: where fewer than half of our words stand there in
 *   that order, letter case and accents aside, or hardly a word that says anything.
 */
export function alignWords(
  ours: string,
  article: string,
  spell: (from: number, to: number) => string,
): string | undefined {
  const ourTokens = tokenise(ours);
  const articleTokens = tokenise(article);
  const steps = align(ourTokens, articleTokens);
  const isSameWord = ({ our, their }: Step) => our?.isWord === true && our.folded === their?.folded;
  const words = ourTokens.filter(({ isWord }) => isWord).length;
  const same = steps.filter(isSameWord);
  const telling = same.filter(({ our }) => !commonWords.has(our?.folded ?? '')).length;
  const isAlike = same.length * 2 >= words && telling >= 2;
  // Of a few words, one that says something and its common neighbours are telling too.
  const isAlmostSame = same.length > 1 && same.length * 3 >= words * 2 && telling >= 1;
  const isAllSame = same.length === words;
  if (!isAlike && !isAlmostSame && !isAllSame) return undefined;
  return formatSteps(steps, ours, article, spell);
}

/** Words so common that they stand in any article. */
const commonWords = new Set(
  (
    'a about after all also an and any are as at be been before but by can could did do does for from ' +
    'had has have he her him his i if in into is it its may more most my no nor not of on one or our out ' +
    'over said say says she should so some such than that the their them then there these they this ' +
    'those to under up us was we were what when which who will with would you your'
  ).split(' '),
);

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A word, or a character of punctuation. */
interface Token {
  readonly text: string;
  readonly folded: string;
  readonly index: number;
  readonly isWord: boolean;
}

/** A token of ours beside one of the article’s; one is absent where the other has no counterpart. */
interface Step {
  readonly our?: Token | undefined;
  readonly their?: Token | undefined;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  const punctuateUntil = (end: number) => {
    for (; index < end; index++) {
      const mark = text[index]!;
      if (mark !== ' ') tokens.push({ text: mark, folded: mark, index, isWord: false });
    }
  };
  for (const word of findWords(text)) {
    punctuateUntil(word.index);
    tokens.push({ ...word, folded: fold(word.text), isWord: true });
    index = word.index + word.text.length;
  }
  punctuateUntil(text.length);
  return tokens;
}

/**
 * What a difference costs. Changing a word of ours weighs more than leaving out one of the article’s,
 * so that words which agree are found behind some that we left out; punctuation and letter case weigh
 * little.
 */
const changeCost = 1;
const omissionCost = 0.7;
const smallCost = 0.3;

/** The steps of one cheapest alignment, from our first token to our last. */
function align(ours: readonly Token[], article: readonly Token[]): Step[] {
  const width = article.length + 1;
  const moves = new Uint8Array((ours.length + 1) * width);
  let row = new Float64Array(width);
  for (const [line, our] of ours.entries()) {
    const next = new Float64Array(width);
    const start = (line + 1) * width;
    next[0] = row[0]! + costOfChange(our);
    moves[start] = Move.ours;
    for (let column = 1; column < width; column++) {
      const their = article[column - 1]!;
      const beside = row[column - 1]! + costOfChange(our, their);
      const alone = row[column]! + costOfChange(our);
      const left = next[column - 1]! + (their.isWord ? omissionCost : smallCost);
      const least = Math.min(beside, alone, left);
      next[column] = least;
      moves[start + column] =
        least === beside ? Move.both : least === alone ? Move.ours : Move.theirs;
    }
    row = next;
  }
  const least = leastOf(row);
  const ends = Array.from(row.keys()).filter((column) => row[column] === least);
  const last = ours.length * width;
  // A word of the article beside our last says more than that ours is not there.
  const end = ends.find((column) => moves[last + column] === Move.both) ?? ends[0]!;
  return traceBack(ours, article, moves, end);
}

/** Which token a step takes: of both texts, of ours alone or of the article alone. */
const Move = { both: 1, ours: 2, theirs: 3 } as const;

function leastOf(costs: Float64Array): number {
  return costs.reduce((least, cost) => Math.min(least, cost), Infinity);
}

function traceBack(
  ours: readonly Token[],
  article: readonly Token[],
  moves: Uint8Array,
  end: number,
): Step[] {
  const steps: Step[] = [];
  let column = end;
  for (let line = ours.length; line > 0;) {
    const move = moves[line * (article.length + 1) + column];
    if (move !== Move.theirs) line--;
    if (move !== Move.ours) column--;
    steps.push({
      our: move === Move.theirs ? undefined : ours[line],
      their: move === Move.ours ? undefined : article[column],
    });
  }
  return steps.reverse();
}

/** What it costs to change a token of ours into one of the article’s, or into nothing. */
function costOfChange(our: Token, their?: Token): number {
  if (our.text === their?.text) return 0;
  if (their && our.isWord !== their.isWord) return Infinity;
  return our.isWord && our.folded !== their?.folded ? changeCost : smallCost;
}

/** Neighbouring steps that agree, or that differ, are shown together. */
function formatSteps(
  steps: readonly Step[],
  ours: string,
  article: string,
  spell: (from: number, to: number) => string,
): string {
  let shown = '';
  for (let start = 0, end = 0; start < steps.length; start = end) {
    const agrees = isAgreed(steps[start]!);
    while (end < steps.length && isAgreed(steps[end]!) === agrees) end++;
    const run = steps.slice(start, end);
    const our = stretchOf(run.flatMap((step) => step.our ?? []));
    const their = stretchOf(run.flatMap((step) => step.their ?? []));
    const isApart =
      (our && ours[our.from - 1] === ' ') || (their && article[their.from - 1] === ' ');
    if (isApart && start > 0) shown += ' ';
    if (!agrees && our) shown += `[-${ours.slice(our.from, our.to)}-]`;
    if (their) {
      const spelled = spell(their.from, their.to);
      shown += agrees ? spelled : `{+${spelled}+}`;
    }
  }
  return shown;
}

function isAgreed({ our, their }: Step): boolean {
  return our?.text === their?.text;
}

function stretchOf(tokens: readonly Token[]): { from: number; to: number } | undefined {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last && { from: first.index, to: last.index + last.text.length };
}
