import { createHash } from 'node:crypto'
import type { Finding, Level } from './result.js'

/** A finding as a gate writes it; the rest has defaults. */
export interface FindingDraft extends Omit<Finding, 'related' | 'suppressed' | 'fingerprint'> {
  related?: Finding['related']
  suppressed?: string | null
  /** What makes it the same finding next time; its message where nothing is named. Never a secret. */
  identity?: string
}

/**
 * Completes a finding. The fingerprint (20 hexadecimal digits of a SHA-256) covers rule, file and identity, and
 * leaves out the line, so that it survives edits above it.
 */
export function finding(draft: FindingDraft): Finding {
  const { identity, related, suppressed, ...rest } = draft
  const parts = [draft.rule, draft.file ?? '', identity ?? draft.message]
  const fingerprint = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20)
  return { ...rest, related: related ?? [], suppressed: suppressed ?? null, fingerprint }
}

/** What `if-missing` makes of having nothing to judge. */
export function levelOfMissing(ifMissing: 'fail' | 'warn' | 'pass'): Level {
  if (ifMissing === 'fail') return 'error'
  return ifMissing === 'warn' ? 'warning' : 'note'
}
