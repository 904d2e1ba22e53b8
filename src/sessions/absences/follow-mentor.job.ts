import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MentorsApi } from '../../mentors/index.js';
import type { DeliveredEvent } from '../../platform/events/event.types.js';
import { Events } from '../../platform/events/events.js';
import { FollowMentor } from './follow-mentor.use-case.js';

const OF_A_TRACK = ['mentors.mentor-assigned', 'mentors.assignment-ended', 'mentors.substitute-arranged'];
const OF_A_MENTOR = ['mentors.absence-announced', 'mentors.absence-changed'];

/** Learns that somebody else accompanies a learner, or that a mentor is away, and has the booked sessions follow. */
@Injectable()
export class FollowMentorJob implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly mentors: MentorsApi,
    private readonly followMentor: FollowMentor,
  ) {}

  onModuleInit(): void {
    this.events.tell({
      name: 'sessions.follow-mentor',
      events: [...OF_A_TRACK, ...OF_A_MENTOR],
      run: (event) => this.follow(event),
    });
  }

  private async follow({ data, actorId }: DeliveredEvent): Promise<void> {
    const { enrolmentId, absenceId } = data as { enrolmentId?: string; absenceId?: string };
    const concerned = enrolmentId ? [enrolmentId] : await this.mentors.concernedBy(absenceId ?? '');
    for (const id of concerned) await this.followMentor.run({ enrolmentId: id }, { id: actorId, roles: [] });
  }
}
