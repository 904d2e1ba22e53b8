/** What of a stranger's text or value is an object; null for anything else. */
export function recordIn(given: unknown): Record<string, unknown> | null {
  const value = typeof given === 'string' ? parsed(given) : given;
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The items of a list in a stranger's text; none when it is no list. */
export function listIn(given: string): unknown[] {
  const value = parsed(given);
  return Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
}

/** A short text in a field, numbers as they are written; empty for anything else. */
export function textIn(record: Record<string, unknown>, name: string): string {
  const value = record[name];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? text.replaceAll('\u0000', '').slice(0, LONGEST) : '';
}

const LONGEST = 200;
const MOST_ITEMS = 100;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
