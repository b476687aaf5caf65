import { join, resolve } from 'node:path';
import { readArticleTexts } from '../reading/article-texts.ts';
import { recheckTexts } from '../reading/recheck-texts.ts';
import { Letter, projectFolder, runCommand } from './command.ts';
import { readInOrder } from './ledger.ts';

/**
 * Computes everything that the ledger says of texts from the texts themselves, and compares it with
 * the ledger as it stands.
 *
 * @param texts The folder of texts, as the variable ARTICLE_TEXTS names it.
 * @returns What was compared.
 * @throws Letter where there are no texts, and listing every difference
 */
export function testTexts(folder: string, texts: string | undefined): string {
  if (texts === undefined || texts.trim() === '') throw new Letter(NO_TEXTS);
  const reading = readInOrder(folder, 'nothing was compared');
  const { content, ledger } = reading;
  const found = readArticleTexts(resolve(projectFolder, texts), content.articles);
  if (found.problems.length > 0) throw new Letter(found.problems.join('\n'));
  const differences = recheckTexts(reading, ledger, found.texts);
  if (differences.length > 0) throw new Letter(`${differences.join('\n')}\n\n${REMEDY}`);
  const { quotations, comparisons } = ledger;
  return `${found.texts.size} texts, ${quotations.length} certificates, ${comparisons.length} files compared: all as the ledger says.`;
}

const NO_TEXTS = `ARTICLE_TEXTS is not set. It names the folder that holds the full texts of the articles, each as
<slug of the article>.txt. Without these texts nothing can be compared with them:

  ARTICLE_TEXTS=FOLDER npm run test:texts`;

const REMEDY =
  'The ledger does not say what the texts say. Mend the content if it is at fault, then run npm run ledger -- --texts FOLDER.';

if (import.meta.main) {
  await runCommand(async () => {
    console.log(testTexts(join(projectFolder, 'content'), process.env['ARTICLE_TEXTS']));
    return 0;
  });
}
