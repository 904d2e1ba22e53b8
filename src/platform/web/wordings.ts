/** Official wordings among the facts of a sentence: those that nobody translated are marked as French where it is shown. */
export class Wordings extends Array<string> {}
