export const DOCUMENT_KINDS = ['cv', 'contract'] as const;

/** A paper of a mentor that the training body keeps. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const APPROVAL_STANDINGS = ['approved', 'withdrawn'] as const;

/** What an officer decided of a mentor. */
export type ApprovalDecision = (typeof APPROVAL_STANDINGS)[number];

/** How a mentor stands: nobody has decided yet, or what was decided last. */
export type ApprovalState = 'waiting' | ApprovalDecision;

/** What a document may be, and how large. */
export const MENTOR_FILES = { maxBytes: 10_000_000, extensions: ['.pdf', '.docx', '.odt', '.jpg', '.jpeg', '.png'] };
