import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { PERMISSION } from '../../platform/http/doors.js';
import type { Permission } from './permissions.js';

/** This route is open to the roles that hold the permission. */
export function Can(permission: Permission): CustomDecorator {
  return SetMetadata(PERMISSION, permission);
}
