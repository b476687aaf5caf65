import { geoContains, geoDistance, geoMercator, geoPath, geoTransform } from 'd3-geo';
import { feature, mesh, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { onceFor } from './once-for.ts';
import type { PlacePoint } from './place.ts';

/** The borders of the world’s countries, as the package `world-atlas` has them from Natural Earth. */
export type WorldTopology = Topology<{
  readonly countries: GeometryCollection<{ readonly name: string }>;
}>;

type LatLong = Pick<PlacePoint, 'latitude' | 'longitude'>;

/** A position on a drawing, in its units, from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The ground on which places are drawn. */
export interface BaseMap {
  readonly width: number;
  readonly height: number;
  /** The country’s area, as the path of an SVG. */
  readonly land: string;
  /** The names of this country and of those neighbours that come into the window. */
  readonly countries: readonly string[];
  /** How long 100 kilometres are in the middle of the map. */
  readonly hundredKilometres: number;
  spotOf(point: LatLong): Spot;
  /** All borders in the window, as the path of an SVG. */
  drawBorders(): string;
  /** Does a spot lie in one of these countries? */
  isIn(country: string, spot: Spot): boolean;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** How far from each edge whatever has to be seen stays. */
  readonly padding: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;
  /** What has to be seen; all of the country where it is left out. */
  readonly points?: readonly LatLong[];
}

/** Does a point lie in a country? */
export function isInCountry(topology: WorldTopology, name: string, point: LatLong): boolean {
  return geoContains(outlinesAround(topology, name).country, toPosition(point));
}

/**
 * Draws a country and its borders in Mercator’s projection, which keeps north up and shapes true, cut
 * at the frame and rounded to whole units: no map here is drawn larger than its units are fine.
 */
export function drawBaseMap(topology: WorldTopology, name: string, frame: Frame): BaseMap {
  const { width, height, padding, points } = frame;
  const { country, neighbours, borders } = outlinesAround(topology, name);
  const seen = points && { type: 'MultiPoint' as const, coordinates: points.map(toPosition) };
  const projection = geoMercator()
    .fitExtent(
      [
        [padding.left, padding.top],
        [width - padding.right, height - padding.bottom],
      ],
      seen ?? country,
    )
    .clipExtent([
      [-1, -1],
      [width + 1, height + 1],
    ]);
  const pathOf = geoPath({ stream: (sink) => projection.stream(rounding().stream(sink)) });
  const lands = new Map(
    [country, ...neighbours]
      .filter((land) => pathOf(land) !== null)
      .map((land) => [land.properties.name, land]),
  );
  const spotOf = (point: LatLong): Spot => {
    const [x, y] = projection(toPosition(point))!;
    return { x, y };
  };
  const middle: [number, number] = [width / 2, height / 2];
  const across = geoDistance(
    projection.invert!(middle)!,
    projection.invert!([width / 2 + 1, height / 2])!,
  );
  return {
    width,
    height,
    land: pathOf(country) ?? '',
    countries: [...lands.keys()],
    hundredKilometres: 100 / (across * earthRadius),
    spotOf,
    drawBorders: () => pathOf(borders) ?? '',
    isIn: (name, { x, y }) => geoContains(lands.get(name)!, projection.invert!([x, y])!),
  };
}

/** In kilometres. */
const earthRadius = 6371;

/** Passes each point on as whole numbers, and only where it differs from the one before. */
function rounding() {
  let last = '';
  return geoTransform({
    lineStart() {
      last = '';
      this.stream.lineStart();
    },
    point(x, y) {
      const rounded = [Math.round(x), Math.round(y)] as const;
      if (rounded.join() === last) return;
      last = rounded.join();
      this.stream.point(...rounded);
    },
  });
}

function toPosition({ latitude, longitude }: LatLong): [number, number] {
  return [longitude, latitude];
}

const outlinesIn = onceFor((topology: WorldTopology) => {
  const { countries } = topology.objects;
  return {
    features: feature(topology, countries).features,
    neighbours: neighbors(countries.geometries),
    borders: mesh(topology, countries, (a, b) => a !== b),
  };
});

/** A country, those that it borders on, and all borders between countries. */
function outlinesAround(topology: WorldTopology, name: string) {
  const { features, neighbours, borders } = outlinesIn(topology);
  const index = features.findIndex(({ properties }) => properties.name === name);
  if (index === -1) throw new Error(`The borders have no country called ${name}.`);
  return {
    country: features[index]!,
    neighbours: neighbours[index]!.map((neighbour) => features[neighbour]!),
    borders,
  };
}
