import { finding } from '../gate/finding.js'
import type { Confidence, Finding } from '../gate/result.js'
import { formatSize } from '../gate/size.js'
import type { Sighting } from './sightings.js'

const SURE: Readonly<Record<Confidence, string>> = { high: 'This is', medium: 'This looks like', low: 'This may be' }

const HELP =
  'Revoke it where it was issued: history keeps what is deleted here. If it opens nothing, say so with `pragma: allowlist secret` in a comment on its line.'

/** What the report tells of a secret: never the secret. `suppressed` says why it does not count, or null. */
export function secretFinding({ found, by }: Sighting, suppressed: string | null): Finding {
  const { rule, confidence, what, name, reason, path, line, column, endLine, endColumn, identity } = found
  const of = name === undefined ? '' : ` (\`${name}\`)`
  const since = by === null ? '' : ` It came with commit ${by.commit.slice(0, 10)} of ${by.date.slice(0, 10)}.`
  return {
    ...finding({
      rule: `secrets/${rule}`,
      level: confidence === 'low' ? 'warning' : 'error',
      message: `${SURE[confidence]} ${what}${of}: ${reason}.${since}`,
      file: path,
      line,
      column,
      endLine,
      endColumn,
      suppressed,
      help: HELP,
      identity,
    }),
    confidence,
    reason,
    ...(by === null ? {} : { commit: by.commit, date: by.date }),
  }
}

/** A file above the size that was allowed. */
export function largeFile({ path, size }: { path: string; size: number }, limit: number): Finding {
  return finding({
    rule: 'secrets/large-file',
    level: 'error',
    message: `This file has ${formatSize(size)}, and \`max-file-size\` is ${formatSize(limit)}.`,
    file: path,
    help: 'Keep it out of the repository, or in Git LFS: what is committed once is downloaded with every clone.',
    identity: 'size',
  })
}

/** Where git left a conflict in a file; `ordinal` tells it from the others of the run. */
export function mergeConflict({ path, line }: { path: string; line: number }, ordinal: number): Finding {
  return finding({
    rule: 'secrets/merge-conflict',
    level: 'error',
    message: 'Here a merge left a conflict that nobody has settled.',
    file: path,
    line,
    help: 'Choose what is to stand there, and delete the lines with the marks.',
    identity: `conflict ${ordinal}`,
  })
}

/** A file that could not be searched. */
export function unreadableFile({ path, why }: { path: string; why: string }): Finding {
  return finding({
    rule: 'secrets/unreadable',
    level: 'error',
    message: `This file cannot be read (${why}), so nobody knows what it holds.`,
    file: path,
    help: 'Let the job read it, or leave it out by `exclude`.',
    identity: 'unreadable',
  })
}
