/** A project to draw, with the codes of those that come before it. */
export interface ProjectToDraw {
  code: string;
  name: string;
  estimatedHours: number;
  prerequisites: readonly string[];
}

/** A project in its place, in pixels. */
export interface DrawnProject {
  code: string;
  name: string;
  hours: number;
  x: number;
  y: number;
}

/** The projects of a design as a drawing from top to bottom, each below all that come before it. */
export interface DesignGraph {
  width: number;
  height: number;
  nodes: DrawnProject[];
  /** Curves from a project to the next, as the `d` of a path. */
  edges: { from: string; to: string; path: string }[];
}

/** The size of a project in the drawing, in pixels. */
export const NODE = { width: 240, height: 56 } as const;
const GAP = { across: 24, down: 40 } as const;
/** The room that a curve takes beside the projects that it passes. */
const LANE = 16;
const LONGEST_NAME = 30;

/** Something in a row of the drawing: a project, or a curve that passes it; `after` are the keys of what stands above. */
interface Item {
  key: string;
  row: number;
  width: number;
  after: string[];
}

/** Where each project stands; those of a ring are drawn as if the last one of it did not wait. */
export function graphOf(projects: readonly ProjectToDraw[]): DesignGraph {
  const layers = layersOf(projects);
  const items = projects.flatMap((project) => itemsFor(project, layers));
  const middles = middlesOf(items);
  const rowWidths = rowsOf(items).map(widthOf);
  const topOf = (row: number) => row * (NODE.height + GAP.down);
  const nodes = projects.map(({ code, name, estimatedHours }) => ({
    code,
    name: name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name,
    hours: estimatedHours,
    x: Math.round((middles.get(code) ?? 0) - NODE.width / 2),
    y: topOf(layers.get(code) ?? 0),
  }));
  const edges = projects.flatMap((project) =>
    project.prerequisites
      .filter((from) => layers.has(from))
      .map((from) => ({ from, to: project.code, path: curve(from, project.code, { layers, middles, topOf }) })),
  );
  return { width: Math.max(...rowWidths, NODE.width), height: topOf(rowWidths.length) - GAP.down, nodes, edges };
}

/** How many projects stand above each at least: the longest way to it. */
function layersOf(projects: readonly ProjectToDraw[]): Map<string, number> {
  const before = new Map(projects.map(({ code, prerequisites }) => [code, prerequisites]));
  const layers = new Map<string, number>();
  const walk = (code: string, open: ReadonlySet<string>): number => {
    const known = layers.get(code);
    if (known !== undefined) return known;
    const inside = new Set([...open, code]);
    const above = (before.get(code) ?? []).filter((other) => before.has(other) && !inside.has(other));
    const layer = Math.max(-1, ...above.map((other) => walk(other, inside))) + 1;
    layers.set(code, layer);
    return layer;
  };
  for (const { code } of projects) walk(code, new Set());
  return layers;
}

/** A project, and a lane in each row that a curve to it passes. */
function itemsFor({ code, prerequisites }: ProjectToDraw, layers: ReadonlyMap<string, number>): Item[] {
  const row = layers.get(code) ?? 0;
  const after: string[] = [];
  const lanes = prerequisites.flatMap((from) => {
    const passed = rowsBetween(layers.get(from) ?? row, row);
    after.push(passed.length > 0 ? laneOf(from, code, row - 1) : from);
    return passed.map((lane, at) => ({
      key: laneOf(from, code, lane),
      row: lane,
      width: LANE,
      after: [at === 0 ? from : laneOf(from, code, lane - 1)],
    }));
  });
  return [...lanes, { key: code, row, width: NODE.width, after }];
}

/** The middle of each item, row by row: each as near below what it comes after as the others let it. */
function middlesOf(items: readonly Item[]): Map<string, number> {
  const rows = rowsOf(items);
  const widest = Math.max(...rows.map(widthOf), NODE.width);
  const middles = new Map<string, number>();
  for (const row of rows) {
    const wish = ({ after }: Item) =>
      after.length === 0 ? widest / 2 : after.reduce((sum, key) => sum + (middles.get(key) ?? 0), 0) / after.length;
    let x = (widest - widthOf(row)) / 2;
    for (const item of row.toSorted((a, b) => wish(a) - wish(b))) {
      middles.set(item.key, x + item.width / 2);
      x += item.width + GAP.across;
    }
  }
  return middles;
}

function rowsOf(items: readonly Item[]): Item[][] {
  const count = Math.max(-1, ...items.map(({ row }) => row)) + 1;
  return Array.from({ length: count }, (_, at) => items.filter(({ row }) => row === at));
}

function widthOf(row: readonly Item[]): number {
  return row.reduce((sum, { width }) => sum + width + GAP.across, -GAP.across);
}

function rowsBetween(upper: number, lower: number): number[] {
  return Array.from({ length: Math.max(0, lower - upper - 1) }, (_, at) => upper + 1 + at);
}

function laneOf(from: string, to: string, row: number): string {
  return `${from} ${to} ${row}`;
}

interface Places {
  layers: ReadonlyMap<string, number>;
  middles: ReadonlyMap<string, number>;
  topOf: (row: number) => number;
}

function curve(from: string, to: string, { layers, middles, topOf }: Places): string {
  const [upper, lower] = [layers.get(from) ?? 0, layers.get(to) ?? 0];
  let x = middles.get(from) ?? 0;
  let path = `M${x},${topOf(upper) + NODE.height}`;
  for (const row of [...rowsBetween(upper, lower), lower]) {
    const next = middles.get(row === lower ? to : laneOf(from, to, row)) ?? x;
    const half = topOf(row) - GAP.down / 2;
    path += ` C${x},${half} ${next},${half} ${next},${topOf(row)}`;
    if (row !== lower) path += ` V${topOf(row) + NODE.height}`;
    x = next;
  }
  return path;
}
