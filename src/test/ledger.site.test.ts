import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSurroundings } from '../commands/ledger.ts';
import type { Ledger } from '../model/ledger.ts';
import { formatList, readLedger } from '../reading/ledger-files.ts';
import { readWritten } from '../reading/read-content.ts';
import { recordLedger } from '../reading/record-ledger.ts';
import { readSiteUnderTest } from './built-site.ts';
import { contentFolder } from './content-files.ts';

const { pages, base } = readSiteUnderTest();
const { content } = readWritten(contentFolder);
const { ledger } = readLedger(contentFolder);
const recorded = recordLedger(content, ledger, readSurroundings());
const lists = Object.keys(recorded) as (keyof Ledger)[];

test('every page of the site has its address in the ledger', () => {
  const withdrawn = ledger.tombstones.map(({ address }) => address);
  const addresses = pages
    .filter(({ file, isMoved }) => file !== '404.html' && !isMoved)
    .map(({ address }) => `/${address.slice(base.length)}`)
    .filter((address) => !withdrawn.includes(address));
  expect(addresses.length).toBeGreaterThan(1);
  const known = new Set(ledger.addresses);
  expect(
    addresses.filter((address) => !known.has(address)),
    'run npm run ledger',
  ).toEqual([]);
});

test.each(lists)('after npm run ledger nothing would change in the %s', (list) => {
  const path = join(contentFolder, 'ledger', `${list}.json`);
  const stands = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
  expect(stands, 'run npm run ledger').toBe(formatList(recorded[list]));
});
