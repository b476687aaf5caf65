import { Worker } from 'node:worker_threads';
import type { Verdict } from './judge-content.ts';
import type { Folder } from './mutations.ts';

/** The longest that anyone should wait for an answer about a few files, in milliseconds. */
const LIMIT = 10_000;

/** Judges content folders in a thread of its own, and gives up on one that takes too long. */
export class TimelyJudge {
  #worker: Worker | undefined;

  judge(folder: Folder): Promise<Verdict> {
    const worker = (this.#worker ??= new Worker(new URL('./judge-worker.ts', import.meta.url)));
    return new Promise((resolve) => {
      const settle = (verdict: Verdict): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        resolve(verdict);
      };
      const giveUp = (complaint: string): void => {
        this.#worker = undefined;
        void worker.terminate();
        settle({ isAccepted: false, complaints: [complaint] });
      };
      const timer = setTimeout(() => giveUp(`No answer within ${LIMIT / 1000} seconds`), LIMIT);
      worker.once('message', settle);
      worker.once('error', (error) => giveUp(`The reader broke down: ${String(error)}`));
      worker.postMessage(folder);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}
