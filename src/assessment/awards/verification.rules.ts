/** What a paper bears for whoever checks it: its number, and a code that cannot be guessed from the number. */
export interface PaperReference {
  /** Of a parchment, `2027-000123`; of the certificate of a block, `PV-2027-0001-3-2`. */
  number: string;
  /** Twelve hexadecimal digits. */
  code: string;
}

const CODE_LENGTH = 12;
const REFERENCE = /^((?:PV-\d{4}-\d{4,}-\d{1,4}-\d{1,3})|(?:\d{4}-\d{6,}))-([0-9A-F]{12})$/;

/** How the paper prints it; the code is the random end of the id of what it attests. */
export function referenceOf(number: string, id: string): string {
  return `${number}-${codeOf(id)}`;
}

/** What somebody typed or scanned, or null when no paper could bear it. */
export function readReference(typed: string): PaperReference | null {
  const [, number, code] = REFERENCE.exec(typed.trim().toUpperCase().replaceAll(/\s+/g, '')) ?? [];
  return number && code ? { number, code } : null;
}

/** Is the code that of what the id names? */
export function isCodeOf(code: string, id: string): boolean {
  return code === codeOf(id);
}

function codeOf(id: string): string {
  return id.slice(-CODE_LENGTH).toUpperCase();
}
