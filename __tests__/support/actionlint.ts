import type { Located } from '../../src/validate/located.js'

/** What actionlint 1.7.12 says of a file. */
export interface Remark {
  readonly line: number
  readonly column: number
  readonly kind: string
  readonly message: string
}

/** Where we tell of what actionlint tells, at another line or not at all, on purpose. */
export interface Difference {
  readonly what: string
  readonly why: string
  /** Whether a remark is one of these; `text` is the workflow, `problems` what we find in it. */
  readonly applies: (remark: Remark, text: string, problems: readonly Located[]) => boolean
}

const within = (from: number, to: number) => (problem: Located) => problem.line >= from && problem.line <= to

/** The last line of the block scalar that begins in a line; the line itself where none does. */
function endOfBlock(text: string, line: number): number {
  const lines = text.split(/\r?\n/)
  const first = lines[line - 1] ?? ''
  if (!/[|>][-+\d]*\s*(#.*)?$/.test(first)) return line
  const indent = first.search(/[^\s-]/)
  let last = line
  while (last < lines.length && (lines[last]?.trim() === '' || (lines[last]?.search(/\S/) ?? 0) > indent)) last += 1
  return last
}

export const DIFFERENCES: readonly Difference[] = [
  {
    what: 'in a text of several lines (`run: |`) at the line itself, not at that of the key',
    why: 'that is the line to change',
    applies: ({ line }, text, problems) => problems.some(within(line, endOfBlock(text, line))),
  },
  {
    what: 'faults of YAML at the line where they are, all of them',
    why: 'libyaml stops at the first, and names a line before or after it, or none',
    applies: ({ message }, _, problems) =>
      message.startsWith('could not parse as YAML') && problems.some(({ rule }) => /^(yaml|text)\//.test(rule)),
  },
  {
    what: 'a job whose steps, or a part whose value, are of the wrong type: at the value',
    why: 'actionlint tells of it there too, and again as missing at the job',
    applies: ({ message }, _, problems) =>
      /section is missing in job/.test(message) && problems.some(({ rule }) => /^workflow\/(type|empty)$/.test(rule)),
  },
  {
    what: 'silent about labels of our own machines beside `self-hosted` or in a group',
    why: 'nobody but the owner knows them; actionlint wants them in a configuration',
    applies: ({ kind }, text) => kind === 'runner-label' && /self-hosted|group:/.test(text),
  },
  {
    what: 'an expression that never ends: where it begins',
    why: 'that is where `}}` is to be found missing; actionlint goes on to the next one',
    applies: (_, __, problems) => problems.some(({ rule }) => rule === 'expression/unclosed'),
  },
  {
    what: 'an empty file at its beginning',
    why: 'its end is no better a place',
    applies: ({ message }, text, problems) =>
      message.startsWith('"workflow" section should not be empty') && text.trim().length < 30 && problems.length > 0,
  },
  {
    what: 'nothing about the outputs of a job whose needs are wrong',
    why: 'the fault is told of at `needs`',
    applies: ({ message }, _, problems) =>
      message.endsWith('is not defined in object type {}') &&
      problems.some(({ rule }) => rule === 'workflow/unknown-need'),
  },
]
