import { BadRequestException, ValidationPipe, type ValidationError } from '@nestjs/common';
import * as transformerPackage from 'class-transformer';
import * as validatorPackage from 'class-validator';
import type { Fault } from '../kernel/domain-error.js';

/** Checks the shape of everything that comes in; each fault is named by the path of its field. */
export function inputPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    // Named, since what the decorators told a package is known to that copy of it only.
    validatorPackage,
    transformerPackage,
    exceptionFactory: (errors) => new BadRequestException({ faults: errors.flatMap((error) => faultsOf(error, '')) }),
  });
}

function faultsOf(error: ValidationError, above: string): Fault[] {
  const at = above ? `${above}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ at, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, at))];
}
