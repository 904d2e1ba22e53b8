import { SaxesParser } from 'saxes';
import { type PlainRecord, plainRecord } from './plain-record.rules.js';
import { KEPT, KEPT_IN_BRIEF, type Kept } from './record-shape.rules.js';
import { RecordTree } from './record-tree.rules.js';
import type { Piece } from './register-pieces.adapter.js';
import type { Place } from './register.errors.js';
import { RegisterUnreadable } from './register.errors.js';
import type { Saying } from './fiche.types.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';

/** One record of the file: what is kept of it, and its own text in UTF-8, good until the next piece is taken. */
export interface WalkedRecord {
  record: RegisterElement;
  bytes: Buffer;
}

/** What a file says before its first record, for a parser that takes it up in the middle. */
const BEGINNING = '<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>';

/**
 * Walks the XML of a register as it arrives and gives its records, within the limits. A plain record is read without
 * the parser, four times as fast; all else is the parser's. Throws RegisterUnreadable at what no register holds.
 */
export class RegisterWalk {
  private readonly parser = new SaxesParser({ position: false });
  private tree = new RecordTree();
  private finished: WalkedRecord[] = [];
  private depth = 0;
  private records = 0;
  private recordFrom = 0;
  private lastEventAt = 0;
  private versionSeen = false;
  /** What the parser was given since the last record, its position before, and after (between two pieces its own is wrong). */
  private given = '';
  private givenFrom = 0;
  private givenTo = 0;
  /** The parser's position at the end of the last record: when it stands there, a plain record may follow. */
  private recordEndsAt = -1;
  /** What of a record is built where the parser is not needed. */
  readonly kept: Kept;

  constructor(
    readonly limits: RegisterLimits,
    { startsOnLine, isBrief = false }: { startsOnLine?: number | undefined; isBrief?: boolean | undefined } = {},
  ) {
    const { parser } = this;
    this.kept = isBrief ? KEPT_IN_BRIEF : KEPT;
    parser.on('error', ({ message }) => this.refuse(broken(message)));
    parser.on('doctype', () => this.refuse(DOCTYPE));
    parser.on('opentag', ({ name }) => this.enter(name));
    parser.on('closetag', ({ name }) => this.leave(name));
    parser.on('text', (text) => this.keep(text));
    parser.on('cdata', (text) => this.keep(text));
    // No more than these six: a seventh makes saxes four times slower, as V8 then holds the parser as a dictionary.
    if (startsOnLine !== undefined) this.takeUp(startsOnLine);
  }

  /** The place that has been reached. */
  readonly reached = (): Place => ({ line: this.parser.line, column: Math.max(this.parser.column, 1) });

  /** Has everything been read up to the end of a record, and nothing of what follows? */
  get isBetweenRecords(): boolean {
    return this.givenTo === this.recordEndsAt;
  }

  /** Takes the next piece of the file and gives the records that are whole with it. */
  take(piece: Piece): WalkedRecord[] {
    const plain = this.isBetweenRecords && piece.isUtf8 && plainRecord(piece.bytes, this.parser.line, this);
    if (plain) return [this.passOver(plain, piece)];
    this.parse(piece.text());
    const records = this.finished;
    this.finished = [];
    return records;
  }

  /** The file ends: throws when it ends too soon. */
  end(): void {
    if (this.givenTo === 0) this.refuse(EMPTY);
    if (this.depth > 0) this.refuse(CUT_SHORT);
    this.parser.close();
  }

  private takeUp(line: number): void {
    this.parse(BEGINNING);
    this.parser.line = line;
    this.recordEndsAt = this.givenTo;
  }

  /** A record was read without the parser. */
  private passOver({ record, lines, columns }: PlainRecord, { bytes }: Piece): WalkedRecord {
    this.enterRecord();
    this.parser.line += lines;
    this.parser.column = lines > 0 ? columns : this.parser.column + columns;
    return { record, bytes: bytes.subarray(bytes.indexOf('<')) };
  }

