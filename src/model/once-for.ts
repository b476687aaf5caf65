/**
 * A function of a short text that is found out once for each, and kept for good: for texts of which there
 * are few, such as the days of some years.
 */
export function onceForText<Found>(find: (text: string) => Found): (text: string) => Found {
  const kept = new Map<string, Found>();
  return (text) => {
    if (!kept.has(text)) kept.set(text, find(text));
    return kept.get(text)!;
  };
}

/** A function of one thing that is found out once for each, and kept for as long as the thing is. */
export function onceFor<Thing extends object, Found>(
  find: (thing: Thing) => Found,
): (thing: Thing) => Found {
  const kept = new WeakMap<Thing, { readonly found: Found }>();
  return (thing) => {
    const found = kept.get(thing) ?? { found: find(thing) };
    kept.set(thing, found);
    return found.found;
  };
}
