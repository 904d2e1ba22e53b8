const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Lines as a file for a spreadsheet: RFC 4180 with semicolons, as French spreadsheets open it. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => `${cells.map(cellOf).join(';')}\r\n`).join('')}`;
}

/** What a spreadsheet would take for a formula is made a text; a number stays one, below zero too. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
