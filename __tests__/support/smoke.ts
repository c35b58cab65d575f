import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { Judgement } from '../../src/gate/result.js'
import { machineClock } from '../../src/platform/clock.js'
import { MachineCommands } from '../../src/platform/commands.js'
import { DiskFiles } from '../../src/platform/files.js'
import { GitProgram } from '../../src/platform/git.js'
import { machineNetwork } from '../../src/platform/network/index.js'
import type { SmokeDetails } from '../../src/smoke/details.js'
import { smokeGate } from '../../src/smoke/gate.js'
// Loaded when they are needed, some at the same time: Jest stumbles where two that begin at once share what they import.
import '../../src/platform/network/dns.js'
import '../../src/platform/network/grpc.js'
import '../../src/platform/network/handshake.js'
import '../../src/platform/network/request.js'
import '../../src/platform/network/tcp.js'
import '../../src/platform/network/websocket.js'
import '../../src/smoke/expect/expressions.js'
import '../../src/smoke/expect/json-path.js'
import '../../src/smoke/expect/xpath.js'
import { judge } from './judge.js'
import { MemoryLog, memoryPorts } from './memory.js'

/**
 * A check as a suite writes it, what it asks as reports show it, and what is found: `json: expected $.a 1, got 2.` for the rule
 * `smoke/json`. It passes where nothing is.
 */
export type Row = readonly [name: string, check: string, asked: string, ...found: string[]]

/** A folder with suites in it, which are judged as a user has it: over this machine's network, clock, files and commands. */
export class SmokeFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'smoke-')))
  readonly log = new MemoryLog()

  /** Writes a file, of which it returns the whole path. */
  write(name: string, content: string): string {
    writeFileSync(join(this.path, name), content)
    return join(this.path, name)
  }

  run(
    suite: string,
    inputs: Record<string, string> = {},
    environment: Record<string, string> = {},
  ): Promise<Judgement<SmokeDetails>> {
    this.write('smoke.yml', suite)
    return this.judge({ suite: 'smoke.yml', ...inputs }, environment)
  }

  /** Checks a URL by the inputs alone. */
  url(url: string, inputs: Record<string, string> = {}): Promise<Judgement<SmokeDetails>> {
    return this.judge({ url, ...inputs })
  }

  private judge(inputs: Record<string, string>, environment: Record<string, string> = {}) {
    const git = new GitProgram(this.path, false)
    const ports = memoryPorts({
      network: machineNetwork,
      clock: machineClock,
      files: new DiskFiles(this.path),
      commands: new MachineCommands(this.path, under => git.place(under)),
      log: this.log,
      environment,
    })
    return judge<SmokeDetails>(smokeGate, inputs, ports)
  }

  /** Runs the checks of all rows as one suite, below `head`, and holds everything that is told of them to the rows. */
  async hold(
    rows: readonly Row[],
    head = '',
    environment: Record<string, string> = {},
  ): Promise<Judgement<SmokeDetails>> {
    const lines = [...head.split('\n').filter(Boolean), 'checks:']
    const suite = [...lines, ...rows.map(([name, check]) => `  - { name: ${name}, ${check} }`)]
    const judgement = await this.run(suite.join('\n'), {}, environment)
    const expected = rows.flatMap(([name, , asked, ...found], index) =>
      found.map(each => `smoke.yml:${lines.length + index + 1} smoke/${each.replace(': ', `: ${name} (${asked}): `)}`),
    )
    expect(findingLines(judgement)).toEqual(expected)
    const failed = rows.filter(row => row.length > 3).length
    expect(judgement.verdict).toBe(failed === 0 ? 'pass' : 'fail')
    expect(judgement.details.checks.map(each => [each.name, each.verdict, each.request])).toEqual(
      rows.map(([name, , asked, ...found]) => [name, found.length === 0 ? 'pass' : 'fail', asked]),
    )
    expect(judgement.details.availability).toBe((rows.length - failed) / rows.length)
    return judgement
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}

/** Findings as `file:line rule: message`. */
export function findingLines({ findings }: Pick<Judgement<SmokeDetails>, 'findings'>): string[] {
  return findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`)
}
