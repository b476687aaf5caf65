import { Worker } from 'node:worker_threads';
import type { Verdict } from './judge-content.ts';
import type { Folder } from './mutations.ts';

/** The longest that a few files may keep a processor busy: what an author would wait for an answer. */
const BUSY_SECONDS = 10;

/** The longest that may pass, however busy the machine is with other things. */
const PATIENT_SECONDS = 180;

/** Judges content folders in a thread of its own, and gives up on one that takes too long. */
export class TimelyJudge {
  #worker: Worker | undefined;

  async judge(folder: Folder): Promise<Verdict> {
    const worker = (this.#worker ??= await startWorker());
    return new Promise((resolve) => {
      const settle = (verdict: Verdict): void => {
        clearInterval(watch);
        worker.off('message', settle).off('error', breakDown);
        resolve(verdict);
      };
      const giveUp = (complaint: string): void => {
        this.#worker = undefined;
        void worker.terminate();
        settle({ isAccepted: false, complaints: [complaint] });
      };
      const breakDown = (error: Error): void => giveUp(`The reader broke down: ${String(error)}`);
      const start = performance.now();
      const busyBefore = process.cpuUsage();
      // This thread only waits, so that what the process uses is used by the other.
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(busyBefore);
        const seconds = (performance.now() - start) / 1_000;
        if ((user + system) / 1e6 > BUSY_SECONDS || seconds > PATIENT_SECONDS) {
          giveUp(`No answer within ${BUSY_SECONDS} seconds`);
        }
      }, 250);
      worker.on('message', settle).on('error', breakDown);
      worker.postMessage(folder);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/** A thread that is ready to judge. */
function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject);
      resolve(worker);
    });
  });
}
