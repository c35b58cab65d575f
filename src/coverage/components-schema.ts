import type { JsonSchema } from '../gate/inputs.js'

const percent: JsonSchema = { type: ['number', 'string'] }

/** The thresholds that a component may have. */
export const COMPONENT_THRESHOLDS = [
  'min-coverage',
  'min-branches',
  'min-functions',
  'min-statements',
  'min-patch',
  'max-drop',
] as const

/** What the configuration may hold as `components`. */
export const componentsSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'paths'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      paths: { type: ['array', 'string'], items: { type: 'string' } },
      'carry-forward': {
        description: 'Whether its files count as in the baseline where no report has any of them.',
        type: ['boolean', 'string'],
      },
      ...Object.fromEntries(COMPONENT_THRESHOLDS.map(name => [name, percent])),
    },
  },
}
