import type { NewEvent } from '../platform/events/event.types.js';

export type DesignDrafted = NewEvent<{ designId: string; titleVersionId: string; version: number; projects: number }>;
export type DesignRevised = NewEvent<{ designId: string; projects: number }>;
export type DesignPublished = NewEvent<{ designId: string; titleVersionId: string }>;
export type DesignRetired = NewEvent<{ designId: string }>;
export type RulebookDrafted = NewEvent<{ rulebookId: string; version: number }>;
export type RulebookActivated = NewEvent<{ rulebookId: string }>;
export type RulebookRetired = NewEvent<{ rulebookId: string }>;
