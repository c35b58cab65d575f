import type { JsonSchema } from '../../gate/inputs.js'

/** The fields of a threshold that is written as a map. */
export const FIELDS = ['name', 'metric', 'unit', 'direction', 'target', 'alert', 'max-regression'] as const

const text: JsonSchema = { type: 'string' }

/** What the configuration may hold as `thresholds`. */
export const thresholdsSchema: JsonSchema = {
  type: 'array',
  items: {
    anyOf: [
      { description: 'Such as `api p95: target < 500 ms, alert > 1000 ms`.', type: 'string' },
      {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        properties: {
          name: { description: 'The benchmarks: `*` stands for anything.', type: 'string' },
          metric: { description: 'Which of their metrics; the first where none is named.', type: 'string' },
          unit: { description: 'What their values are in, where the file does not say.', type: 'string' },
          direction: { description: 'Which way is better.', enum: ['lower', 'higher'] },
          target: { description: 'What must hold, or it warns: `< 500 ms`.', ...text },
          alert: { description: 'What must not hold, or it fails: `> 1000 ms`.', ...text },
          'max-regression': { description: 'By how many percent they may get worse.', type: ['number', 'string'] },
        },
      },
    ],
  },
}
