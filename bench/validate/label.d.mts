import type { Case } from './corpus/index.mjs'

/** What actionlint and zizmor say of the cases, by their ids. */
export function labelsOf(cases: readonly Case[]): Record<string, { actionlint: unknown[]; zizmor: unknown[]; auditor: unknown[] }>
