import { DomainError, type Fault } from '../kernel/domain-error.js';

const MEBIBYTE = 1024 * 1024;

/** A file that is not taken: nothing of it was kept. */
export class FileRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'platform.file-refused';

  static extension(name: string, allowed: readonly string[]): FileRefused {
    return refusal(name, {
      code: 'file-kind',
      message: `Send one of these kinds instead: ${allowed.join(' ')}`,
      facts: { extensions: [...allowed] },
    });
  }

  static size(name: string, maxBytes: number): FileRefused {
    const megabytes = Math.floor(maxBytes / MEBIBYTE);
    return refusal(name, {
      code: 'file-too-large',
      message: `The file is larger than ${megabytes} MB: compress or split it`,
      facts: { megabytes },
    });
  }

  static empty(name: string): FileRefused {
    return refusal(name, { code: 'file-empty', message: 'The file is empty: check it and send it again' });
  }

  static lying(name: string, content: string): FileRefused {
    return refusal(name, {
      code: 'file-lies',
      message: `The content is ${content}, which its extension does not say: rename or export it again`,
      facts: { content },
    });
  }
}

function refusal(name: string, fault: Omit<Fault, 'at'>): FileRefused {
  return new FileRefused('This file cannot be taken', { file: name }, [], [{ at: name, ...fault }]);
}
