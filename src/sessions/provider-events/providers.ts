import { Injectable } from '@nestjs/common';
import { Environment } from '../../../config/environment.js';
import { BigBlueButton } from './big-blue-button.adapter.js';
import { LiveKit } from './livekit.adapter.js';
import type { PresenceProvider } from './provider-event.types.js';

/** Where providers tell of presence, each under its name. */
export const PROVIDER_EVENTS_PATH = '/api/provider-events';

/** The providers of video that the house has a secret with. */
@Injectable()
export class Providers {
  private readonly known: PresenceProvider[] = [];

  constructor({ LIVEKIT_API_KEY, LIVEKIT_API_SECRET, BIGBLUEBUTTON_SECRET, PUBLIC_URL }: Environment) {
    if (LIVEKIT_API_KEY && LIVEKIT_API_SECRET) this.known.push(new LiveKit(LIVEKIT_API_KEY, LIVEKIT_API_SECRET));
    if (BIGBLUEBUTTON_SECRET && PUBLIC_URL) {
      const address = `${PUBLIC_URL.replace(/\/$/, '')}${PROVIDER_EVENTS_PATH}/bigbluebutton`;
      this.known.push(new BigBlueButton(BIGBLUEBUTTON_SECRET, address));
    }
  }

  /** The provider of this name; null when the house has none. */
  named(name: string): PresenceProvider | null {
    return this.known.find((provider) => provider.name === name) ?? null;
  }
}
