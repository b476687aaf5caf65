import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSurroundings } from '../commands/ledger.ts';
import type { Ledger } from '../model/ledger.ts';
import { formatList, readLedger } from '../reading/ledger-files.ts';
import { readWritten } from '../reading/read-content.ts';
import { recordLedger } from '../reading/record-ledger.ts';
import { contentFolder } from './content-files.ts';

const { content } = readWritten(contentFolder);
const { ledger } = readLedger(contentFolder);
const recorded = recordLedger(content, ledger, readSurroundings());
const lists = Object.keys(recorded) as (keyof Ledger)[];

test.each(lists)('nobody forgot to run npm run ledger: the %s are up to date', (list) => {
  const path = join(contentFolder, 'ledger', `${list}.json`);
  const stands = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  expect(stands, 'run npm run ledger').toBe(formatList(recorded[list]));
});
