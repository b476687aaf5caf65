import { parentPort, workerData } from 'node:worker_threads';
import { doWork, type Share } from './share-work.ts';

// A module of its own, since what the work imports may not wait for what starts it.
const { work, files } = workerData as Share;
parentPort!.postMessage(await doWork(work, files));
