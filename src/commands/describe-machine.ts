import { cpus, loadavg } from 'node:os';

/** What measured times depend on: `2 × AMD EPYC, Node v24.21.0, load 0.1`; the load is of the last minute. */
export function describeMachine(): string {
  const processors = cpus();
  return [
    `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}`,
    `Node ${process.version}`,
    `load ${loadavg()[0]!.toFixed(1)}`,
  ].join(', ');
}
