/**
 * Where a fault lies: a content file, and in it a field of the front matter or a character of the
 * body. Only the reader of files turns this into line and column.
 */
export interface FaultPlace {
  /** Path from the project's root, such as `content/events/parliament-vote.md`. */
  readonly file: string;
  /** The path of keys and list positions to a field: `['positions', 0, 'actor']`. */
  readonly field?: readonly (string | number)[] | undefined;
  /** Characters from the start of the file; used where the fault is in a body. */
  readonly offset?: number | undefined;
  /** Words that stand there, or further on in the same field or passage: their place is the one meant. */
  readonly words?: string | undefined;
}

/** One thing that is wrong in the content, as a letter to its author. */
export interface Fault {
  readonly place: FaultPlace;
  /** What is wrong and what to write instead, without the place. */
  readonly message: string;
}

/** All that is wrong in the content. Thrown by whatever builds on content that must be right. */
export class ContentError extends Error {
  readonly faults: readonly Fault[];

  /** @param report The letter as the author reads it; by default one line per fault. */
  constructor(faults: readonly Fault[], report = faults.map(describeFault).join('\n')) {
    super(report);
    this.name = 'ContentError';
    this.faults = faults;
    // A stack tells an author nothing, and Astro prints one after every message that has it.
    this.stack = '';
  }
}

function describeFault({ place, message }: Fault): string {
  return `${place.file} ${message}`;
}
