import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DeliveredEvent } from '../../platform/events/event.types.js';
import { Events } from '../../platform/events/events.js';
import { CallOffSessions } from './call-off-sessions.use-case.js';
import { TRACK_STOPS, type TrackStop } from './calling-off.rules.js';

const STOPS = new Map<string, TrackStop>(TRACK_STOPS.map((stop) => [`tracks.enrolment-${stop}`, stop]));

interface Stopped {
  enrolmentId: string;
  learnerId: string;
  onDay: string;
  untilOn?: string;
}

/** Learns that a track was paused or is over, and calls its sessions off in the name of whoever stopped it. */
@Injectable()
export class CallOffSessionsJob implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly callOffSessions: CallOffSessions,
  ) {}

  onModuleInit(): void {
    this.events.tell({
      name: 'sessions.call-off',
      events: [...STOPS.keys()],
      run: (event) => this.callOff(event),
    });
  }

  private async callOff({ name, data, actorId, recordedAt }: DeliveredEvent): Promise<void> {
    const because = STOPS.get(name);
    if (!because) return;
    const { enrolmentId, learnerId, onDay, untilOn } = data as unknown as Stopped;
    const stopped = { enrolmentId, learnerId, because, onDay, ...(untilOn && { untilOn }), stoppedAt: recordedAt };
    await this.callOffSessions.run(stopped, { id: actorId, roles: [] });
  }
}
