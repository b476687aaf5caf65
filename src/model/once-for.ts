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
