import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { collectCoverage } from '../../../src/coverage/collect.js'
import { detailsOf } from '../../../src/coverage/details.js'
import { FORMATS, type FormatName } from '../../../src/coverage/formats/names.js'
import { recognise } from '../../../src/coverage/formats/recognise.js'
import { ReportRefused } from '../../../src/coverage/refusal.js'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'
import type { Count } from '../../../src/gate/percent.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { mutated, one, randomOf } from '../../support/mutations.js'
import { REPORTS } from '../../support/reports.js'

// `.ci/evidence` runs ten thousand.
const RUNS = Number(process.env['MUTATIONS'] ?? 150)
const LARGEST = 200_000

/** The reports of real tools, by their format. */
const reports = new Map<FormatName, Buffer[]>()
for (const entry of readdirSync(REPORTS, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.parentPath.includes('programs') || entry.parentPath === REPORTS.replace(/\/$/, ''))
    continue
  const bytes = readFileSync(`${entry.parentPath}/${entry.name}`)
  const format = formatOf(bytes)
  if (format !== null && bytes.length < LARGEST) reports.set(format, [...(reports.get(format) ?? []), bytes])
}

function formatOf(bytes: Buffer): FormatName | null {
  try {
    return recognise(bytes.toString('utf8', 0, 65_536))
  } catch (error) {
    if (error instanceof ReportRefused) return null
    throw error
  }
}

describe('reports with anything wrong with them', () => {
  it('are there in every format', () => {
    expect([...reports.keys()].sort()).toEqual([...FORMATS].sort())
  })

  it.each(FORMATS)(
    'are refused or counted soundly: %s',
    async format => {
      const whole = reports.get(format) as Buffer[]
      let refused = 0
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const random = randomOf(seed)
        const files = new MemoryFiles({ report: mutated(one(whole, random), random) })
        const given = random() < 0.5 ? 'auto' : format
        const coverage = await collectCoverage(['report' as RepoPath], given, ROOT, memoryPorts({ files }))
        const { totals, files: counted } = detailsOf(coverage)
        // A report that is refused says so, once, and counts for nothing.
        expect([coverage.refused.length, coverage.reports.length].sort()).toEqual([0, 1])
        if (coverage.refused.length === 1) {
          refused += 1
          expect({ seed, counted }).toEqual({ seed, counted: [] })
          expect(coverage.refused[0]?.message.length).toBeLessThan(2000)
        }
        for (const each of [totals, ...counted]) {
          for (const count of [each.lines, each.branches, each.functions, each.statements]) sound(count, seed)
        }
      }
      expect(refused).toBeGreaterThan(RUNS / 10)
    },
    3_600_000,
  )
})

function sound(count: (Count & { atMost?: number }) | null, seed: number): void {
  if (count === null) return
  const { covered, total, atMost = covered } = count
  const ordered = 0 <= covered && covered <= atMost && atMost <= total
  if (![covered, total, atMost].every(Number.isSafeInteger) || !ordered) {
    throw new Error(`seed ${seed}: ${JSON.stringify(count)} is no count`)
  }
}
