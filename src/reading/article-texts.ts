import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../model/did-you-mean.ts';
import { compareText } from '../model/order.ts';
import { presentNames, type Renamable } from '../model/renaming.ts';

/** The texts of articles in a folder, or what is wrong with the folder, as letters to the editor. */
export interface TextsReading {
  /** By the present slugs of their articles, with the line ends of Unix and without a byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * Reads a folder of articles’ full texts: `2020-01-10-military-times.txt` holds that of the article
 * of this slug, present or former. Hidden files are passed over; any other is a mistake.
 */
export function readArticleTexts(folder: string, articles: readonly Renamable[]): TextsReading {
  const refuse = (problem: string) => ({ texts: new Map(), problems: [problem] });
  if (!existsSync(folder)) return refuse(`there is no folder ${folder}; ${expected}`);
  if (!statSync(folder).isDirectory()) return refuse(`${folder} is no folder; ${expected}`);
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (names.length === 0) return refuse(`${folder} is empty; ${expected}`);

  const slugs = presentNames(articles);
  const fileOf = new Map<string, string>();
  const texts = new Map<string, string>();
  const problems: string[] = [];
  for (const name of names.sort(compareText)) {
    const path = join(folder, name);
    const reading = readArticleText(path, name, slugs);
    const first = reading.ok ? fileOf.get(reading.slug) : undefined;
    if (!reading.ok) {
      problems.push(`${path} ${reading.problem}`);
    } else if (first !== undefined) {
      problems.push(`${path} and ${first} are of one article; take one of them away`);
    } else {
      fileOf.set(reading.slug, path);
      texts.set(reading.slug, reading.text);
    }
  }
  return { texts, problems };
}

const expected =
  'name one that holds the full texts of articles, each as <slug of the article>.txt';

function readArticleText(
  path: string,
  name: string,
  slugs: ReadonlyMap<string, string>,
):
  | { readonly ok: true; readonly slug: string; readonly text: string }
  | { readonly ok: false; readonly problem: string } {
  const problem = (text: string) => ({ ok: false, problem: text }) as const;
  if (!name.endsWith('.txt') || !statSync(path).isFile()) {
    return problem('is no text of an article; put only files named <slug of the article>.txt here');
  }
  const stem = name.slice(0, -'.txt'.length);
  const slug = slugs.get(stem);
  if (slug === undefined) {
    return problem(
      `is of no article that we have${didYouMean(stem, slugs.keys()) || '; add the article to content/articles/, or take the file away'}`,
    );
  }
  const text = decode(readFileSync(path));
  if (text === undefined) return problem('is not in UTF-8; save it again in that encoding');
  if (text.trim() === '') return problem('is empty; put the full text of the article into it');
  return { ok: true, slug, text };
}

/** A file’s text with the line ends of Unix; undefined where it is not in UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}
