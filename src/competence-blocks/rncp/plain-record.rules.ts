import { KEPT, type Kept } from './record-shape.rules.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';
import { isMarkup } from './rich-text.rules.js';

/** What XML refuses, and the rarer things that it allows: the parser judges both. */
const RARE = /[^\t\n\u0020-\ufffd]/;
const HALF = /^[\ud800-\udfff]$/;
const BEGINNING = /^[ \t\n]*<FICHE>/;
const NAME = /^[A-Za-z_][\w.-]*$/;
/** A reference to a character; a bare `&` is found too, and is not plain. */
const REFERENCE = /&(?:(?:#(\d{2,6})|(\w{2,4}));)?/g;
const NAMED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const NO_CHILDREN: RegisterElement[] = [];

/** Thrown where something is not plain. */
const NOT_PLAIN = new Error('Not plain');

/** A record that was read without the parser, and how many lines its stretch of the file spans. */
export interface PlainRecord {
  record: RegisterElement;
  lines: number;
}

/**
 * The record that stands in a stretch of the file, from the end of the record before to its own. Null unless all of it
 * is plain: elements without attributes, text, and the entities of XML. Whatever else it is, the parser judges it.
 */
export function plainRecord(stretch: string, line: number, limits: RegisterLimits): PlainRecord | null {
  if (stretch.length > Math.min(limits.charactersPerElement, limits.charactersPerRecord)) return null;
  if (!BEGINNING.test(stretch) || RARE.test(stretch) || stretch.includes(']]>')) return null;
  const reading = new PlainReading(stretch, line, limits);
  try {
    return { record: reading.record(), lines: reading.line - line };
  } catch (error) {
    if (error === NOT_PLAIN) return null;
    throw error;
  }
}

/** Reads one stretch from its beginning to its end. */
class PlainReading {
  private at = 0;
  private lineEnd: number;
  private elements = 0;
  private depth = 1;
  /** Was the tag read last `<NAME/>`? */
  private isEmpty = false;

  constructor(
    private readonly stretch: string,
    public line: number,
    private readonly limits: RegisterLimits,
  ) {
    this.lineEnd = this.nextLineEnd(0);
  }

  record(): RegisterElement {
    this.words();
    const kept = KEPT.inside?.get(this.tag());
    if (!kept) throw NOT_PLAIN;
    const record = this.element(kept);
    if (this.at !== this.stretch.length) throw NOT_PLAIN;
    return record;
  }

  /** The element whose opening tag was just read. */
  private element({ name, close, inside }: Kept): RegisterElement {
    this.elements += 1;
    if (this.elements > this.limits.elementsPerRecord) throw NOT_PLAIN;
    const element = { name, line: this.line, text: '', children: inside ? [] : NO_CHILDREN };
    if (this.isEmpty) return element;
    this.deeper(1);
    if (inside) this.children(close, inside, element.children);
    else element.text = this.text(close);
    this.deeper(-1);
    return element;
  }

  private children(close: string, inside: ReadonlyMap<string, Kept>, children: RegisterElement[]): void {
    for (this.words(); !this.closes(close); this.words()) {
      const name = this.tag();
      const kept = inside.get(name);
      if (kept) children.push(this.element(kept));
      else this.inner(name);
    }
  }

  /** The words of an element, with the tags of HTML that stand among them. */
  private text(close: string): string {
    let text = this.words();
    while (!this.closes(close)) {
      const name = this.tag();
      const inner = this.inner(name);
      text += isMarkup(name) ? `<${name}>${inner}</${name}>` : inner;
      text += this.words();
    }
    return text;
  }

  /** What stands in an element that nobody knows. */
  private inner(name: string): string {
    if (!NAME.test(name)) throw NOT_PLAIN;
    this.deeper(1);
    const text = this.isEmpty ? '' : this.text(`</${name}>`);
    this.deeper(-1);
    return text;
  }

  /** What stands before the next tag. */
  private words(): string {
    const from = this.at;
    this.at = this.stretch.indexOf('<', from);
    if (this.at < 0) throw NOT_PLAIN;
    this.passLines();
    const words = this.stretch.slice(from, this.at);
    return words.includes('&') ? words.replaceAll(REFERENCE, characterOf) : words;
  }

  /** Does this closing tag stand here? It is read. */
  private closes(tag: string): boolean {
    if (!this.stretch.startsWith(tag, this.at)) return false;
    this.at += tag.length;
    return true;
  }

  /** The name of the opening tag that stands here; it is read. */
  private tag(): string {
    const from = this.at + 1;
    const end = this.stretch.indexOf('>', from);
    if (end < 0) throw NOT_PLAIN;
    this.isEmpty = this.stretch.charCodeAt(end - 1) === SLASH;
    this.at = end + 1;
    return this.stretch.slice(from, this.isEmpty ? end - 1 : end);
  }

  private deeper(by: 1 | -1): void {
    this.depth += by;
    if (this.depth > this.limits.depth) throw NOT_PLAIN;
  }

  private passLines(): void {
    while (this.lineEnd < this.at) {
      this.line += 1;
      this.lineEnd = this.nextLineEnd(this.lineEnd + 1);
    }
  }

  private nextLineEnd(from: number): number {
    const found = this.stretch.indexOf('\n', from);
    return found < 0 ? Infinity : found;
  }
}

const SLASH = 0x2f;

function characterOf(_reference: string, decimal?: string, name?: string): string {
  const character = decimal === undefined ? NAMED.get(name ?? '') : String.fromCodePoint(Number(decimal));
  if (character === undefined || RARE.test(character) || HALF.test(character)) throw NOT_PLAIN;
  return character;
}
