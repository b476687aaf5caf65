import { isMainThread } from 'node:worker_threads';

/**
 * Imported before a program that `runPackage` starts: ends it when the process that started it is gone,
 * even one that was killed and could not say so. What tells is the channel between the two, which closes.
 */
if (isMainThread) {
  const end = (): void => process.exit(1);
  // Unless it was gone before we came.
  if (process.connected) process.once('disconnect', end);
  else end();
  // The channel alone keeps nobody from ending.
  process.channel?.unref();
}
