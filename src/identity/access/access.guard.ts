import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PERMISSION, PUBLIC } from '../../platform/http/doors.js';
import { SignIns, type SignedIn } from '../sign-in/sign-ins.js';
import { NotPermitted, NotSignedIn } from '../identity.errors.js';
import { isPermitted, type Permission } from './permissions.js';
import { SignInAgain } from '../sign-in/sign-in-again.js';
import { tokenOf } from '../sign-in/token.js';

/** Knows who asks, and opens only the routes that say for whom they are. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignIns,
    private readonly signInAgain: SignInAgain,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: SignedIn | null }>();
    const token = tokenOf(request);
    const actor = token ? await this.signIns.whoHolds(token) : null;
    request.actor = actor;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (!permission) throw new NotPermitted('nobody');
    if (!actor) {
      if (await this.signInAgain.show(request, context.switchToHttp().getResponse<FastifyReply>())) return false;
      throw new NotSignedIn();
    }
    if (!isPermitted(permission, actor.roles)) throw new NotPermitted(permission);
    return true;
  }
}
