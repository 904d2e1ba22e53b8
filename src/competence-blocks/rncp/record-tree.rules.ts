import { KEPT, type Kept } from './record-shape.rules.js';
import type { RegisterElement } from './register.types.js';
import { isMarkup } from './rich-text.rules.js';

/** An element whose text grows. */
class GrowingElement implements RegisterElement {
  text = '';
  readonly children: RegisterElement[] = [];

  constructor(
    readonly name: string,
    readonly line: number,
  ) {}

  get isBlank(): boolean {
    return this.text.trim() === '';
  }
}

interface OpenElement {
  element: GrowingElement;
  kept: Kept;
}

/**
 * One record of the register as it grows while the file is walked: it keeps the elements of the shape, lets every
 * other one pass, and lets a whole record pass when its code is not among those wanted.
 */
export class RecordTree {
  private readonly path: OpenElement[] = [];
  private depth = 1;
  /** From this depth on nothing is kept, until the element that opened there closes. */
  private passingFrom = Infinity;
  /** How many elements, and how many characters of the present text, have been kept. */
  elements = 0;
  characters = 0;

  constructor(private readonly wanted?: ReadonlySet<string>) {}

  /** An element opens below the root. */
  enter(name: string, line: number): void {
    this.depth += 1;
    if (this.depth >= this.passingFrom) return;
    const parent = this.path.at(-1);
    const { inside } = parent?.kept ?? KEPT;
    if (inside === null) {
      if (parent && isMarkup(name)) parent.element.text += `<${name}>`;
      return;
    }
    const kept = inside.get(name);
    if (kept === undefined) this.passingFrom = this.depth;
    else this.open(kept, line, parent?.element);
  }

  private open(kept: Kept, line: number, parent: RegisterElement | undefined): void {
    const element = new GrowingElement(kept.name, line);
    this.elements = parent ? this.elements + 1 : 1;
    this.characters = 0;
    parent?.children.push(element);
    this.path.push({ element, kept });
  }

  /** Words stand inside the present element. */
  keep(text: string): void {
    const top = this.path.at(-1);
    if (top?.kept.inside !== null || this.depth >= this.passingFrom) return;
    top.element.text += text;
    this.characters += text.length;
  }

  /** An element closes; gives the record, or the text below the root, that is whole with it. */
  leave(name: string): RegisterElement | null {
    const depth = this.depth;
    this.depth -= 1;
    if (depth >= this.passingFrom) {
      if (depth === this.passingFrom) this.passingFrom = Infinity;
      return null;
    }
    const top = this.path.at(-1);
    if (!top) return null;
    if (this.path.length < depth - 1) {
      if (isMarkup(name)) top.element.text += `</${name}>`;
      return null;
    }
    this.path.pop();
    return this.whole(top, depth);
  }

  private whole({ element }: OpenElement, depth: number): RegisterElement | null {
    if (depth === 3 && element.name === 'NUMERO_FICHE') this.letPassUnlessWanted(element.text.trim());
    return depth === 2 ? element : null;
  }

  private letPassUnlessWanted(code: string): void {
    if (!this.wanted || this.wanted.has(code)) return;
    this.path.pop();
    this.passingFrom = 2;
  }
}
