import { type GitHub, GitHubFailure, type Parameters } from '../gate/github.js'
import type { Clock } from '../gate/ports.js'
import type { Finding, Level, Verdict } from '../gate/result.js'
import { plainLine, shortened } from '../report/plain.js'
import { isNewer, type Stamp } from './stamp.js'

/** GitHub refuses more than 65,535 characters in the summary of a check run. */
export const LONGEST_CHECK_TEXT = 65_000

/** How many findings a check run annotates at the most: each 50 are a request of their own. */
const MOST = 500
const BATCH = 50
const ROUNDS = 12
const SETTLING = 2000
const LAG = 2

// GitHub allows 64 KB; a line that is read beside the code needs far less.
const LONGEST_MESSAGE = 2000

export interface CheckReport {
  /** Unique among the workflows and jobs of the repository, or they would take each other's place. */
  name: string
  stamp: Stamp
  verdict: Verdict
  /** Whether the verdict fails its job. */
  fails: boolean
  title: string
  /** Markdown, at most `LONGEST_CHECK_TEXT` bytes. */
  summary: string
  /** Worst first. */
  findings: readonly Finding[]
}

type Annotations = NonNullable<NonNullable<Parameters<typeof CREATE>['output']>['annotations']>

const CREATE = 'POST /repos/{owner}/{repo}/check-runs'
const LIST = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'
const ONE = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}'
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'

/**
 * Writes a completed check run at the stamp's commit, which for a pull request is its head and not the merge commit.
 * Returns whether it was written; a newer run's is left alone. After a failure it is looked what was carried out, so
 * that nothing is annotated twice.
 *
 * @throws GitHubFailure
 */
export async function writeCheckRun(report: CheckReport, github: GitHub, clock: Clock): Promise<boolean> {
  const writer = new CheckRunWriter(report, github)
  for (let round = 1; ; round += 1) {
    try {
      return await writer.write()
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.pause === null || round === ROUNDS) throw error
      await clock.sleep(error.pause)
    }
  }
}

class CheckRunWriter {
  private readonly batches: Annotations[]
  private id: number | null = null
  /** How many more times the list may lack a check run of ours before it is created once more. */
  private awaited = 0
  /** Batches that are known to have arrived. */
  private sent = 0

  constructor(
    private readonly report: CheckReport,
    private readonly github: GitHub,
  ) {
    this.batches = inBatches(annotationsOf(report.findings))
  }

  /** Goes on where the last call was interrupted. */
  async write(): Promise<boolean> {
    if (this.id === null) {
      if (await this.isOutdated()) return false
      this.id ??= await this.create()
    } else {
      const { output } = await this.github.request(ONE, { check_run_id: this.id })
      this.sent = batchesIn(output.annotations_count)
    }
    for (; this.sent < this.batches.length; this.sent += 1) {
      await this.github.once(UPDATE, { check_run_id: this.id, output: this.output() })
    }
    return true
  }

  /** Whether a newer run has written already; finds what this one may have begun. */
  private async isOutdated(): Promise<boolean> {
    const { name, stamp } = this.report
    for await (const each of this.github.items(LIST, { ref: stamp.commit, check_name: name, filter: 'all' })) {
      const [runId, attempt] = (each.external_id ?? '').split('.').map(Number)
      if (runId === undefined || attempt === undefined || Number.isNaN(runId) || Number.isNaN(attempt)) continue
      if (isNewer({ runId, attempt }, stamp)) return true
      if (isNewer(stamp, { runId, attempt })) continue
      this.id = Number(each.id)
      this.sent = batchesIn(each.output.annotations_count)
    }
    return false
  }

  private async create(): Promise<number> {
    const { name, stamp, verdict, fails } = this.report
    if (this.awaited > 0) {
      this.awaited -= 1
      throw new GitHubFailure('busy', 'the check run is not listed yet', 0, true, SETTLING)
    }
    this.awaited = LAG
    const { id } = await this.github.once(CREATE, {
      name,
      head_sha: stamp.commit,
      external_id: `${stamp.runId}.${stamp.attempt}`,
      status: 'completed',
      conclusion: fails ? 'failure' : verdict === 'pass' ? 'success' : 'neutral',
      output: this.output(),
    })
    this.sent = 1
    return Number(id)
  }

  private output() {
    const { title, summary } = this.report
    return { title: shortened(title, 255), summary, annotations: this.batches[this.sent] ?? [] }
  }
}

function batchesIn(annotations: number): number {
  return Math.max(1, Math.ceil(annotations / BATCH))
}

const LEVEL = { error: 'failure', warning: 'warning', note: 'notice' } as const satisfies Record<Level, string>

/** Findings at files; the others stand in the summary. Columns are GitHub's only where one line is meant. */
function annotationsOf(findings: readonly Finding[]): Annotations {
  const placed = findings.filter(each => each.suppressed === null && each.file !== undefined)
  return placed
    .slice(0, MOST)
    .map(({ file, line = 1, endLine = line, column, endColumn, level, rule, message, help }) => {
      const columns =
        column === undefined || endLine !== line ? {} : { start_column: column, end_column: endColumn ?? column }
      return {
        path: file as string,
        start_line: line,
        end_line: endLine,
        ...columns,
        annotation_level: LEVEL[level],
        title: shortened(plainLine(rule), 255),
        message: shortened(plainLine(help ? `${message} ${help}` : message), LONGEST_MESSAGE),
      }
    })
}

function inBatches(annotations: Annotations): Annotations[] {
  const batches: Annotations[] = [annotations.slice(0, BATCH)]
  for (let next = BATCH; next < annotations.length; next += BATCH) batches.push(annotations.slice(next, next + BATCH))
  return batches
}
