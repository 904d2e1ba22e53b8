/*
 * Learners who wait are matched with mentors all at once: first as many learners as possible get a mentor, then the
 * pairs that cost least together. The Hungarian method (Kuhn 1955, Munkres 1957) with potentials; a mentor with several
 * places stands in several columns. The same rows and columns in the same order give the same pairs.
 */

/** What a pair costs, in whole numbers from 0; null where the two do not go together. */
export type PairCost = number | null;

/** Above every sum of costs: better any pair than none. */
const NOBODY = 1_000_000;
const NEVER = 1_000_000_000;

/**
 * For each row the number of its column, or null for a row that is left without one. `costs[row][column]` is below
 * 10,000, `places[column]` says how many rows a column takes; up to 100 rows.
 */
export function matched(costs: readonly (readonly PairCost[])[], places: readonly number[]): (number | null)[] {
  const rows = costs.length;
  const seats = places.flatMap((count, column) => Array<number>(Math.min(Math.max(count, 0), rows)).fill(column));
  // Behind the seats stands one place of waiting for each row.
  const priced = costs.map((row) => [
    ...seats.map((column) => row[column] ?? NEVER),
    ...Array<number>(rows).fill(NOBODY),
  ]);
  return cheapest(priced).map((seat) => seats[seat] ?? null);
}

/** The column of each row in the assignment that costs least; there are at least as many columns as rows. */
function cheapest(costs: readonly (readonly number[])[]): number[] {
  const columns = (costs[0]?.length ?? 0) + 1;
  const state: Potentials = {
    ofRow: Array<number>(costs.length + 1).fill(0),
    ofColumn: Array<number>(columns).fill(0),
    rowIn: Array<number>(columns).fill(0),
  };
  for (let row = 1; row <= costs.length; row += 1) seat(row, costs, state);
  const columnOf = Array<number>(costs.length).fill(0);
  state.rowIn.forEach((row, column) => {
    if (column > 0 && row > 0) columnOf[row - 1] = column - 1;
  });
  return columnOf;
}

/** Rows and columns are counted from 1; column 0 holds the row that looks for a place. */
interface Potentials {
  ofRow: number[];
  ofColumn: number[];
  rowIn: number[];
}

/** Gives one more row a column, along the cheapest path that moves the rows seated so far. */
function seat(row: number, costs: readonly (readonly number[])[], state: Potentials): void {
  const { rowIn } = state;
  const columns = rowIn.length;
  const least = Array<number>(columns).fill(Number.POSITIVE_INFINITY);
  const cameFrom = Array<number>(columns).fill(0);
  const isDone = Array<boolean>(columns).fill(false);
  rowIn[0] = row;
  let column = 0;
  while (at(rowIn, column) !== 0) {
    isDone[column] = true;
    const step = nearest(column, costs, { ...state, least, cameFrom, isDone });
    shift(step.by, { ...state, least, isDone });
    column = step.column;
  }
  while (column !== 0) {
    const before = at(cameFrom, column);
    rowIn[column] = at(rowIn, before);
    column = before;
  }
}

interface Search extends Potentials {
  least: number[];
  cameFrom: number[];
  isDone: boolean[];
}

/** The column that is reached next at the least cost; of equals the first. */
function nearest(from: number, costs: readonly (readonly number[])[], search: Search): { column: number; by: number } {
  const { ofRow, ofColumn, rowIn, least, cameFrom, isDone } = search;
  const row = at(rowIn, from);
  const ofThisRow = costs[row - 1] ?? [];
  let found = { column: 0, by: Number.POSITIVE_INFINITY };
  for (let column = 1; column < least.length; column += 1) {
    if (isDone[column]) continue;
    const reduced = at(ofThisRow, column - 1) - at(ofRow, row) - at(ofColumn, column);
    if (reduced < at(least, column)) {
      least[column] = reduced;
      cameFrom[column] = from;
    }
    if (at(least, column) < found.by) found = { column, by: at(least, column) };
  }
  return found;
}

function shift(by: number, { ofRow, ofColumn, rowIn, least, isDone }: Omit<Search, 'cameFrom'>): void {
  for (let column = 0; column < least.length; column += 1) {
    if (isDone[column]) {
      const row = at(rowIn, column);
      ofRow[row] = at(ofRow, row) + by;
      ofColumn[column] = at(ofColumn, column) - by;
    } else {
      least[column] = at(least, column) - by;
    }
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}
