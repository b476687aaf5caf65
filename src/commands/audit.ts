import { select } from 'hast-util-select';
import { pageAt, readSiteUnderTest, type BuiltSite, type Page } from '../test/built-site.ts';
import { chooseHeaviest, type AuditedPage } from './audited-pages.ts';
import { checkHtml, findJava, formatMessages, judgeMessages } from './check-html.ts';
import { Letter, runCommand } from './command.ts';
import { describeMachine } from './describe-machine.ts';
import {
  findShortfalls,
  formatHead,
  formatScores,
  isPerfect,
  readScores,
} from './lighthouse-report.ts';
import { openAuditor } from './run-lighthouse.ts';
import { serveFolder } from './serve.ts';

/** What became of one half of the audit. */
type Outcome = 'passed' | 'failed' | 'left out';

/**
 * Kinds of pages that search engines are asked not to list, and why. Of these, Lighthouse’s audit
 * “is-crawlable” says that they are not listed, and nothing else.
 */
const unlistedKinds: Readonly<Record<string, string>> = {
  '404.html': 'it stands for whatever is missing',
  'embed/': 'it shows in frames what the timeline shows',
  'embed/…/': 'it shows in frames what the event’s own page shows',
  'known-on/…/next/': 'there is no next day yet',
};

/**
 * Has the built site judged by others: the Nu HTML checker reads all of it, Lighthouse the heaviest page
 * of every kind.
 *
 * @returns 0 where both are content, 1 where either is not, and 2 where what was judged is in order but
 *   no Java is there to run the checker
 * @throws Letter when there is no site to judge, or one that is not fit to be published
 */
async function audit(): Promise<number> {
  const site = readSiteUnderTest();
  if (select('link[rel="canonical"]', pageAt(site, 'index.html').tree) === undefined) {
    throw new Letter(
      'This dist was built without SITE, so it has no canonical links to judge. Build it as it is to be ' +
        'published; it need not be published yet:\n\n  SITE=https://example.org npm run build',
    );
  }
  const outcomes = [await auditHtml(site), await auditKinds(site)];
  if (outcomes.includes('failed')) return 1;
  return outcomes.includes('left out') ? 2 : 0;
}

async function auditHtml({ folder, pages }: BuiltSite): Promise<Outcome> {
  const java = await findJava();
  if (java === undefined) {
    console.log(
      'NOT CHECKED by the Nu HTML checker: it needs Java 17 or newer, and there is none. ' +
        'On Debian and its like:\n\n  apt-get install default-jre-headless\n',
    );
    return 'left out';
  }
  console.log(`The Nu HTML checker (${java}) reads ${pages.length} pages …`);
  const { errors, warnings, excused, idle } = judgeMessages(await checkHtml(folder));
  tell('warnings', formatMessages(warnings), warnings.length);
  tell('errors excused, of rules that it does not know yet', [], excused.length);
  tell('errors', formatMessages(errors), errors.length);
  for (const { message } of idle) {
    console.log(`Excused in vain: ${message}\n  Take it out of checker-exceptions.ts.`);
  }
  console.log('');
  return errors.length + idle.length === 0 ? 'passed' : 'failed';
}

function tell(what: string, lines: readonly string[], count: number): void {
  console.log(`${count} ${what}${lines.length === 0 ? '' : ':'}`);
  for (const line of lines) console.log(`  ${line}`);
}

async function auditKinds({ folder, base, pages }: BuiltSite): Promise<Outcome> {
  const chosen = chooseHeaviest(pages);
  console.log(`Lighthouse visits the heaviest page of each of ${chosen.length} kinds.`);
  console.log(`${describeMachine()}\n\n${formatHead()}`);
  const server = await serveFolder(folder, { port: 0, base });
  const auditor = await openAuditor();
  try {
    const faults: string[] = [];
    for (const { kind, page } of chosen) {
      const path = page.address.slice(base.length);
      const skipped = kind in unlistedKinds ? ['is-crawlable'] : [];
      const report = await auditor.audit(server.address + path, skipped);
      const scores = readScores(report);
      console.log(formatScores(kind, scores, `/${path}`));
      const lacking = isPerfect(scores) ? [] : findShortfalls(report);
      const found = [...lacking, ...findIdleExcuse({ kind, page })];
      if (found.length > 0) faults.push([`/${path}`, ...found].join('\n  '));
    }
    console.log(faults.length === 0 ? '\n100 everywhere.' : `\n${faults.join('\n\n')}`);
    return faults.length === 0 ? 'passed' : 'failed';
  } finally {
    await auditor.close();
    await server.close();
  }
}

function findIdleExcuse({ kind, page }: AuditedPage<Page>): string[] {
  if (!(kind in unlistedKinds) || page.isUnlisted) return [];
  return ['search engines may list it, but audit.ts excuses it for not being listed'];
}

if (import.meta.main) await runCommand(audit);
