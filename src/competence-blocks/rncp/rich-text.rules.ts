const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const SPACES = /[\s\u200b\ufeff]+/g;
/** Every space but the plain one is written out: the short form makes the reading of a register a tenth slower. */
const UNEVEN = /[<&\t\v\f\r\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]|[ \n][ \n]/;

const BLOCKS = new Set('p div ul ol dl dt dd table tbody thead tr h1 h2 h3 h4 h5 h6 blockquote section'.split(' '));
const INLINE = new Set('span strong em b i u a s sup sub font small td th label code'.split(' '));

const ACCENTS = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['circ', '\u0302'],
  ['uml', '\u0308'],
  ['cedil', '\u0327'],
]);
const CHARACTERS = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['bull', '•'],
  ['middot', '·'],
  ['oelig', 'œ'],
  ['OElig', 'Œ'],
  ['aelig', 'æ'],
  ['euro', '€'],
  ['deg', '°'],
]);

/** Is this the name of an HTML element that texts of the register are dressed with? */
export function isMarkup(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'br' || lower === 'li' || BLOCKS.has(lower) || INLINE.has(lower);
}

/** The words of a text without their HTML: a paragraph or <br> is a line, a <li> a line with a dash. */
export function plainText(raw: string): string {
  const text = raw.trim();
  if (!UNEVEN.test(text)) return text;
  return text
    .replaceAll(TAG, lineFor)
    .replaceAll(ENTITY, characterFor)
    .split(LINE_END)
    .map((line) => line.replaceAll(SPACES, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function lineFor(tag: string, closing: string, name: string): string {
  if (!isMarkup(name)) return tag;
  const lower = name.toLowerCase();
  if (lower === 'li') return closing ? '\n' : '\n- ';
  if (lower === 'td' || lower === 'th') return ' ';
  return INLINE.has(lower) ? '' : '\n';
}

function characterFor(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return CHARACTERS.get(name) ?? accentedLetter(name) ?? entity;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  const isCharacter = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : entity;
}

/** `eacute` is é: a letter and the name of its accent. */
function accentedLetter(name: string): string | undefined {
  const accent = ACCENTS.get(name.slice(1));
  return accent && `${name.slice(0, 1)}${accent}`.normalize('NFC');
}
