// `node config/run.mjs src/cli.js …`: one of the built programs, with a fresh build below it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';

ensureBuilt();
const [, , program, ...rest] = process.argv;
const path = join(import.meta.dirname, '..', 'dist', program);
process.argv = [process.execPath, path, ...rest];
await import(pathToFileURL(path).href);
