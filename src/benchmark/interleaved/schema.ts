import type { JsonSchema } from '../../gate/inputs.js'

/** What says what is measured. */
export const COMMAND_FIELDS = ['command', 'base', 'head', 'output'] as const

const text: JsonSchema = { type: 'string' }
const count: JsonSchema = { type: ['integer', 'string'] }

const COMMANDS = {
  command: {
    description: 'What runs in both checkouts; `{suspects}` becomes a pattern of what is undecided.',
    ...text,
  },
  base: { description: 'What runs for the base, instead of `command`.', ...text },
  head: { description: 'What runs for the head, instead of `command`.', ...text },
  output: { description: 'The file that the command writes, relative to where it runs.', ...text },
}

/** The fields of `interleaved`. */
export const FIELDS = [
  ...COMMAND_FIELDS,
  'benchmarks',
  'base-ref',
  'base-directory',
  'setup',
  'min-pairs',
  'max-pairs',
  'warmup',
  'time',
] as const

/** What the configuration may hold as `interleaved`. */
export const interleavedSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...COMMANDS,
    benchmarks: {
      description: 'Several commands with a name each, instead of one.',
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        properties: { name: { description: 'Its name where its time is what is measured.', ...text }, ...COMMANDS },
      },
    },
    'base-ref': {
      description: 'Branch, tag or commit that the change is compared with, from where it left it.',
      ...text,
    },
    'base-directory': { description: 'A folder with the base, instead of a checkout that is made of it.', ...text },
    setup: { description: 'What runs once in each checkout before anything is measured, such as a build.', ...text },
    'min-pairs': { description: 'Pairs of runs, base and head, before anything is decided; 5 by default.', ...count },
    'max-pairs': { description: 'Pairs after which what is undecided stays so; 30 by default.', ...count },
    warmup: { description: 'Pairs before those that count; 1 by default.', ...count },
    time: { description: 'How long all of it may take; `10m` by default.', type: ['number', 'string'] },
  },
}
