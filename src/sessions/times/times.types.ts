/** What takes the time of people: the sessions of a track (discovery, weekly), and what other rooms convene. */
export type MeetingKind = 'session' | 'defence' | 'jury-hearing' | 'webinar';

/** A meeting as it takes the time of those who are in it. */
export interface Meeting {
  meetingId: string;
  kind: Exclude<MeetingKind, 'session'>;
  /** Each with their own stretch, which may be a part of the meeting. */
  people: { personId: string; startsAt: Date; endsAt: Date }[];
}
