import { join, resolve } from 'node:path';
import { readArticleTexts } from '../reading/article-texts.ts';
import { readLedger } from '../reading/ledger-files.ts';
import { locateFaults, readWritten } from '../reading/read-content.ts';
import { recheckTexts } from '../reading/recheck-texts.ts';
import { formatReport } from '../reading/report-content.ts';
import { Letter, projectFolder, runCommand } from './command.ts';

const NO_TEXTS = `ARTICLE_TEXTS is not set. It names the folder that holds the full texts of the articles, each as
<slug of the article>.txt. Without these texts nothing can be compared with them:

  ARTICLE_TEXTS=FOLDER npm run test:texts`;

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
  const written = readWritten(folder);
  const { ledger, faults, files } = readLedger(folder);
  const allFaults = [...written.faults, ...faults];
  if (allFaults.length > 0) {
    const located = locateFaults(allFaults, [...written.files, ...files]);
    throw new Letter(formatReport(located, 'nothing was compared'));
  }
  const reading = readArticleTexts(texts, written.content.articles);
  if (reading.problems.length > 0) throw new Letter(reading.problems.join('\n'));
  const differences = recheckTexts(written, ledger, reading.texts);
  if (differences.length > 0) {
    throw new Letter(`${differences.join('\n')}\n\n${REMEDY}`);
  }
  const { quotations, comparisons } = ledger;
  return `${reading.texts.size} texts, ${quotations.length} certificates, ${comparisons.length} files compared: all as the ledger says.`;
}

const REMEDY =
  'The ledger does not say what the texts say. Mend the content if it is at fault, then run npm run ledger -- --texts FOLDER.';

if (import.meta.main) {
  await runCommand(async () => {
    const texts = process.env['ARTICLE_TEXTS'];
    const at =
      texts === undefined || texts.trim() === '' ? undefined : resolve(projectFolder, texts);
    console.log(testTexts(join(projectFolder, 'content'), at));
    return 0;
  });
}
