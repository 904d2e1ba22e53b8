// Prints one document at a time, beside the main thread: Typst compiles synchronously.
// Plain JavaScript, read from the source tree by the compiled application and by Jest alike: a worker thread loads
// no TypeScript under Jest, and src/ and templates/ always lie beside dist/.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FACES = ['', '-Bold', '-Italic', '-BoldItalic']
  .map((style) => `DejaVuSerif${style}`)
  .concat(
    ['', '-Bold', '-Oblique', '-BoldOblique'].map((style) => `DejaVuSans${style}`),
    'DejaVuSansMono',
  );
/** The compiler remembers every layout: after so many documents it drops what the last few rounds did not use. */
const FORGET_EVERY = 5;
const ROUNDS_KEPT = 4;

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const compiler = NodeCompiler.create({
  workspace: workerData.templates,
  fontArgs: [{ fontBlobs: FACES.map((face) => readFileSync(join(fonts, `${face}.ttf`))) }],
});

let printed = 0;

/** @returns {{ pdf: Uint8Array } | { broken: string } | { unprintable: string[] }} */
function print({ file, data, createdAt }) {
  const compiled = compiler.compile({ mainFilePath: file, inputs: { data }, resetRead: true });
  if (!compiled.result) return { broken: diagnosticsOf(compiled.takeDiagnostics()) };
  try {
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: createdAt });
    return { pdf: new Uint8Array(pdf) };
  } catch (error) {
    const unprintable = unprintableIn(error.message);
    return unprintable.length > 0 ? { unprintable } : { broken: error.message };
  }
}

function diagnosticsOf(problem) {
  if (!problem) return 'no reason given';
  return compiler
    .fetchDiagnostics(problem)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('\n');
}

/** The characters that PDF/A refuses: no font has them, or they are of the private area. */
function unprintableIn(message) {
  const refused = message.matchAll(
    /the text `\\"(.+?)\\"` could not be displayed|contains the codepoint `\\"(.+?)\\"`/g,
  );
  return [...new Set([...refused].map(([, text, codepoint]) => unescaped(text ?? codepoint)))];
}

function unescaped(text) {
  return text.replaceAll(/\\*u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

parentPort.on('message', (job) => {
  const outcome = print(job);
  printed += 1;
  if (printed % FORGET_EVERY === 0) compiler.evictCache(ROUNDS_KEPT);
  parentPort.postMessage(outcome, outcome.pdf ? [outcome.pdf.buffer] : []);
});
