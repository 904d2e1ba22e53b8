import type { ReadBlock, ReadCorrespondence } from './fiche.types.js';
import type { RecordReading } from './record-reading.rules.js';
import { childOf, filledChildOf, itemsOf, short, textOf } from './record-reading.rules.js';
import type { RegisterElement } from './register.types.js';

const CODE = /^RNCP\d{3,5}BC\d{2}$/;

/** The blocks of a title, in the order of the register. RS records have none; a title without any is warned about. */
export function blocksOf(reading: RecordReading, code: string): ReadBlock[] {
  const items = itemsOf(reading.record, 'BLOCS_COMPETENCES', 'BLOC_COMPETENCES');
  if (items.length === 0 && code.startsWith('RNCP')) {
    const message = `${code} has no block of competences: nothing of it can be assessed until its blocks are entered.`;
    reading.warn('BLOCS_COMPETENCES', { code: 'register-no-blocks', message, facts: { title: code } });
  }
  const codes = new Set<string>();
  return items.map((item, index) => {
    const block = blockOf(reading, code, item, index + 1);
    if (codes.has(block.code)) {
      const message = `${block.code} stands twice in ${code}: give each block its own code.`;
      const facts = { block: block.code, title: code };
      reading.skip(`${place(block.position)}.CODE`, { code: 'register-block-code-twice', message, facts }, item);
    }
    codes.add(block.code);
    return block;
  });
}

function blockOf(reading: RecordReading, code: string, item: RegisterElement, position: number): ReadBlock {
  const field = place(position);
  const competences = filledChildOf(item, 'LISTE_COMPETENCES');
  if (!competences) {
    const message = `Block ${position} has no list of competences: take it from the certifier's référentiel and enter it.`;
    const saying = { code: 'register-block-without-competences', message, facts: { position } };
    reading.warn(`${field}.LISTE_COMPETENCES`, saying, item);
  }
  const name = reading.line(item, `${field}.LIBELLE`, 'LIBELLE', 'INTITULE');
  if (name === null) {
    const message = `Block ${position} has no name (LIBELLE): enter it.`;
    reading.skip(`${field}.LIBELLE`, { code: 'register-block-without-name', message, facts: { position } }, item);
  }
  return {
    code: blockCode(reading, code, item, position),
    name: name ?? '',
    competencesText: (!reading.isBrief && competences?.text) || '',
    evaluationText: reading.longText(item, 'MODALITES_EVALUATION'),
    prerequisites: {
      entry: reading.longText(item, 'PREREQUIS_ENTREE_FORMATION_BLOC'),
      validation: reading.longText(item, 'PREREQUIS_VALIDATION_BLOC'),
    },
    position,
  };
}

/** The code of a block; the register writes a few as `01`, which can only be the first block of that title. */
function blockCode(reading: RecordReading, code: string, item: RegisterElement, position: number): string {
  const written = textOf(item, 'CODE');
  const field = `${place(position)}.CODE`;
  if (CODE.test(written)) {
    if (!written.startsWith(`${code}BC`)) {
      const message = `${written} is the code of a block of another title than ${code}: check it.`;
      const facts = { block: written, title: code };
      reading.warn(field, { code: 'register-block-of-another-title', message, facts }, item);
    }
    return written;
  }
  const number = /^(?:BC)?(\d{1,2})$/.exec(written)?.[1];
  if (number === undefined) {
    const message = `The code is « ${short(written)} », where ${code}BC01 or the like is expected: correct it.`;
    const facts = { written: short(written), title: code };
    reading.skip(field, { code: 'register-block-code-form', message, facts }, item);
    return written;
  }
  const completed = `${code}BC${number.padStart(2, '0')}`;
  const message = `The code is « ${written} »: it is read as ${completed}; check it.`;
  reading.warn(field, { code: 'register-block-code-completed', message, facts: { written, completed } }, item);
  return completed;
}

function place(position: number): string {
  return `BLOCS_COMPETENCES[${position}]`;
}

/** What the register says to be equivalent, group by group; a destination without a code says nothing. */
export function correspondencesOf(record: RegisterElement): ReadCorrespondence[] {
  return itemsOf(record, 'CORRESPONDANCES', 'CORRESPONDANCE').flatMap((item) => {
    const destination = childOf(item, 'DESTINATION');
    const toCode = textOf(destination, 'NUMERO_FICHE');
    if (toCode === '') return [];
    return [{ fromBlocks: blockCodesOf(childOf(item, 'SOURCE')), toCode, toBlocks: blockCodesOf(destination) }];
  });
}

function blockCodesOf(side: RegisterElement | undefined): string[] {
  const blocks = side?.children.filter(({ name }) => name === 'BLOC_COMPETENCES') ?? [];
  const codes = blocks.flatMap(({ children }) => children.map(({ text }) => text.trim()));
  return codes.filter((code) => code !== '');
}
