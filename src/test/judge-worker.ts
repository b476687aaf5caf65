import { parentPort } from 'node:worker_threads';
import { judgeFolder, type Verdict } from './judge-content.ts';
import type { Folder } from './mutations.ts';

/** Judges one folder after the other in a thread of its own, which can be ended when it hangs. */
parentPort?.on('message', (sent: ReadonlyMap<string, Uint8Array | string>) => {
  // Buffers travel as plain bytes.
  const folder = new Map(
    [...sent].map(([path, content]) => [
      path,
      typeof content === 'string' ? content : Buffer.from(content),
    ]),
  ) as Folder;
  judgeFolder(folder).then(
    (verdict) => parentPort?.postMessage(verdict),
    (error: Error) =>
      parentPort?.postMessage({
        isAccepted: false,
        complaints: [`A stack trace: ${error.stack || error.message}`],
      } satisfies Verdict),
  );
});

parentPort?.postMessage('ready');
