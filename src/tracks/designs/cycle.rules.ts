/** A project and those that come before it, all by their codes. */
export interface Step {
  code: string;
  prerequisites: readonly string[];
}

/**
 * The first ring of projects that wait for each other, as a chain of codes that ends where it began, each waiting for
 * the next; null when the projects can be put in an order.
 */
export function cycleOf(steps: readonly Step[]): string[] | null {
  const waitsFor = new Map(steps.map(({ code, prerequisites }) => [code, prerequisites]));
  const settled = new Set<string>();
  for (const { code } of steps) {
    const ring = ringFrom(code, { waitsFor, settled, path: [] });
    if (ring) return ring;
  }
  return null;
}

interface Walk {
  waitsFor: ReadonlyMap<string, readonly string[]>;
  /** Those that lead into no ring. */
  settled: Set<string>;
  path: string[];
}

function ringFrom(code: string, walk: Walk): string[] | null {
  const { waitsFor, settled, path } = walk;
  if (settled.has(code)) return null;
  const met = path.indexOf(code);
  if (met >= 0) return [...path.slice(met), code];
  path.push(code);
  for (const next of waitsFor.get(code) ?? []) {
    const ring = ringFrom(next, walk);
    if (ring) return ring;
  }
  path.pop();
  settled.add(code);
  return null;
}
