import type { CommandRun } from '../../gate/commands.js'
import { type InputPath, isInRepository, repoPathFrom } from '../../gate/path.js'
import type { Ports } from '../../gate/ports.js'
import { sampled } from '../formats/values.js'
import { joined } from '../measure.js'
import { type Failure, keyOf, type Measured, type Reading } from '../model.js'
import { textAt } from '../read.js'
import { FileRefused } from '../refusal.js'
import { renamed } from '../renames.js'
import type { Course } from './course.js'
import { Fault, faultOf } from './fault.js'
import type { PlannedCommand } from './plan.js'
import type { Side } from './sides.js'
import { withSuspects } from './suspects.js'

const STDOUT = 'standard output'

/** A run of the command that succeeded, and the text of the file that it wrote, if it is to write one. */
export interface SideRun {
  ran: CommandRun
  written: string | null
}

/** What one run measured, by `keyOf`. */
export interface SideReading {
  measured: ReadonlyMap<string, Measured>
  failures: Failure[]
}

/** Runs a command on one side, and reads what it measured. */
export class CommandRunner {
  /** Whether what it writes is read, or its time is taken; null before the first pair. */
  private isRead: boolean | null

  constructor(
    private readonly command: PlannedCommand,
    private readonly course: Course,
    private readonly ports: Ports,
  ) {
    this.isRead = command.output === null ? null : true
  }

  /** Runs it, of the benchmarks only these where there are any. @throws Fault */
  async run(side: Side, only: readonly string[] | null): Promise<SideRun> {
    const { sides, time, deadline, options } = this.course
    const { output } = this.command
    const directory = sides[side]
    const names = side === 'head' ? only : (only?.map(name => formerName(name, options.renames)) ?? null)
    const ran = await this.ports.commands.run({
      command: withSuspects(this.command[side], names),
      directory,
      timeout: Math.max(1, deadline - this.ports.clock.now()),
      ...(output === null ? {} : { writes: output }),
    })
    const fault = faultOf(ran, `in the ${side}`, time)
    if (fault !== null) throw new Fault(fault, ran.timedOut)
    return { ran, written: output === null ? null : await this.written(side, directory, output) }
  }

  /** What both runs of a pair measured. @throws Fault where it cannot be read */
  async read(runs: Readonly<Record<Side, SideRun>>): Promise<Record<Side, SideReading>> {
    this.isRead ??= [runs.base, runs.head].some(({ ran }) => {
      return !ran.cut && this.course.options.recognises(ran.stdout, STDOUT)
    })
    return { base: await this.readSide('base', runs.base), head: await this.readSide('head', runs.head) }
  }

  private async readSide(side: Side, { ran, written }: SideRun): Promise<SideReading> {
    const { read, renames, declared } = this.course.options
    const path = this.command.output ?? STDOUT
    const whole = `has an output in the ${side}, \`${path}\`, that`
    const reading = this.isRead ? await orFault(whole, () => read(written ?? ran.stdout, path)) : this.timed(ran)
    const { measured, failures } = joined([reading])
    const named = side === 'base' ? renamed(measured, renames) : measured
    return {
      measured: new Map((declared?.(named) ?? named).map(each => [keyOf(each), each])),
      failures: failures.map(({ name, message }) => ({ name, message: `${message}, in the ${side}` })),
    }
  }

  /** At once: where both sides run in one folder, the other one writes it too. */
  private async written(side: Side, directory: InputPath, output: string): Promise<string> {
    const path = isInRepository(directory) ? repoPathFrom(output, directory) : `${directory}/${output}`
    const text = await orFault(`has an \`${output}\` in the ${side} that`, () => {
      return textAt(path as InputPath, this.ports.files)
    })
    if (text === null) throw new Fault(`did not write \`${output}\` in the ${side}`)
    return text
  }

  private timed({ duration }: CommandRun): Reading {
    const kind = { metric: 'time', unit: 'ms', direction: 'lower', judged: true } as const
    const measured = [{ name: this.command.name, ...kind, invocations: [sampled([duration])] }]
    return { measured, failures: [], machine: null }
  }
}

/** What a benchmark is called in the base. */
function formerName(name: string, renames: ReadonlyMap<string, string>): string {
  return [...renames].find(([, now]) => now === name)?.[0] ?? name
}

async function orFault<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw new Fault(`${what} ${error.message}`)
  }
}
