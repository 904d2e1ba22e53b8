import type { Kept } from './record-shape.rules.js';
import type { RegisterElement, RegisterLimits } from './register.types.js';
import { isMarkup } from './rich-text.rules.js';

/**
 * A stretch of the file as it is read here: a letter for each of its bytes. That is no decoding, and the tags of a
 * register are ASCII; the words of an element are decoded when they are asked for.
 */
type Letters = string;

/** What XML refuses, and the rarer things that it allows: the parser judges both. */
const RARE = /[^\t\n\u0020-\u00ff]/;
/** How the bytes of U+FFFE and U+FFFF begin, and of little else. */
const NO_LETTER = '\u00ef\u00bf';
const WORD = /[!-~]/;
const BEYOND_ASCII = /[\u0080-\u00ff]/;
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
/** What may be referred to. */
const CHARACTER = /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u;
const NO_CHILDREN: RegisterElement[] = [];

/** Thrown where something is not plain. */
const NOT_PLAIN = new Error('Not plain');

/** A record that was read without the parser, with the lines that its stretch spans and the columns of the last one. */
export interface PlainRecord {
  record: RegisterElement;
  lines: number;
  columns: number;
}

/**
 * The record that stands in a stretch of a file in UTF-8, from the end of the record before to its own. Null unless all
 * of it is plain: elements without attributes, text, and the entities of XML. Whatever else it is, the parser judges it.
 */
export function plainRecord(
  stretch: Buffer,
  line: number,
  { limits, kept }: { limits: RegisterLimits; kept: Kept },
): PlainRecord | null {
  if (stretch.length > Math.min(limits.charactersPerElement, limits.charactersPerRecord)) return null;
  const letters = stretch.toString('latin1');
  if (!BEGINNING.test(letters) || RARE.test(letters)) return null;
  if (letters.includes(NO_LETTER) || letters.includes(']]>')) return null;
  const reading = new PlainReading(letters, line, limits);
  try {
    const record = reading.record(kept);
    const lastLine = stretch.subarray(stretch.lastIndexOf(LINE_END) + 1);
    return { record, lines: reading.line - line, columns: lastLine.toString().length };
  } catch (error) {
    if (error === NOT_PLAIN) return null;
    throw error;
  }
}

const LINE_END = 0x0a;

/** An element whose words are decoded when they are asked for. */
class PlainElement implements RegisterElement {
  readonly children: RegisterElement[];
  letters: Letters = '';
  private words: string | null = null;

  constructor(
    readonly name: string,
    readonly line: number,
    hasChildren: boolean,
  ) {
    this.children = hasChildren ? [] : NO_CHILDREN;
  }

  get text(): string {
    this.words ??= BEYOND_ASCII.test(this.letters) ? Buffer.from(this.letters, 'latin1').toString() : this.letters;
    return this.words;
  }

  get isBlank(): boolean {
    return !WORD.test(this.letters) && this.text.trim() === '';
  }
}

/** Reads one stretch from its beginning to its end. */
class PlainReading {
  private at = 0;
  private lineEnd: number;
  /** Where the next reference to a character stands, or something that looks like one. */
  private reference: number;
  private elements = 0;
  private depth = 1;
  /** Was the tag read last `<NAME/>`? */
  private isEmpty = false;

  constructor(
    private readonly stretch: Letters,
    public line: number,
    private readonly limits: RegisterLimits,
  ) {
    this.lineEnd = this.next('\n', 0);
    this.reference = this.next('&', 0);
  }

  record({ inside }: Kept): RegisterElement {
    this.words();
    const kept = inside?.get(this.tag());
    if (!kept) throw NOT_PLAIN;
    const record = this.element(kept);
    if (this.at !== this.stretch.length) throw NOT_PLAIN;
    return record;
  }

  /** The element whose opening tag was just read. */
  private element({ name, close, inside }: Kept): RegisterElement {
    this.elements += 1;
    if (this.elements > this.limits.elementsPerRecord) throw NOT_PLAIN;
    const element = new PlainElement(name, this.line, inside !== null);
    if (this.isEmpty) return element;
    this.deeper(1);
    if (inside) this.children(close, inside, element.children);
    else element.letters = this.text(close);
    this.deeper(-1);
    return element;
  }

  private children(close: string, inside: ReadonlyMap<string, Kept>, children: RegisterElement[]): void {
    for (this.words(); !this.closes(close); this.words()) {
      const name = this.tag();
      const kept = inside.get(name);
      if (kept) children.push(this.element(kept));
      else this.pass(name);
    }
  }

  /** The words of an element, with the tags of HTML that stand among them. */
  private text(close: string): Letters {
    let text = this.words();
    while (!this.closes(close)) {
      const name = this.tag();
      const inner = this.inner(name);
      text += isMarkup(name) ? `<${name}>${inner}</${name}>` : inner;
      text += this.words();
    }
    return text;
  }

  /** Lets an element pass whose words nobody asks for. */
  private pass(name: string): void {
    if (!NAME.test(name)) throw NOT_PLAIN;
    this.deeper(1);
    if (!this.isEmpty) for (this.passWords(); !this.closesNamed(name); this.passWords()) this.pass(this.tag());
    this.deeper(-1);
  }

  /** What stands in an element that nobody knows, among words. */
  private inner(name: string): Letters {
    if (!NAME.test(name)) throw NOT_PLAIN;
    this.deeper(1);
    const text = this.isEmpty ? '' : this.text(`</${name}>`);
    this.deeper(-1);
    return text;
  }

  /** What stands before the next tag. */
  private words(): Letters {
    const from = this.at;
    const hasReference = this.toNextTag();
    const words = this.stretch.slice(from, this.at);
    return hasReference ? words.replaceAll(REFERENCE, characterOf) : words;
  }

  private passWords(): void {
    const from = this.at;
    if (this.toNextTag()) this.stretch.slice(from, this.at).replaceAll(REFERENCE, characterOf);
  }

  /** Goes to the next tag; answers whether there are references before it. */
  private toNextTag(): boolean {
    this.at = this.stretch.indexOf('<', this.at);
    if (this.at < 0) throw NOT_PLAIN;
    this.passLines();
    if (this.reference >= this.at) return false;
    this.reference = this.next('&', this.at);
    return true;
  }

  /** Does this closing tag stand here? It is read. */
  private closes(tag: string): boolean {
    if (!this.stretch.startsWith(tag, this.at)) return false;
    this.at += tag.length;
    return true;
  }

  /** The same for the closing tag of an element of this name. */
  private closesNamed(name: string): boolean {
    const { stretch, at } = this;
    const end = at + 2 + name.length;
    if (stretch.charCodeAt(at + 1) !== SLASH || stretch.charCodeAt(end) !== TAG_END) return false;
    if (!stretch.startsWith(name, at + 2)) return false;
    this.at = end + 1;
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
      this.lineEnd = this.next('\n', this.lineEnd + 1);
    }
  }

  private next(letter: string, from: number): number {
    const found = this.stretch.indexOf(letter, from);
    return found < 0 ? Infinity : found;
  }
}

const SLASH = 0x2f;
const TAG_END = 0x3e;

function characterOf(_reference: string, decimal?: string, name?: string): Letters {
  if (decimal === undefined) return NAMED.get(name ?? '') ?? notPlain();
  const character = String.fromCodePoint(Number(decimal));
  if (!CHARACTER.test(character)) throw NOT_PLAIN;
  return Buffer.from(character).toString('latin1');
}

function notPlain(): never {
  throw NOT_PLAIN;
}
