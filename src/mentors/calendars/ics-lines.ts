/** A property of an event as it stands in a calendar file. */
export interface IcsProperty {
  name: string;
  params: Record<string, string>;
  value: string;
}

/** The properties that say when somebody is busy; all others are let go at once. */
const WANTED = new Set([
  'BEGIN',
  'END',
  'UID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'STATUS',
  'TRANSP',
]);
const LONGEST_LINE = 200_000;
const NEWLINE = 10;
const [SPACE, TAB] = [32, 9];
const NAME = /^[A-Za-z-]{1,40}(?=[;:])/;

/** The wanted properties of a calendar file, one after the other; what is not wanted is never made into text. */
export function* propertiesIn(bytes: Uint8Array): Generator<IcsProperty> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [from, line] = [0, ''];
  while (from < buffer.length) {
    const next = buffer.indexOf(NEWLINE, from);
    const end = next === -1 ? buffer.length : next;
    const isFolded = buffer[from] === SPACE || buffer[from] === TAB;
    if (isFolded && line !== '' && line.length < LONGEST_LINE) line += textOf(buffer, from + 1, end);
    else if (!isFolded) {
      yield* propertyIn(line);
      line = wantedLine(buffer, from, end);
    }
    from = end + 1;
  }
  yield* propertyIn(line);
}

/** The text of a line that begins with a wanted name, else nothing. */
function wantedLine(buffer: Buffer, from: number, end: number): string {
  const [name = ''] = NAME.exec(buffer.toString('latin1', from, Math.min(end, from + 41))) ?? [];
  return WANTED.has(name.toUpperCase()) ? textOf(buffer, from, Math.min(end, from + LONGEST_LINE)) : '';
}

function textOf(buffer: Buffer, from: number, end: number): string {
  return buffer.toString('utf8', from, end).replace(/\r$/, '');
}

function* propertyIn(line: string): Generator<IcsProperty> {
  const colon = colonOf(line);
  if (colon === -1) return;
  const [name = '', ...params] = line.slice(0, colon).split(';');
  yield {
    name: name.toUpperCase(),
    params: Object.fromEntries(params.map(paramOf)),
    value: line.slice(colon + 1).trim(),
  };
}

/** The colon before the value; one inside quotes belongs to a parameter. */
function colonOf(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

function paramOf(param: string): [string, string] {
  const equals = param.indexOf('=');
  return [param.slice(0, equals).toUpperCase(), param.slice(equals + 1).replaceAll('"', '')];
}
