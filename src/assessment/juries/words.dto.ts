import { IsString, Length, Matches } from 'class-validator';

/** Letters that the documents of the house can print: European scripts, figures, signs. */
const LETTERS = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{M}\p{N}\p{P}\p{Sc}\p{Sm}\p{Sk}\p{Zs}°`;
const LINE = new RegExp(`^[${LETTERS}]*$`, 'u');
const LINES = new RegExp(`^[${LETTERS}\\n\\r\\t]*$`, 'u');
const BLANK = /\S/;

/** One line of text that will be printed. */
export function IsPrintedLine(longest: number, each = false): PropertyDecorator {
  return printed(LINE, longest, each);
}

/** A text of several lines that will be printed. */
export function IsPrintedText(longest: number, each = false): PropertyDecorator {
  return printed(LINES, longest, each);
}

function printed(letters: RegExp, longest: number, each: boolean): PropertyDecorator {
  return (target, property) => {
    const name = String(property);
    Matches(letters, {
      each,
      message: '$property has characters that no document can print',
      context: { code: 'unprintable' },
    })(target, name);
    Matches(BLANK, { each, message: '$property says something', context: { code: 'blank' } })(target, name);
    Length(1, longest, { each })(target, name);
    IsString({ each })(target, name);
  };
}
