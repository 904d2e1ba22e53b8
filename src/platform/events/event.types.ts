/** What an event tells: ids, facts and checks; never a name, never free text. */
export type EventData = Record<string, unknown>;

/** A fact of the past, as the use case that made it records it. */
export interface NewEvent<Data extends EventData = EventData> {
  /** `<module>.<what-happened>` */
  name: string;
  /** The id of what the fact is about: an enrolment, a title version, a jury. */
  subject: string;
  data: Data;
}

/** A recorded event on its way to a receiver. */
export interface DeliveredEvent extends NewEvent {
  position: number;
  actorId: string;
  recordedAt: Date;
}

/** Someone below who learns of facts: `run` is called inside a transaction, once per event that takes effect. */
export interface EventReceiver {
  /** A stable name: what was received is remembered by it. */
  name: string;
  /** Names of events, or `*` for every one. */
  events: readonly string[] | '*';
  run(event: DeliveredEvent): Promise<void>;
}
