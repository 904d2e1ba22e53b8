import { Injectable } from '@nestjs/common';
import type { DateTime } from 'luxon';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Environment } from '../../../config/environment.js';
import { FileStore, type KeptFile } from '../../platform/files/file-store.adapter.js';
import { LARGEST_FILE_BYTES, writeAccrochage } from '../accrochage/accrochage-file.adapter.js';
import { validateAccrochage } from '../accrochage/accrochage-schema.adapter.js';
import { NothingToDeclare } from '../accrochage/accrochage.errors.js';
import { AccrochageNotValid } from '../compliance.errors.js';
import { type Making, PassagesOfFile } from './passages-of-file.js';

/** Files for the Caisse des Dépôts: written as their rows come, checked against the schema, and only then kept. */
@Injectable()
export class DeclarationFiles {
  constructor(
    private readonly environment: Environment,
    private readonly files: FileStore,
    private readonly passages: PassagesOfFile,
  ) {}

  /**
   * Keeps the file of one declaration, in the transaction that records its lines.
   * Throws `NothingToDeclare`, `AccrochageTooLarge` or `AccrochageNotValid`, and then keeps nothing.
   */
  async keep({ flowId, at }: { flowId: string; at: DateTime }, making: Making): Promise<KeptFile> {
    const { DATA_DIR, CDC_CLIENT_ID: clientId, CDC_CONTRACT_ID: contractId } = this.environment;
    const header = { flowId, at, senderClientId: clientId, certifierClientId: clientId, contractId };
    // Beside the kept files, because the folder for temporary ones may be memory.
    await mkdir(DATA_DIR, { recursive: true });
    const folder = await mkdtemp(join(DATA_DIR, 'declaration-'));
    const draft = join(folder, 'flux.xml');
    try {
      await writeTo(draft, writeAccrochage(header, this.passages.record(making)));
      const validation = await validateAccrochage(draft);
      if (!validation.valid) throw new AccrochageNotValid(validation.errors);
      const limits = { maxBytes: LARGEST_FILE_BYTES, extensions: ['.xml'] };
      return await this.files.keep(createReadStream(draft), 'flux.xml', limits);
    } catch (error) {
      throw error instanceof NothingToDeclare ? new NothingToDeclare({ incomplete: making.incomplete.count }) : error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Writes piece by piece, so that the pieces are asked for in the caller's own transaction. */
async function writeTo(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}
