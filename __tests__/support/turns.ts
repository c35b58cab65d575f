import type { Decision } from '../../src/benchmark/decide/decision.js'
import type { InterleavedOptions } from '../../src/benchmark/interleaved/course.js'
import { planOf } from '../../src/benchmark/interleaved/plan.js'
import { type Interleaved, runInterleaved } from '../../src/benchmark/interleaved/run.js'
import { keyOf, type Measured, type Reading } from '../../src/benchmark/model.js'
import { FileRefused } from '../../src/benchmark/refusal.js'
import type { Command } from '../../src/gate/commands.js'
import { type RepoPath, ROOT } from '../../src/gate/path.js'
import type { Ports } from '../../src/gate/ports.js'
import { MemoryClock, MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from './memory.js'
import { type Act, MemoryCommands } from './memory-commands.js'
import { memoryGit } from './memory-git.js'

export const OLD = 'a'.repeat(40)
export const NEW = 'b'.repeat(40)

/** What a test is about; the rest is as usual. */
export interface Turns {
  act(command: Command, side: 'base' | 'head'): Act
  ports?: Partial<Ports>
  options?: Partial<InterleavedOptions>
  prepare?(commands: MemoryCommands): void
}

/** What came of it, and what was run for it. */
export interface Ran extends Interleaved {
  commands: MemoryCommands
  log: MemoryLog
  /** The decision on the benchmark. */
  of(name: string, metric?: string): Decision
}

/** Runs a plan over a history of two commits. */
export async function turns(plan: string, { act, ports = {}, options = {}, prepare }: Turns): Promise<Ran> {
  const [clock, files, log] = [new MemoryClock(), new MemoryFiles(), new MemoryLog()]
  const commands = new MemoryCommands(clock, files, act)
  prepare?.(commands)
  const git = memoryGit(files, { [OLD]: { files: {} }, [NEW]: { parents: [OLD], files: {} } })
  const event = memoryEvent({ subject: { ...nobody, event: 'push', commit: NEW, base: OLD } })
  const all = memoryPorts({ clock, files, log, commands, git, event, ...ports })
  const result = await runInterleaved(await planOf(plan), { ...OPTIONS, ...options }, all)
  const of = (name: string, metric = 'time') => result.decisions.get(keyOf({ name, metric })) as Decision
  return { ...result, commands, log, of }
}

const OPTIONS: InterleavedOptions = {
  maxRegression: 0.05,
  falseAlarmRate: 0.05,
  directory: ROOT as RepoPath,
  renames: new Map(),
  read: async text => readLines(text),
  recognises: text => text.startsWith('RESULTS\n'),
}

/** Reads `name metric value unit` by line, below a line that says what it is. */
function readLines(text: string): Reading {
  if (!text.startsWith('RESULTS\n')) throw new FileRefused('has no results')
  const rows = text
    .split('\n')
    .slice(1)
    .filter(line => line !== '')
  const measured = rows.map((row): Measured => {
    const [name, metric, value, unit] = row.split(' ') as [string, string, string, string]
    const direction = metric === 'throughput' ? 'higher' : 'lower'
    const invocations = [{ samples: [Number(value)], summary: null }]
    return { name, metric, unit, direction, judged: metric !== 'max', invocations }
  })
  if (measured.length === 0) throw new FileRefused('has no benchmark')
  return { measured, failures: [], machine: null }
}
