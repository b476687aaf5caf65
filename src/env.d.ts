/** Borders of the world’s countries from Natural Earth; without this, its type would be all its points. */
declare module 'world-atlas/countries-10m.json' {
  const topology: import('./model/base-map.ts').WorldTopology;
  export default topology;
}
