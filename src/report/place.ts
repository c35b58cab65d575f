import type { Finding } from '../gate/result.js'

/** Where a finding stands, as `file:line:column` as far as it is known; empty where it belongs to no file. */
export function placeOf(finding: Pick<Finding, 'file' | 'line' | 'column'>): string {
  return [finding.file, finding.line, finding.column].filter(part => part !== undefined).join(':')
}
