import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository } from '../gate/path.js'
import type { Finding } from '../gate/result.js'
import { partsOfInstalled } from './installed.js'
import type { Resolution } from './paths.js'
import { reportedPath } from './reported-path.js'
import { suggestRewrite } from './suggest-rewrite.js'

const SHOWN = 3
const LONGEST_SHOWN = 120

/** A file of a report, and what its path there means. */
export interface Placed {
  file: { path: string }
  resolution: Resolution
}

/**
 * What to say of the files of a report that are none of the repository's, or cannot be told apart: one finding for
 * each of both, however many there are. `known` is how many files the repository has.
 */
export function strangerFindings(report: InputPath, files: readonly Placed[], known: number): Finding[] {
  const ambiguous = files.filter(({ resolution }) => resolution.how === 'ambiguous')
  const strangers = files.filter(({ resolution }) => resolution.how === 'stranger')
  const findings: Finding[] = []
  if (ambiguous.length > 0) findings.push(severalFit(report, ambiguous))
  if (strangers.length > 0) findings.push(noneFits(report, strangers, files.length, known))
  return findings
}

function severalFit(report: InputPath, files: readonly Placed[]): Finding {
  const names = files.map(({ file, resolution }) => {
    return `${shown(file.path)} (${namesOf(resolution.candidates, 'or')})`
  })
  const line = suggestRewrite(files)
  const counted = 'What they cover counts under the names of the report.'
  return finding({
    rule: 'coverage/path-ambiguous',
    level: 'warning',
    message: `${report} names ${filesText(files.length)} that may be any of several: ${listed(names, 'and')}.`,
    help:
      line === null
        ? `${counted} Let the tool that writes the report give longer paths.`
        : `${counted} \`path-map: ${line.text}\` says that ${shown(line.example)} is meant${reaching(line.files, files)}.`,
    identity: report,
    ...placeOf(report),
  })
}

function noneFits(report: InputPath, strangers: readonly Placed[], all: number, known: number): Finding {
  const every = strangers.length === all
  const own = strangers.filter(({ file }) => partsOfInstalled(reportedPath(file.path)) === null)
  // Those that could be a mistake come first: nobody expects to find installed code in the repository.
  const named = own.length > 0 ? own : strangers
  const names = listed(
    named.map(({ file }) => shown(file.path)),
    'and',
    strangers.length,
  )
  return finding({
    rule: 'coverage/path-unknown',
    level: every ? 'warning' : 'note',
    message: every
      ? `${report} names no file of the repository: ${names}.`
      : `${report} names ${filesText(strangers.length)} that the repository does not have: ${names}.`,
    help: remedy(own, every, known),
    identity: report,
    ...placeOf(report),
  })
}

function remedy(own: readonly Placed[], every: boolean, known: number): string {
  if (known === 0) return 'There are no files to look for them: check out the repository before this step.'
  if (own.length === 0)
    return 'They are installed, not written here; the tool that writes the report can leave them out.'
  const line = suggestRewrite(own)
  if (line !== null) {
    return `If ${shown(line.example)} is meant, \`path-map: ${line.text}\` says so${reaching(line.files, own)}.`
  }
  const names = [...new Set(own.slice(0, SHOWN).map(({ file }) => reportedPath(file.path).parts.at(-1) ?? ''))]
  const looked = `Looked for as they are, below the roots that the report names, and by their ends: no file here that could be meant is called ${namesOf(names, 'or')}.`
  return every ? looked : `${looked} Generated files that git does not know may be right to stay so.`
}

function reaching(files: number, all: readonly Placed[]): string {
  return all.length === 1 ? '' : `, for ${files} of the ${all.length}`
}

/** A finding can stand at a file of the repository only. */
function placeOf(report: InputPath): { file?: string } {
  return isInRepository(report) ? { file: report } : {}
}

function namesOf(names: readonly string[], last: 'and' | 'or'): string {
  return listed(names.slice(0, SHOWN).map(shown), last, names.length)
}

/** `a, b and 5 more`: the first few. */
function listed(names: readonly string[], last: 'and' | 'or', count = names.length): string {
  const few = names.slice(0, SHOWN)
  const items = count > few.length ? [...few, `${count - few.length} more`] : few
  const end = items.pop() ?? ''
  return items.length === 0 ? end : `${items.join(', ')} ${last} ${end}`
}

function shown(path: string): string {
  if (path === '') return '""'
  return path.length > LONGEST_SHOWN ? `…${path.slice(1 - LONGEST_SHOWN)}` : path
}

function filesText(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`
}
