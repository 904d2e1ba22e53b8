import { SaxesParser } from 'saxes';
import { RecordTree } from './record-tree.rules.js';
import type { Place } from './register.errors.js';
import { RegisterUnreadable } from './register.errors.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';

/**
 * Walks the XML of a register as it arrives and gives its records, within the limits; with `wanted`, only the records
 * of these codes. Throws RegisterUnreadable at the first thing that no register holds.
 */
export class RegisterWalk {
  private readonly parser = new SaxesParser({ position: false });
  private readonly tree: RecordTree;
  private finished: RegisterElement[] = [];
  private depth = 0;
  private records = 0;
  private recordFrom = 0;
  private lastEventAt = 0;
  private versionSeen = false;

  constructor(
    private readonly limits: RegisterLimits,
    wanted?: ReadonlySet<string>,
  ) {
    this.tree = new RecordTree(wanted);
    const { parser } = this;
    parser.on('error', ({ message }) => this.refuse(`The XML breaks here (${message}): download the export again.`));
    parser.on('doctype', () => this.refuse('The file carries a DOCTYPE, which the register never does: ' + NOT_IT));
    parser.on('opentag', ({ name }) => this.enter(name));
    parser.on('closetag', ({ name }) => this.leave(name));
    parser.on('text', (text) => this.keep(text));
    parser.on('cdata', (text) => this.keep(text));
    // No more than these six: a seventh makes saxes four times slower, as V8 then holds the parser as a dictionary.
  }

  /** The place that has been reached. */
  readonly reached = (): Place => ({ line: this.parser.line, column: Math.max(this.parser.column, 1) });

  /** Takes the next piece of the file and gives the records that are whole with it. */
  take(piece: string): RegisterElement[] {
    this.parser.write(piece);
    // What saxes is still gathering (a text, a comment, a tag, a DOCTYPE) has given no event yet.
    this.bound(this.parser.position - this.lastEventAt, this.limits.charactersPerElement, 'characters in one element');
    const records = this.finished;
    this.finished = [];
    return records;
  }

  /** The file ends: throws when it ends too soon. */
  end(): void {
    if (this.parser.position === 0) this.refuse('The file is empty: download it again.');
    if (this.depth > 0) this.refuse('The file ends in the middle: it was cut short; download it again.');
    this.parser.close();
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
    this.refuse(`The file opens with <${name}>, where <FICHES> is expected: give the V4.1 XML export.`);
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
    if (whole?.name === 'FICHE') this.finished.push(whole);
  }

  private checkVersion(version: string): void {
    if (!/^4(\.\d{1,3})?$/.test(version)) {
      this.refuse(`VERSION_FLUX is « ${version.slice(0, 20)} », where 4.1 is expected: give the V4.1 XML export.`);
    }
    this.versionSeen = true;
  }

  private needVersion(): void {
    if (this.versionSeen) return;
    this.refuse('No VERSION_FLUX stands before the first record, where 4.1 is expected: give the V4.1 XML export.');
  }

  private moved(): void {
    this.lastEventAt = this.parser.position;
    if (this.depth > 1) {
      this.bound(this.lastEventAt - this.recordFrom, this.limits.charactersPerRecord, 'characters in one record');
    }
  }

  private bound(count: number, most: number, what: string): void {
    if (count > most) this.refuse(`There are more than ${most} ${what}, which no register has: ${NOT_IT}`);
  }

  private refuse(message: string): never {
    throw new RegisterUnreadable(this.reached(), message);
  }
}

const NOT_IT = 'check that the file is the V4.1 XML export, as it was downloaded.';
