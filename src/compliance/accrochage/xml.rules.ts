// Markup, what XML 1.0 cannot hold or would change, and accents written apart from their letter.
const NEEDS_CARE = /[&<>\p{Cc}\p{Cs}\p{Mn}\ufffe\uffff]/u;
const NOT_TEXT = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const MARKUP = /[&<>]/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it may stand in an element of XML 1.0: composed, escaped, without controls and halves of characters. */
export function escaped(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(NOT_TEXT, '')
    .normalize('NFC')
    .replace(MARKUP, (character) => ENTITIES[character] ?? '');
}

/** Writes an element of the flux, or nothing at all when there is no value: never an empty element. */
export function absentUnlessGiven(name: string): (value: string | null | undefined) => string {
  const [start, end] = tagsOf(name);
  return (value) => (value ? start + escaped(value) + end : '');
}

/** Writes an element of the flux that must be there, as nil when there is no value. */
export function nilUnlessGiven(name: string): (value: string | number | null) => string {
  const [start, end] = tagsOf(name);
  const nil = `<cpf:${name} xsi:nil="true"/>`;
  return (value) => {
    if (!value) return nil;
    return start + (typeof value === 'number' ? value : escaped(value)) + end;
  };
}

function tagsOf(name: string): [string, string] {
  return [`<cpf:${name}>`, `</cpf:${name}>`];
}
