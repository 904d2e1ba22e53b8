import { type ArgumentMetadata, BadRequestException, Injectable, ValidationPipe } from '@nestjs/common';
import * as transformerPackage from 'class-transformer';
import * as validatorPackage from 'class-validator';
import type { Fault } from '../kernel/domain-error.js';
import { inputFaults } from './input-faults.js';

/** Checks the shape of everything that comes in; each fault is named by the path of its field. */
export function inputPipe(): ValidationPipe {
  return new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    // Named, since what the decorators told a package is known to that copy of it only.
    validatorPackage,
    transformerPackage,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => new BadRequestException({ faults: errors.flatMap((error) => inputFaults(error)) }),
  });
}

const HALF_A_PAIR = /\p{Surrogate}/u;

@Injectable()
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' || metadata.type === 'query') {
      const faults = unkeepable(value, '');
      if (faults.length > 0) throw new BadRequestException({ faults });
    }
    return super.transform(value, metadata);
  }
}

/** Texts that no database keeps: with a zero character, or with half of a pair. They come from broken programs only. */
function unkeepable(value: unknown, at: string): Fault[] {
  if (typeof value === 'string') {
    const message = 'This text has characters that cannot be kept: write it again';
    return value.includes('\u0000') || HALF_A_PAIR.test(value) ? [{ at, code: 'unkeepable', message }] : [];
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => unkeepable(inner, at ? `${at}.${name}` : name));
}
