import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Work on files of a folder, by the module and the name under which it is exported. */
export interface SharedWork {
  /** The address of the module: `import.meta.url` of it. */
  readonly module: string;
  /** A function of the folder and the path of a file in it. */
  readonly name: string;
  readonly folder: string;
}

/** What one thread has to do. */
export interface Share {
  readonly work: SharedWork;
  readonly files: readonly string[];
}

/** How many files are worth a thread of their own: starting one takes as long as some hundred files. */
const WORTH_A_THREAD = 500;

/**
 * Does the same work on each file, on as many processors as there are and as the number of files is
 * worth.
 *
 * @returns what the work returned for each file, in the order of the files
 * @throws what the work throws, for whichever file that was first
 */
export async function shareWork<Result>(
  work: SharedWork,
  files: readonly string[],
  threads = Math.min(availableParallelism(), Math.ceil(files.length / WORTH_A_THREAD)),
): Promise<Result[]> {
  if (threads <= 1) return doWork<Result>(work, files);
  // Dealt out like cards, since files of one folder are alike in weight.
  const hands = Array.from({ length: threads }, (_, hand) =>
    files.filter((_file, index) => index % threads === hand),
  );
  const results = await Promise.all(hands.map((hand) => doInThread<Result>(work, hand)));
  return files.map((_, index) => results[index % threads]![Math.floor(index / threads)]!);
}

/** Does work on each file in this thread. */
export async function doWork<Result>(
  { module, name, folder }: SharedWork,
  files: readonly string[],
): Promise<Result[]> {
  const { [name]: work } = (await import(module)) as Record<
    string,
    (folder: string, file: string) => Result
  >;
  return files.map((file) => work!(folder, file));
}

function doInThread<Result>(work: SharedWork, files: readonly string[]): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    const share: Share = { work, files };
    const thread = new Worker(new URL('share-work-thread.ts', import.meta.url), {
      workerData: share,
    });
    thread.on('message', resolve);
    thread.on('error', reject);
    thread.on('exit', (status) =>
      reject(new Error(`A thread ended early, with status ${status}.`)),
    );
  });
}