  private parse(text: string): void {
    this.given += text;
    this.givenTo += text.length;
    this.parser.write(text);
    // What saxes is still gathering (a text, a comment, a tag, a DOCTYPE) has given no event yet.
    this.bound(this.givenTo - this.lastEventAt, this.limits.charactersPerElement, 'characters in one element');
    if (this.depth > 1) return;
    this.given = '';
    this.givenFrom = this.givenTo;
  }

  private enter(name: string): void {
    this.moved();
    this.depth += 1;
    this.bound(this.depth, this.limits.depth, 'levels');
    if (this.depth === 1) return this.enterRoot(name);
    if (this.depth === 2) this.recordFrom = this.parser.position;
    if (this.depth === 2 && name === 'FICHE') this.enterRecord();
    this.tree.enter(name, this.parser.line);
    this.bound(this.tree.elements, this.limits.elementsPerRecord, 'elements in one record');
  }

  private enterRoot(name: string): void {
    if (name === 'FICHES') return;
    const message = `The file opens with <${name}>, where <FICHES> is expected: give the V4.1 XML export.`;
    this.refuse({ code: 'register-other-root', message, facts: { name: name.slice(0, 40) } });
  }

  private enterRecord(): void {
    this.needVersion();
    this.records += 1;
    this.bound(this.records, this.limits.records, 'records');
  }

  private keep(text: string): void {
    this.moved();
    if (this.depth < 2) return;
    this.tree.keep(text);
    this.bound(this.tree.characters, this.limits.charactersPerElement, 'characters in one element');
  }

  private leave(name: string): void {
    this.moved();
    this.depth -= 1;
    if (this.depth === 0) return this.needVersion();
    const whole = this.tree.leave(name);
    if (whole?.name === 'VERSION_FLUX') this.checkVersion(whole.text.trim());
    if (whole?.name === 'FICHE') this.leaveRecord(whole);
  }

  private leaveRecord(record: RegisterElement): void {
    const { position } = this.parser;
    const content = this.given.slice(this.recordFrom - this.givenFrom, position - this.givenFrom);
    this.finished.push({ record, bytes: Buffer.from(`<FICHE>${content}`) });
    this.recordEndsAt = position;
  }

  private checkVersion(version: string): void {
    if (!/^4(\.\d{1,3})?$/.test(version)) {
      const written = version.slice(0, 20);
      const message = `VERSION_FLUX is « ${written} », where 4.1 is expected: give the V4.1 XML export.`;
      this.refuse({ code: 'register-other-version', message, facts: { version: written } });
    }
    this.versionSeen = true;
  }

  private needVersion(): void {
    if (this.versionSeen) return;
    this.refuse(NO_VERSION);
  }

  private moved(): void {
    const { position } = this.parser;
    this.bound(position - this.lastEventAt, this.limits.charactersPerElement, 'characters in one element');
    this.lastEventAt = position;
    if (this.depth > 1) {
      this.bound(position - this.recordFrom, this.limits.charactersPerRecord, 'characters in one record');
    }
  }

  private bound(count: number, most: number, what: string): void {
    if (count <= most) return;
    const message = `There are more than ${most} ${what}, which no register has: ${NOT_IT}`;
    this.refuse({ code: 'register-beyond-bounds', message, facts: { most } });
  }

  private refuse(saying: Saying): never {
    throw new RegisterUnreadable(this.reached(), saying);
  }
}

const NOT_IT = 'check that the file is the V4.1 XML export, as it was downloaded.';
const DOCTYPE = {
  code: 'register-doctype',
  message: 'The file carries a DOCTYPE, which the register never does: ' + NOT_IT,
};
const EMPTY = { code: 'register-empty', message: 'The file is empty: download it again.' };
const CUT_SHORT = {
  code: 'register-cut-short',
  message: 'The file ends in the middle: it was cut short; download it again.',
};
const NO_VERSION = {
  code: 'register-version-missing',
  message: 'No VERSION_FLUX stands before the first record, where 4.1 is expected: give the V4.1 XML export.',
};

function broken(why: string): Saying {
  const message = `The XML breaks here (${why}): download the export again.`;
  return { code: 'register-not-xml', message };
}
