import { type FindingDraft, finding } from '../../src/gate/finding.js'
import { TOOL } from '../../src/gate/judge.js'
import type { Finding, Result } from '../../src/gate/result.js'
import { nobody } from './memory.js'

/** A result of a gate called `dummy`; what a test is about it passes itself. */
export function resultWith(result: Partial<Result> = {}): Result {
  return {
    schema: 1,
    tool: TOOL,
    gate: 'dummy',
    subject: nobody,
    fails: true,
    verdict: 'fail',
    summary: 'It failed.',
    metrics: [],
    findings: [],
    details: null,
    ...result,
  }
}

/** A finding; what a test is about it passes itself. */
export function findingWith(draft: Partial<FindingDraft> = {}): Finding {
  return finding({ rule: 'dummy/rule', level: 'error', message: 'It is wrong.', ...draft })
}

const NOTHING = { lines: { covered: 0, total: 0 }, branches: null, functions: null, statements: null }

/** The least details that a result of each gate may have. */
export const DETAILS: Readonly<Record<string, unknown>> = {
  'coverage-gate': { totals: NOTHING, files: [], native: [] },
  'smoke-test': { checks: [], load: null, canary: null, availability: null, p95: null, history: [] },
}
