import { DomainError } from './platform/kernel/domain-error.js';

/** What a failure is to the person at the terminal: its reasons one by one, a stack only for a fault of the house. */
export function reasonOf(error: unknown, foreseen: readonly (new (...words: never[]) => Error)[]): string {
  if (error instanceof DomainError) {
    const faults = error.faults.map(({ at, message }) => `  ${at}: ${message}`);
    const checks = error.checks.map(({ says, facts }) => `  not met: ${says} ${facts ? JSON.stringify(facts) : ''}`);
    return [error.message, ...faults, ...checks].join('\n');
  }
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path ?? 'This'} is a folder: name a file.`;
  if (code === 'EACCES') return `${path} may not be read or written by you.`;
  if (code === 'EEXIST') return `${path} stands already: name another file.`;
  return foreseen.some((kind) => error instanceof kind) ? message : (stack ?? String(error));
}
