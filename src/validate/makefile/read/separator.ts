import { quoted } from '../../words/quoted.js'
import type { RuleParts } from './line.js'
import type { Word } from './model.js'

/** What a line of a recipe needs. */
export const SPACES = 'This line is indented with spaces; a line of a recipe begins with a tab'

// What nobody makes, and what begins or follows a command: an option, `@`, quotation marks, what joins commands.
const COMMAND = /^[-@"'|>&[]|["'`|>&;]/

/** Whether what make takes for the targets of a rule are the words of a command. */
export function looksLikeRecipe(targets: readonly Word[]): boolean {
  return targets.some(({ text }) => COMMAND.test(text))
}

/** What is said of a line of a recipe that no rule stands before. */
export const NO_RULE = 'This line of a recipe belongs to no rule: what stands before it is none, or ended it'

/** What is said of a line that is neither a rule nor an assignment. */
export function separatorMessage(first: string, prefix: string): string {
  return first === '\t' && prefix !== '\t'
    ? `A line of a recipe begins with ${quoted(prefix)} here, as \`.RECIPEPREFIX\` says, not with a tab`
    : 'This line is neither a rule, which has a `:`, nor an assignment, which has a `=`: make refuses it'
}

const VARIABLE = /\$(?:\$|[({][\w.-]+[)}]|[^({])/g

/**
 * Whether words, replaced, can be a rule or nothing at all: a single reference, or functions among others. Variables in the
 * midst of words are taken for the parts of a command that they are.
 */
export function mayBecomeRule(words: readonly Word[]): boolean {
  if (words.length === 1) return words[0]?.text.includes('$') === true
  return words.some(({ text }) => text.replace(VARIABLE, '').includes('$'))
}

/** What is said of a rule that is both of patterns and of names. */
export const MIXED = 'The targets of a rule are either patterns with % or names, not both'

export function isMixed({ targets, patterns }: RuleParts): boolean {
  if (patterns.length > 0 || targets.some(({ text }) => text.includes('$'))) return false
  return targets.some(({ text }) => text.includes('%')) && targets.some(({ text }) => !text.includes('%'))
}
