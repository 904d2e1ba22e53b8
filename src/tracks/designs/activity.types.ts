export const ACTIVITY_KINDS = ['course', 'reading', 'exercise'] as const;

/** What somebody learns from. */
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const COMPLETIONS = ['declared', 'quiz', 'mentor', 'deliverable'] as const;

/** How it is verified that an activity was done: the learner says so, a test, the mentor, something handed in. */
export type Completion = (typeof COMPLETIONS)[number];

export const TEXT_LANGUAGES = ['fr', 'en', 'es'] as const;

/** A language that an activity is there in. */
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** An activity as an officer writes it: at a link, or as a file that is kept already. */
export interface ActivityDraft {
  kind: ActivityKind;
  name: string;
  languages: TextLanguage[];
  minutes: number;
  completion: Completion;
  url: string | null;
  fileId: string | null;
}

/** An activity as it is read, with the name and size of its file. */
export interface DesignActivity extends ActivityDraft {
  fileName: string | null;
  byteCount: number | null;
}

/** What bounds the activities of a project. */
export const ACTIVITY_BOUNDS = {
  activities: 60,
  nameLength: 200,
  urlLength: 2000,
  leastMinutes: 5,
  mostMinutes: 6000,
  bytes: 50 * 1024 * 1024,
} as const;

/** The kinds of file that an activity hands out. */
export const ACTIVITY_FILES = ['.pdf', '.odt', '.odp', '.docx', '.pptx', '.zip', '.txt', '.md', '.png', '.jpg', '.mp4'];
