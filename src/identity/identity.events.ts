import type { NewEvent } from '../platform/events/event.types.js';

export type AccountOpened = NewEvent<{ accountId: string; roles: string[] }>;
export type RoleGranted = NewEvent<{ accountId: string; role: string }>;
