import { createParamDecorator, type ExecutionContext, SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';

export const PUBLIC = 'door:public';
export const PERMISSION = 'door:permission';

/** This route is open to everybody. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}

/** The person who asks; null on a public route that nobody signed in for. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | null => {
  return context.switchToHttp().getRequest<{ actor?: Actor | null }>().actor ?? null;
});
