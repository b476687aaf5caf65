/** Borders of the world’s countries from Natural Earth; without this, their type would be all their points. */
declare module 'world-atlas/countries-10m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification';
  const topology: Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>;
  export default topology;
}
