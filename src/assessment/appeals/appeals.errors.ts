import { notFound, refused } from '../../platform/kernel/refusals.js';

/** The case was not appealed against. */
export class AppealUnknown extends notFound('assessment.appeal-unknown', 'There is no appeal in this case', 'caseId') {}

/** The appeal cannot be filed, or ruled on. */
export class AppealRefused extends refused('assessment.appeal-refused', 'This appeal cannot be taken like this') {}
