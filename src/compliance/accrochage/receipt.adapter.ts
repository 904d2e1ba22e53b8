import { SaxesParser, type SaxesTagNS } from 'saxes';
import { DomainError } from '../../platform/kernel/domain-error.js';
import { type ReceiptFlaw, ReceiptUnreadable } from './accrochage.errors.js';
import type { Receipt, RejectedPassage } from './accrochage.types.js';

/** The longest receipt that is read. */
export const MOST_RECEIPT_BYTES = 100_000_000;

const LIMITS = {
  bytes: MOST_RECEIPT_BYTES,
  passages: 200_000,
  elements: 1_000_000,
  elementCharacters: 64 * 1024,
  depth: 16,
  idCharacters: 255,
};
/** The namespaces of the Caisse des Dépôts; the receipt's own is `urn:cdc:cpf:pc5:rapport:schema`. */
const NAMESPACES = 'urn:cdc:cpf:';
const SLICE_BYTES = 64 * 1024;

/**
 * Reads the receipt (`accusé de traitement`) of one file as it streams in: which passages found their holder, which
 * did not and why. Children bear the root's prefix or none. Throws ReceiptUnreadable; nothing is half read.
 */
export async function readReceipt(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<Receipt> {
  const reading = new ReceiptReading();
  for await (const slice of slicesOf(source)) reading.read(slice);
  return reading.end();
}

async function* slicesOf(source: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of source instanceof Uint8Array ? [source] : source) {
    for (let start = 0; start < bytes.length; start += SLICE_BYTES) yield bytes.subarray(start, start + SLICE_BYTES);
  }
}

/** One receipt being read: where the parser stands, and what was found so far. */
class ReceiptReading {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly path: string[] = [];
  private text = '';
  private bytes = 0;
  private characters = 0;
  private elements = 0;
  private lastTagAt = 0;

  private readonly receipt: Receipt = { fileName: '', flowId: '', treatmentId: '', accepted: [], rejected: [] };
  private readonly acceptedIds = new Set<string>();
  private readonly rejectedById = new Map<string, RejectedPassage>();
  private passage = blankPassage();

  /** What the end of each element means, by its path; any other element is passed over. */
  private readonly meanings: Record<string, (text: string) => void> = {
    'rapport/nomFichier': (text) => (this.receipt.fileName = text),
    'rapport/idFlux': (text) => (this.receipt.flowId = text),
    'rapport/idTraitement': (text) => (this.receipt.treatmentId = text),
    'rapport/PassagesOK/idTechnique': (id) => this.accept(id),
    'rapport/PassagesOK/passage/idTechnique': (id) => this.accept(id),
    'rapport/PassagesKO/passage/idTechnique': (id) => (this.passage.technicalId = id),
    'rapport/PassagesKO/passage/messageErreur': (text) => this.passage.messages.push(text),
    'rapport/PassagesKO/passage/codeErreur': (text) => this.passage.codes.push(text),
    'rapport/PassagesKO/passage': () => this.reject(),
    rapport: () => this.refuseGaps(),
  };

  constructor() {
    const { parser } = this;
    parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
      if (encoding.toLowerCase() !== 'utf-8') this.refuse('not-utf-8', `it is written in ${encoding}, not in UTF-8`);
    });
    parser.on('doctype', () => this.refuse('doctype', 'a receipt has no DOCTYPE'));
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('text', (text) => (this.text += text));
    parser.on('cdata', (text) => (this.text += text));
    parser.on('closetag', () => this.close());
  }

  read(slice: Uint8Array): void {
    this.bytes += slice.length;
    if (this.bytes > LIMITS.bytes) this.refuse('too-large', `it has more than ${LIMITS.bytes} bytes`);
    this.parse(slice);
    if (this.characters - this.lastTagAt > LIMITS.elementCharacters) {
      this.refuse('too-large', `an element has more than ${LIMITS.elementCharacters} characters`);
    }
  }

  end(): Receipt {
    this.parse();
    const { receipt, acceptedIds, rejectedById } = this;
    return { ...receipt, accepted: [...acceptedIds], rejected: [...rejectedById.values()] };
  }

  private parse(slice?: Uint8Array): void {
    const text = this.decoded(slice);
    this.characters += text.length;
    try {
      this.parser.write(text);
      if (!slice) this.parser.close();
    } catch (error) {
      if (error instanceof DomainError || !(error instanceof Error)) throw error;
      this.refuse('not-xml', error.message.replace(/^\d+:\d+: |\.$/g, ''));
    }
  }

  private decoded(slice?: Uint8Array): string {
    try {
      return this.decoder.decode(slice, { stream: slice !== undefined });
    } catch {
      return this.refuse('not-utf-8', 'its text is not UTF-8');
    }
  }

  private open({ local, uri }: SaxesTagNS): void {
    if (this.path.length === 0 && (local !== 'rapport' || !(uri === '' || uri.startsWith(NAMESPACES)))) {
      this.refuse('another-file', `its root is <${local}>, where a receipt has <rapport>: is it another file?`);
    }
    if (++this.elements > LIMITS.elements) this.refuse('too-large', `it has more than ${LIMITS.elements} elements`);
    this.path.push(local);
    if (this.path.length > LIMITS.depth)
      this.refuse('too-large', `its elements are nested more than ${LIMITS.depth} deep`);
    if (local === 'passage') this.passage = blankPassage();
    this.text = '';
    this.lastTagAt = this.parser.position;
  }

  private close(): void {
    this.meanings[this.path.join('/')]?.(this.text.trim());
    this.path.pop();
    this.text = '';
    this.lastTagAt = this.parser.position;
  }

  private accept(id: string): void {
    this.refuseId(id, this.rejectedById);
    this.acceptedIds.add(id);
  }

  private reject(): void {
    const { technicalId, messages, codes } = this.passage;
    this.refuseId(technicalId, this.acceptedIds);
    const earlier = this.rejectedById.get(technicalId);
    const message = [earlier?.message, ...messages].filter(Boolean).join(' ; ');
    const code = [earlier?.code, ...codes].filter(Boolean).join(' ; ');
    this.rejectedById.set(technicalId, { technicalId, message, ...(code && { code }) });
  }

  private refuseId(id: string, otherList: { has(id: string): boolean }): void {
    if (id === '') this.refuse('passage-without-id', 'a passage has no idTechnique');
    if (id.length > LIMITS.idCharacters)
      this.refuse('too-large', `an idTechnique has more than ${LIMITS.idCharacters} characters`);
    if (otherList.has(id)) this.refuse('passage-answered-twice', `passage ${id} is both accepted and rejected`);
    if (this.acceptedIds.size + this.rejectedById.size >= LIMITS.passages) {
      this.refuse('too-large', `it has more than ${LIMITS.passages} passages`);
    }
  }

  private refuseGaps(): void {
    const { fileName, flowId, treatmentId } = this.receipt;
    const missing = Object.entries({ nomFichier: fileName, idFlux: flowId, idTraitement: treatmentId })
      .filter(([, text]) => text === '')
      .map(([element]) => element);
    if (missing.length > 0) this.refuse('element-missing', `it lacks ${missing.join(', ')}`);
  }

  private refuse(flaw: ReceiptFlaw, message: string): never {
    throw new ReceiptUnreadable(flaw, message, { line: this.parser.line, column: this.parser.column });
  }
}

function blankPassage(): { technicalId: string; messages: string[]; codes: string[] } {
  return { technicalId: '', messages: [], codes: [] };
}
