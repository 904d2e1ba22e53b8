/** One page of a list: the rows, and the key that the next page starts after (null at the end). */
export interface Page<Row> {
  rows: Row[];
  nextAfter: string | null;
}

/** Makes a page of `size` out of rows that were fetched with one more than that. */
export function pageOf<Row>(rows: Row[], size: number, keyOf: (row: Row) => string): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, nextAfter: rows.length > size && last ? keyOf(last) : null };
}
