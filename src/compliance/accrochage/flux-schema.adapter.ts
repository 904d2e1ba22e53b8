import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorDetail, ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { ROOT } from '../../../config/root.js';
import type { Fault } from '../../platform/kernel/domain-error.js';

const SCHEMA = join(ROOT, 'templates', 'compliance', 'cpf-flux-1.1.2.xsd');
const NAMESPACES = { cpf: 'urn:cdc:cpf:pc5:schema:1.0.0' };
const MOST_FAULTS = 20;

/** The published schema 1.1.2 of the Caisse des Dépôts, ready to check documents; it must be closed. */
export class FluxSchema {
  private constructor(
    private readonly document: XmlDocument,
    private readonly validator: XsdValidator,
  ) {}

  static async open(): Promise<FluxSchema> {
    const document = XmlDocument.fromBuffer(await readFile(SCHEMA));
    return new FluxSchema(document, XsdValidator.fromDoc(document));
  }

  /** What is wrong in a document, in its order; nothing when it is valid. */
  faultsOf(xml: Uint8Array): Fault[] {
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromBuffer(xml, { option: ParseOption.XML_PARSE_NO_XXE });
      this.validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      if (error.details.length === 0) return [saidOf('file', error.message)];
      return error.details.slice(0, MOST_FAULTS).map((detail) => faultOf(detail, document));
    } finally {
      document?.dispose();
    }
  }

  close(): void {
    this.validator.dispose();
    this.document.dispose();
  }
}

function faultOf({ message, line, xpath }: ErrorDetail, document: XmlDocument | undefined): Fault {
  const wrong = message.replaceAll(`{${NAMESPACES.cpf}}`, '').trim();
  if (!document || !xpath) return saidOf(`line ${line}`, wrong);
  const [passage, field] = splitAtPassage(xpath);
  const id = passage && document.get(`${passage}/cpf:idTechnique`, NAMESPACES)?.content;
  return saidOf(id ? `passage ${id}, ${field}` : xpath, wrong);
}

/** The validator speaks English only: people are told so, around its words. */
function saidOf(at: string, message: string): Fault {
  return { at, code: 'accrochage-schema', message, facts: { said: message } };
}

/** A path in the document as the path of its passage and the rest; both empty for what stands above the passages. */
function splitAtPassage(xpath: string): [passage: string, field: string] {
  const [, passage = '', field = ''] = /^(.*\/cpf:passageCertification(?:\[\d+\])?)\/?(.*)$/.exec(xpath) ?? [];
  return [passage, field];
}
