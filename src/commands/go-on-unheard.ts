/**
 * Has this process go on when whoever reads what it prints has read enough, as in `npm run build | head`;
 * otherwise a broken pipe would end it, with a stack trace. Other faults of its output are thrown.
 */
export function goOnUnheard(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
