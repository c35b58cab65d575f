import type { Finding } from '../gate/result.js'

/** Something that is so. */
export interface Fact {
  name: string
  value: string
  /** What follows from it. */
  note?: string
}

/** Facts of one kind, and what of them is not as it should be. */
export interface Diagnosis {
  facts: Fact[]
  findings: Finding[]
}

/** What a fact is where there is nothing that it could be about. */
export const NOT_HERE = 'not here'

export function fact(name: string, value: string, note?: string): Fact {
  return { name, value, ...(note !== undefined && { note }) }
}

/** Whether this runs in a job of a workflow: in GitHub's runner, or in one like it. */
export function isJob(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment['GITHUB_ACTIONS'] === 'true'
}
