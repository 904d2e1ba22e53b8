import type { Fault } from '../../platform/kernel/domain-error.js';
import { FluxSchema } from './flux-schema.adapter.js';
import { FluxWindow } from './flux-window.js';

/** Whether a file follows the schema of the Caisse des Dépôts, and the first things that are wrong when not. */
export type Validation = { valid: true } | { valid: false; errors: Fault[] };

const CERTIFICATION = '<cpf:certification>';
const PASSAGE = '<cpf:passageCertification>';
const PASSAGE_END = '</cpf:passageCertification>';
const CLOSING = Buffer.from(
  '</cpf:passageCertifications></cpf:certification></cpf:certifications></cpf:certificateur></cpf:certificateurs>' +
    '</cpf:emetteur></cpf:flux>',
);

const NOT_LAID_OUT: Fault = {
  at: 'file',
  code: 'accrochage-layout',
  message:
    'A file above 256 KB is checked passage by passage: it needs the prefix cpf, no attribute on <cpf:certification> ' +
    'and <cpf:passageCertification>, namespaces declared on the root alone, no comment, CDATA section or DOCTYPE',
};

/**
 * Does this file (a path, or its bytes) follow schema 1.1.2?
 *
 * A small file is checked whole. A larger one is checked in batches, in bounded memory: every byte of it stands in one
 * batch, which begins with the file's own head down to the open certification and a passage already found right, and
 * ends with the closing tags. The verdict is the one on the whole, because the schema sets no condition from one
 * passage to another, and whatever could give a passage another meaning in its file is refused in a large one.
 */
export async function validateAccrochage(source: string | Uint8Array): Promise<Validation> {
  const schema = await FluxSchema.open();
  const window = await FluxWindow.open(source);
  try {
    while (await window.fill()) {
      const batch = window.batchUpTo(PASSAGE_END);
      if (!isLaidOut(batch)) return { valid: false, errors: [NOT_LAID_OUT] };
      const errors = schema.faultsOf(window.closedWith(batch, CLOSING));
      if (errors.length > 0) return { valid: false, errors };
      if (!window.moveOn(headOf(batch), batch)) return { valid: false, errors: [NOT_LAID_OUT] };
    }
    if (window.isPartial && !isLaidOut(window.seen)) return { valid: false, errors: [NOT_LAID_OUT] };
    const errors = schema.faultsOf(window.seen);
    return errors.length === 0 ? { valid: true } : { valid: false, errors };
  } finally {
    schema.close();
    await window.close();
  }
}

function isLaidOut(batch: Buffer): boolean {
  const first = batch.indexOf(CERTIFICATION);
  return (
    first >= 0 &&
    batch.indexOf(PASSAGE, batch.lastIndexOf(CERTIFICATION)) >= 0 &&
    !batch.includes('<!') &&
    !batch.includes('<?', 1) &&
    !batch.includes('xmlns', first)
  );
}

/** The start of the file, the start of the certification that is open, and its latest passage. */
function headOf(batch: Buffer): Buffer<ArrayBuffer> {
  const open = batch.lastIndexOf(CERTIFICATION);
  return Buffer.concat([
    batch.subarray(0, batch.indexOf(CERTIFICATION)),
    batch.subarray(open, batch.indexOf(PASSAGE, open)),
    batch.subarray(batch.lastIndexOf(PASSAGE)),
  ]);
}
