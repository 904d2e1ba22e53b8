import { inflateSync } from 'node:zlib';

type Matrix = readonly [number, number, number, number, number, number];
interface Font {
  letters: Map<number, string>;
  widths: Map<number, number>;
}
/** Where the last letters ended, so that the next ones can tell whether a space or a line lies between. */
interface Pen {
  x: number;
  y: number;
}

/**
 * The text of a PDF that our printer made, line by line in the order of drawing, with plain spaces only.
 * It knows what Typst writes (plain objects, CID fonts with ToUnicode, ActualText), not PDF at large.
 */
export function textOfPdf(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\s/.test(body));
  return pages
    .map((page) => new PageReader(fontsOf(page, objects)).read(streamOf(page, '/Contents', objects)))
    .join('\n');
}

function objectsOf(file: string): Map<string, string> {
  return new Map([...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id ?? '', body ?? '']));
}

function referred(body: string, key: string, objects: Map<string, string>): string {
  const id = new RegExp(`${key} \\[?(\\d+) 0 R`).exec(body)?.[1];
  return objects.get(id ?? '') ?? '';
}

function streamOf(body: string, key: string, objects: Map<string, string>): string {
  const object = referred(body, key, objects);
  const stream = /stream\n([\s\S]*)\nendstream/.exec(object)?.[1] ?? '';
  return object.includes('/FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;
}

function fontsOf(page: string, objects: Map<string, string>): Map<string, Font> {
  const named = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '';
  return new Map(
    [...named.matchAll(/(\/\w+) (\d+) 0 R/g)].map(([, name, id]) => {
      const font = objects.get(id ?? '') ?? '';
      const widths = /\/W \[([\s\S]*?)\]/.exec(referred(font, '/DescendantFonts', objects))?.[1] ?? '';
      return [name ?? '', { letters: lettersOf(streamOf(font, '/ToUnicode', objects)), widths: widthsOf(widths) }];
    }),
  );
}

function lettersOf(cmap: string): Map<number, string> {
  return new Map(
    [...cmap.matchAll(/<(\w{4})> <(\w+)>/g)].map(([, cid, text]) => [parseInt(cid ?? '', 16), utf16(text ?? '')]),
  );
}

/** Triples: first glyph, last glyph, their width in thousandths. */
function widthsOf(list: string): Map<number, number> {
  const numbers = list.split(/\s+/).filter(Boolean).map(Number);
  const widths = new Map<number, number>();
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    for (let cid = numbers[at] ?? 0; cid <= (numbers[at + 1] ?? 0); cid += 1) widths.set(cid, numbers[at + 2] ?? 0);
  }
  return widths;
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(token: string): string {
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1), 'hex').toString('latin1');
  return token
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, letter: string) =>
      octal ? String.fromCharCode(parseInt(octal, 8)) : (ESCAPES[letter] ?? letter),
    );
}

/** A PDF text string: UTF-16 behind its mark, else one byte a letter. */
function textString(token: string): string {
  const bytes = literal(token);
  return bytes.startsWith('\xfe\xff') ? utf16(Buffer.from(bytes.slice(2), 'latin1').toString('hex')) : bytes;
}

function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** A string in parentheses; balanced ones inside it are not escaped. */
const stringOf = (depth: number): string =>
  String.raw`\((?:\\[\s\S]|[^\\()]${depth > 0 ? `|${stringOf(depth - 1)}` : ''})*\)`;
const TOKENS = new RegExp(
  String.raw`${stringOf(16)}|<<|>>|<[\da-fA-F]*>|/[^\s<>[\]()/]+|[[\]]|[-+]?[\d.]+|[A-Za-z*'"]+`,
  'g',
);
const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** Follows the drawing operators of one page and writes down the letters. */
class PageReader {
  private text = '';
  private operands: string[] = [];
  private matrix = UNMOVED;
  private readonly saved: Matrix[] = [];
  private textMatrix = UNMOVED;
  private font: Font | undefined;
  private size = 0;
  private pen: Pen | undefined;
  /** The texts that stand in for what is drawn, one for each open mark. */
  private readonly marks: (string | undefined)[] = [];

  constructor(private readonly fonts: Map<string, Font>) {}

  read(content: string): string {
    for (const [token] of content.matchAll(TOKENS)) {
      if (/^[A-Za-z]/.test(token)) {
        this.operate(token);
        this.operands = [];
      } else this.operands.push(token);
    }
    return this.text;
  }

  private operate(operator: string): void {
    const act: Partial<Record<string, () => void>> = {
      q: () => this.saved.push(this.matrix),
      Q: () => (this.matrix = this.saved.pop() ?? UNMOVED),
      cm: () => (this.matrix = times(this.sixNumbers(), this.matrix)),
      Tm: () => (this.textMatrix = this.sixNumbers()),
      Tf: () => this.choose(),
      Tj: () => this.write(),
      TJ: () => this.write(),
      BMC: () => this.marks.push(undefined),
      BDC: () => this.mark(),
      EMC: () => this.marks.pop(),
    };
    act[operator]?.();
  }

  private sixNumbers(): Matrix {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.operands.slice(-6).map(Number);
    return [a, b, c, d, e, f];
  }

  private choose(): void {
    this.font = this.fonts.get(this.operands.at(-2) ?? '');
    this.size = Number(this.operands.at(-1));
  }

  private mark(): void {
    const at = this.operands.indexOf('/ActualText');
    this.marks.push(at < 0 ? undefined : textString(this.operands[at + 1] ?? '()'));
  }

  private write(): void {
    const { words, width } = this.drawn();
    const [, , , , x, y] = times(this.textMatrix, this.matrix);
    const instead = this.marks.findLastIndex((mark) => mark !== undefined);
    this.text += this.between(x, y) + (instead < 0 ? words : this.marks[instead]);
    if (instead >= 0) this.marks[instead] = '';
    this.pen = { x: x + width, y };
  }

  private drawn(): { words: string; width: number } {
    let words = '';
    let width = 0;
    for (const operand of this.operands) {
      if (/^[-+.\d]/.test(operand)) width -= (Number(operand) / 1000) * this.size;
      if (!/^[(<]/.test(operand)) continue;
      const bytes = literal(operand);
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        const cid = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
        words += this.font?.letters.get(cid) ?? '';
        width += ((this.font?.widths.get(cid) ?? 0) / 1000) * this.size;
      }
    }
    return { words, width };
  }

  /** Another line when the pen moved up or down, a space when it jumped ahead. */
  private between(x: number, y: number): string {
    if (!this.pen) return '';
    if (Math.abs(y - this.pen.y) > this.size * 0.6 || x < this.pen.x - this.size) return '\n';
    return x - this.pen.x > this.size * 0.12 && !/\s$/.test(this.text) ? ' ' : '';
  }
}
