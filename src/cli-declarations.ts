import type { INestApplicationContext } from '@nestjs/common';
import { open, rm, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { DeclarationsQueries, DeclareAwards, type IncompleteAward, ReadReceipt } from './compliance/index.js';
import { SYSTEM } from './platform/kernel/actor.js';
import { CommandFailed } from './terminal.js';

const NOT_STRICT = { strict: false };
const LINES_TOLD = 200;
const FIRST_BYTES = 64 * 1024;

type Say = (line: string) => void;

/** Tells what the file of a period would hold. */
export async function tellPreview(
  context: INestApplicationContext,
  { from: fromOn, until: untilOn }: { from: string; until: string },
  say: Say,
): Promise<void> {
  const preview = await context.get(DeclarationsQueries, NOT_STRICT).preview({ fromOn, untilOn });
  say(
    `Ready: ${preview.ready}. In a file already: ${preview.alreadyDeclared}. Incomplete: ${preview.incompleteCount}.`,
  );
  tellIncomplete(preview, say);
}

/** Declares the awards of a period, writes the file, and says who was left out and why. */
export async function exportDeclaration(
  context: INestApplicationContext,
  { from: fromOn, until: untilOn, out }: { from: string; until: string; out: string },
  say: Say,
): Promise<void> {
  // Taken first: nothing is declared when the file could not be written.
  await writeFile(out, '', { flag: 'wx', mode: 0o600 });
  const made = await context
    .get(DeclareAwards, NOT_STRICT)
    .run({ fromOn, untilOn }, SYSTEM)
    .catch(async (error: unknown) => {
      await rm(out, { force: true });
      throw error;
    });
  const { content } = await context.get(DeclarationsQueries, NOT_STRICT).file(made.declarationId);
  await writeFile(out, content).catch((error: unknown) => {
    const page = `/declarations/${made.declarationId}`;
    throw new CommandFailed(`${out} could not be written (${String(error)}), but the awards are declared: ${page}`);
  });
  say(`Declared in ${out} under the flow id ${made.flowId}: ${made.passages}.`);
  tellIncomplete(made, say);
}

function tellIncomplete(
  { incomplete, incompleteCount }: { incomplete: IncompleteAward[]; incompleteCount: number },
  say: Say,
): void {
  for (const { number, checks } of incomplete) {
    say(`Left out, award ${number}: ${checks.map(({ says }) => says).join(' ')}`);
  }
  const untold = incompleteCount - incomplete.length;
  if (untold > 0) say(`Left out besides: ${untold}.`);
}

/** Reads a receipt back into the declaration that it names. */
export async function readReceiptFile(context: INestApplicationContext, path: string, say: Say): Promise<void> {
  const declarationId = await declarationOf(context, path);
  const bytes = (await open(path)).createReadStream();
  const { accepted, rejected, unanswered } = await context
    .get(ReadReceipt, NOT_STRICT)
    .run({ declarationId, bytes }, SYSTEM);
  say(`Accepted: ${accepted}. Rejected: ${rejected}. Not answered yet: ${unanswered}.`);
  const passages = await context
    .get(DeclarationsQueries, NOT_STRICT)
    .passages(declarationId, { state: 'rejected', size: LINES_TOLD });
  for (const { number, message } of passages.rows) say(`Rejected, award ${number}: ${message}`);
  if (passages.nextAfter) say(`More rejected ones: /declarations/${declarationId}?state=rejected`);
}

/** The declaration whose file the receipt answers, by the flow id that stands near its beginning. */
async function declarationOf(context: INestApplicationContext, path: string): Promise<string> {
  const start = await text((await open(path)).createReadStream({ end: FIRST_BYTES }));
  const flowId = /<(?:\w+:)?idFlux>\s*([^<\s]{1,100})\s*</.exec(start)?.[1];
  if (!flowId) throw new CommandFailed(`${path} is no receipt: it names no file by an <idFlux>.`);
  const declaration = await context.get(DeclarationsQueries, NOT_STRICT).withFlow(flowId);
  if (!declaration) throw new CommandFailed(`${path} answers the file ${flowId}, which was not made here.`);
  return declaration.id;
}
