import { DomainError } from '../kernel/domain-error.js';

const MEBIBYTE = 1024 * 1024;

/** A file that is not taken: nothing of it was kept. */
export class FileRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.file-refused';

  static extension(name: string, allowed: readonly string[]): FileRefused {
    return refusal(name, `Send one of these kinds instead: ${allowed.join(' ')}`);
  }

  static size(name: string, maxBytes: number): FileRefused {
    return refusal(name, `The file is larger than ${Math.floor(maxBytes / MEBIBYTE)} MB: compress or split it`);
  }

  static empty(name: string): FileRefused {
    return refusal(name, 'The file is empty: check it and send it again');
  }

  static lying(name: string, content: string): FileRefused {
    return refusal(name, `The content is ${content}, which its extension does not say: rename or export it again`);
  }
}

function refusal(name: string, message: string): FileRefused {
  return new FileRefused('This file cannot be taken', { file: name }, [], [{ at: name, message }]);
}
