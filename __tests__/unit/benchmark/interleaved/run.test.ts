import { describe, expect, it } from '@jest/globals'
import { keyOf, type Measured } from '../../../../src/benchmark/model.js'
import type { Command } from '../../../../src/gate/commands.js'
import type { RepoPath } from '../../../../src/gate/path.js'
import { memoryEvent, nobody } from '../../../support/memory.js'
import { BASE } from '../../../support/memory-commands.js'
import { NEW, OLD, turns } from '../../../support/turns.js'

type Side = 'base' | 'head'

/** Prints the same values each time, those of the head times a factor. */
const prints = (rows: Record<string, [base: number, head: number]>) => (_: unknown, side: Side) => {
  const lines = Object.entries(rows).map(([name, values]) => `${name} time ${values[side === 'base' ? 0 : 1]} ns`)
  return { duration: 1000, stdout: `RESULTS\n${lines.join('\n')}` }
}

const steady = (base: number, head: number) => (_: unknown, side: Side) => ({ duration: side === 'base' ? base : head })

const sideOf = ({ directory }: Command) => (directory === BASE ? 'base' : 'head')
const commandsOf = ({ commands }: { commands: { runs: Command[] } }) => commands.runs.map(each => each.command)

describe('base and head by turns', () => {
  it('are the checked out base and the workspace, in pairs of random order that is the same each time', async () => {
    const run = () => turns('{command: bench, min-pairs: 25}', { act: steady(100, 100) })
    const [first, second] = [await run(), await run()]
    const order = first.commands.runs.map(sideOf)
    expect(second.commands.runs.map(sideOf)).toEqual(order)
    const pairs = Array.from({ length: order.length / 2 }, (_, pair) => order.slice(2 * pair, 2 * pair + 2).join(' '))
    expect(pairs).toHaveLength(26)
    expect(new Set(pairs)).toEqual(new Set(['base head', 'head base']))
    expect(pairs.filter(pair => pair === 'base head').length).toBeGreaterThan(6)
    expect(first.comparedWith).toBe(`commit ${OLD}, where the change left what was there before the push`)
    expect(first.commands.open).toEqual([])
  })

  it('do not count while they warm up', async () => {
    let runs = 0
    const act = () => ({ duration: ++runs <= 4 ? 5000 : 100 })
    const { base, head } = await turns('{command: bench, warmup: 2}', { act })
    for (const [side] of [base, head]) {
      expect(new Set(side?.invocations.flatMap(({ samples }) => samples))).toEqual(new Set([100]))
    }
  })

  it('are measured by the time of the command where it prints nothing that is known', async () => {
    const { base, head, of } = await turns('{command: "make it\\nfast"}', { act: steady(100, 150) })
    expect(base[0]).toMatchObject({ name: 'make it', metric: 'time', unit: 'ms', direction: 'lower', judged: true })
    expect(head[0]?.invocations[0]).toEqual({ samples: [150], summary: null })
    expect(of('make it')).toMatchObject({ verdict: 'regression', base: 100, head: 150, suspicious: false })
    expect(of('make it').change).toBeCloseTo(0.5, 12)
    const [low, high] = of('make it').interval as [number, number]
    expect(low).toBeLessThan(0.5)
    expect(low).toBeGreaterThan(0.3)
    expect(high).toBeGreaterThan(0.5)
    expect(of('make it').why).toMatch(
      /^\d pairs of runs, base and head by turns, show that it is more than 2% worse \(e-value \d+\.?\d*\)$/,
    )
  })

  it('are measured by what they print, or write to a file', async () => {
    const printed = await turns('{command: bench}', { act: prints({ a: [10, 10], b: [10, 20] }) })
    expect(printed.of('a').verdict).toBe('no-change')
    expect(printed.of('b').verdict).toBe('regression')
    const act = (_: unknown, side: Side) => ({ file: `RESULTS\na time ${side === 'base' ? 10 : 20} ns` })
    const written = await turns('{command: bench, output: out/b.txt}', { act })
    expect(written.of('a').verdict).toBe('regression')
    expect(written.commands.runs[0]?.writes).toBe('out/b.txt')
  })

  it('have a direction, and units that may differ', async () => {
    const act = (_: unknown, side: Side) => {
      const time = side === 'base' ? '1 s' : '2000 ms'
      return { stdout: `RESULTS\na time ${time}\na throughput ${side === 'base' ? 100 : 50} ops/s\na max 1 B` }
    }
    const { of, base, head, decisions } = await turns('{command: bench}', { act })
    expect(of('a', 'time')).toMatchObject({ verdict: 'regression', base: 1, head: 2 })
    expect(of('a', 'throughput')).toMatchObject({ verdict: 'regression', base: 100, head: 50 })
    expect(of('a', 'throughput').change).toBeCloseTo(-0.5, 12)
    const [low, high] = of('a', 'throughput').interval as [number, number]
    expect(low).toBeLessThan(-0.5)
    expect(high).toBeGreaterThan(-0.5)
    // What is not judged is measured.
    expect(decisions.size).toBe(2)
    expect([base.length, head.length]).toEqual([3, 3])
  })

  it('may have zeros', async () => {
    const act = (_: unknown, side: Side) => {
      return { stdout: `RESULTS\na errors ${side === 'base' ? 0 : 0.1} ratio\nb errors 0 ratio` }
    }
    const { of } = await turns('{command: bench}', { act })
    expect(of('a', 'errors')).toMatchObject({ verdict: 'regression', change: null, interval: null })
    expect(of('b', 'errors')).toMatchObject({ verdict: 'no-change', change: 0 })
  })

  it('may each have benchmarks that the other has not: these are measured, and nothing is decided of them', async () => {
    const act = (_: unknown, side: Side) => ({ stdout: `RESULTS\nboth time 1 s\n${side}-only time 1 s` })
    const { base, head, decisions, failures } = await turns('{command: bench}', { act })
    expect(base.map(({ name }) => name)).toEqual(['both', 'base-only'])
    expect(head.map(({ name }) => name)).toEqual(['both', 'head-only'])
    expect(decisions.size).toBe(1)
    expect(failures).toEqual([])
  })

  it('are the same benchmarks under the names that they have now', async () => {
    const act = (_: unknown, side: Side) => ({ stdout: `RESULTS\n${side === 'base' ? 'old' : 'new'} time 1 s` })
    const { of, base } = await turns('{command: bench}', { act, options: { renames: new Map([['old', 'new']]) } })
    expect(of('new').verdict).toBe('no-change')
    expect(base[0]?.name).toBe('new')
  })

  it('are declared under the names that they have now, so that both sides have one direction and unit', async () => {
    const act = (_: unknown, side: Side) => ({
      stdout: `RESULTS\n${side === 'base' ? 'old score 10 x' : 'new score 8 x'}`,
    })
    const declared = (measured: readonly Measured[]) =>
      measured.map(each =>
        each.name === 'new' ? { ...each, unit: 'points', direction: 'higher' as const } : { ...each, unit: '' },
      )
    const options = { renames: new Map([['old', 'new']]), declared }
    const { of, failures } = await turns('{command: bench}', { act, options })
    expect([of('new', 'score').verdict, failures]).toEqual(['regression', []])
  })

  it('are judged by limits of their own', async () => {
    const options = { limitsOf: () => new Map([[keyOf({ name: 'a', metric: 'time' }), 0.5]]) }
    const { of } = await turns('{command: bench}', { act: prints({ a: [10, 12], b: [10, 12] }), options })
    expect([of('a').verdict, of('b').verdict]).toEqual(['no-change', 'regression'])
  })

  it('are compared as two commands of one folder too', async () => {
    const act = ({ command }: Command) => ({ duration: command === 'new' ? 200 : 100 })
    const { commands, of, comparedWith } = await turns('{base: old, head: new}', { act })
    expect(of('new').verdict).toBe('regression')
    expect(comparedWith).toBeNull()
    expect(new Set(commands.runs.map(({ directory }) => directory))).toEqual(new Set(['.']))
  })

  it('can be a folder that is there', async () => {
    const { of, comparedWith, commands } = await turns('{command: bench, base-directory: /tmp/base}', {
      act: steady(100, 200),
      prepare: each => {
        each.commits = []
      },
    })
    expect(of('bench').verdict).toBe('regression')
    expect(comparedWith).toBe('the base in `/tmp/base`')
    expect(commands.open).toEqual([])
  })
})

describe('the end', () => {
  it('comes when all is decided', async () => {
    const { commands } = await turns('{command: bench}', { act: steady(100, 100) })
    expect(commands.runs.length).toBe(2 * 7)
  })

  it('comes for one that is decided: only the suspects run again', async () => {
    let runs = 0
    const act = ({ command }: Command, side: Side) => {
      runs += 1
      const names = ['fast.a(x)', 'slow b'].filter(name => new RegExp(/'(.*)'/.exec(command)?.[1] as string).test(name))
      // This one swings by 20%, and the other one stands still.
      const swing = (Math.floor(runs / 2) % 2) * 2 - 1
      const values = { 'fast.a(x)': 100, 'slow b': side === 'base' ? 100 : 100 * Math.exp(0.2 * swing) }
      const lines = names.map(name => `${name.replace(' ', '_')} time ${values[name as keyof typeof values]} ns`)
      return { stdout: `RESULTS\n${lines.join('\n')}` }
    }
    const ran = await turns('{command: "bench {suspects}", max-pairs: 12}', { act })
    const patterns = [...new Set(commandsOf(ran))]
    expect(patterns).toEqual(["bench '.*'", "bench '^(slow_b)$'"])
  })

  it('comes after the most pairs that are allowed', async () => {
    let runs = 0
    const act = () => ({ duration: 100 * (1 + (runs++ % 3)) })
    const { commands, of } = await turns('{command: bench, max-pairs: 9, warmup: 0}', { act })
    expect(commands.runs.length).toBe(18)
    const decision = of('bench')
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.minimumDetectableEffect).toBeGreaterThan(0.05)
    expect(decision.why).toMatch(/^9 pairs of runs, base and head by turns, show neither that it is more than 2% worse/)
  })

  it('comes when the time is up, and is not begun where a pair would not fit', async () => {
    let runs = 0
    const act = () => ({ duration: 10_000 * (1 + (runs++ % 3) / 10) })
    const { commands, notes, of } = await turns('{command: bench, time: 2m}', { act })
    expect(commands.runs.length).toBe(10)
    expect(notes).toEqual(['The time limit of 2 min ended the measurement.'])
    expect(of('bench')).toMatchObject({ verdict: 'inconclusive', method: 'interleaved' })
    expect(of('bench').runsNeeded ?? 5).toBeGreaterThan(4)
  })

  it('leaves a pair out that the time ended', async () => {
    const act = ({ timeout }: Command) => ({ duration: timeout < 80_000 ? 200_000 : 10_000 })
    const { commands, base, failures } = await turns('{command: bench, time: 2m, min-pairs: 9}', { act })
    expect(commands.runs.at(-1)?.timeout).toBeLessThan(80_000)
    expect(failures).toEqual([])
    expect(base[0]?.invocations.length).toBeGreaterThan(0)
  })

  it('is told as a failure where no pair came to its end', async () => {
    const ended = await turns('{command: bench, time: 10s}', { act: () => ({ duration: 20_000 }) })
    expect(ended.failures).toEqual([
      {
        name: 'bench',
        message: expect.stringMatching(/^was ended in the (base|head), when the time for all of it, 10 s/),
      },
    ])
    const late = await turns('{command: bench, time: 10s}', { act: () => ({ duration: 4000 }) })
    const message = 'was not measured: not one pair of runs, base and head, fits into 10 s'
    expect(late.failures).toEqual([{ name: 'bench', message }])
    expect(late.decisions.size).toBe(0)
  })

  it('removes the checkout, whatever happens', async () => {
    const seen: string[][] = []
    const act = (): never => {
      throw new Error('out of memory')
    }
    await expect(turns('{command: bench}', { act, prepare: ({ open }) => seen.push(open) })).rejects.toThrow(
      'out of memory',
    )
    expect(seen).toEqual([[]])
  })
})

describe('several commands by turns', () => {
  const plan = '{benchmarks: [{name: a, command: run a}, {name: b, command: run b}], max-pairs: 20}'

  it('are measured each by its time, and no more of them run than have to', async () => {
    let runs = 0
    const act = ({ command }: Command) => ({ duration: command === 'run a' ? 100 : 100 * (1 + (runs++ % 3)) })
    const ran = await turns(plan, { act })
    expect(ran.of('a').verdict).toBe('no-change')
    expect(ran.of('b').verdict).toBe('inconclusive')
    const all = commandsOf(ran)
    expect(all.filter(each => each === 'run a').length).toBe(14)
    expect(all.filter(each => each === 'run b').length).toBe(42)
  })

  it('that fail hide nothing of the others', async () => {
    const act = ({ command }: Command, side: Side) => {
      const fails = command === 'run a' && side === 'head'
      return fails ? { exitCode: 3, stderr: 'one\n\n  two\r\nthree\n' } : { duration: 100 }
    }
    const { failures, of, decisions } = await turns(plan, { act })
    expect(failures).toEqual([{ name: 'a', message: 'ended with exit code 3 in the head: one / two / three' }])
    expect(of('b').verdict).toBe('no-change')
    expect(decisions.size).toBe(1)
  })

  it('that measure the same are told', async () => {
    const { failures, of } = await turns(plan, { act: prints({ x: [1, 1] }) })
    expect(failures).toEqual([{ name: 'x', message: 'is measured by two of the commands: the first of them counts' }])
    expect(of('x').verdict).toBe('no-change')
  })
})

describe('what goes wrong', () => {
  it.each<[string, string, (command: Command, side: Side) => object, RegExp]>([
    [
      'an exit code',
      '{command: b}',
      () => ({ exitCode: 1, stdout: 'no such file\n' }),
      /^ended with exit code 1 in the \w+: no such file$/,
    ],
    ['a signal', '{command: b}', () => ({ exitCode: null }), /^was ended in the \w+$/],
    ['no file', '{command: b, output: o}', () => ({}), /^did not write `o` in the \w+$/],
    [
      'another file',
      '{command: b, output: o}',
      () => ({ file: 'x' }),
      /^has an output in the base, `o`, that has no results$/,
    ],
    [
      'an output that only one side has',
      '{command: b}',
      (_, side) => ({ stdout: side === 'base' ? 'RESULTS\na time 1 s' : '' }),
      /^has an output in the head, `standard output`, that has no results$/,
    ],
  ])('is told of %s', async (_, plan, act, message) => {
    const { failures, decisions, commands } = await turns(plan, { act })
    expect(failures).toEqual([{ name: 'b', message: expect.stringMatching(message) }])
    expect(decisions.size).toBe(0)
    expect(commands.runs.length).toBeLessThanOrEqual(2)
  })

  it('later keeps what was decided, and leaves the rest undecided', async () => {
    let runs = 0
    const act = (_: unknown, side: Side) => {
      runs += 1
      if (runs > 20) return { exitCode: 2 }
      const b = 100 * (1 + (runs % 3))
      return { stdout: `RESULTS\na time ${side === 'base' ? 1 : 2} s\nb time ${b} s` }
    }
    const { of, failures } = await turns('{command: bench}', { act })
    expect(of('a').verdict).toBe('regression')
    expect(of('b').verdict).toBe('inconclusive')
    expect(failures).toEqual([{ name: 'bench', message: expect.stringContaining('exit code 2') }])
  })

  it('is told of units that have nothing in common', async () => {
    const act = (_: unknown, side: Side) => ({ stdout: `RESULTS\na size 1 ${side === 'base' ? 'B' : 's'}` })
    const { failures } = await turns('{command: bench}', { act })
    expect(failures).toEqual([{ name: 'a', message: 'has its size in B in one run and s in another' }])
  })

  it('with a pattern is that it fits nothing: then all run on', async () => {
    let runs = 0
    const act = ({ command }: Command, side: Side) => {
      if (!command.includes("'.*'")) return { exitCode: 1, stderr: 'nothing matches' }
      runs += 1
      return { stdout: `RESULTS\na time ${side === 'base' ? 1 : 2} s\nb time ${1 + (runs % 3)} s\n` }
    }
    const ran = await turns('{command: "bench {suspects}", max-pairs: 15}', { act })
    const why = 'the pattern for `{suspects}` did not run those that were undecided'
    expect(ran.notes).toEqual([`bench {suspects}: ${why}, so all of its benchmarks were run to the end.`])
    expect(ran.failures).toEqual([])
    expect(commandsOf(ran).filter(each => !each.includes("'.*'"))).toHaveLength(1)
    expect([ran.of('a').verdict, ran.of('b').verdict]).toEqual(['regression', 'inconclusive'])
  })
})

describe('before anything is measured', () => {
  it.each(['pull_request_target', 'workflow_run'])('nothing of the repository runs under %s', async event => {
    const subject = { ...nobody, event, commit: NEW, base: OLD }
    const ran = turns('{command: bench, setup: make}', {
      act: () => expect(true).toBe(false) as never,
      ports: { event: memoryEvent({ subject, privileged: true }) },
    })
    await expect(ran).rejects.toThrow(
      'interleaved: runs commands of the repository, and this event gives whatever a change brings the rights of the base: use `pull_request` for it',
    )
  })

  it('each checkout is set up once', async () => {
    const act = ({ command }: Command) => ({ duration: command === 'make' ? 5 : 100 })
    const { commands } = await turns('{command: bench, setup: make}', { act })
    const setups = commands.runs.filter(({ command }) => command === 'make')
    expect(setups.map(sideOf)).toEqual(['base', 'head'])
    expect(commands.runs.slice(0, 2)).toEqual(setups)
    const one = await turns('{base: a, head: b, setup: make}', { act })
    expect(commandsOf(one).filter(each => each === 'make')).toHaveLength(1)
  })

  it('a setup that fails ends it', async () => {
    const seen: string[][] = []
    const act = (_: unknown, side: Side) => (side === 'head' ? { exitCode: 2, stderr: 'error: x\n' } : {})
    const ran = turns('{command: bench, setup: make}', { act, prepare: ({ open }) => seen.push(open) })
    await expect(ran).rejects.toThrow('interleaved.setup: ended with exit code 2 in the head: error: x')
    expect(seen).toEqual([[]])
  })

  it('the base must be known, here, and have the folder', async () => {
    const act = steady(1, 1)
    const none = { ...nobody, event: 'schedule', commit: NEW }
    await expect(turns('{command: b}', { act, ports: { event: memoryEvent({ subject: none }) } })).rejects.toThrow(
      'interleaved.base-ref: the event schedule says of no commit',
    )
    await expect(
      turns('{command: b}', {
        act,
        prepare: commands => {
          commands.commits = []
        },
      }),
    ).rejects.toThrow(`interleaved.base-ref: git cannot check out the base, ${OLD}, with all of its files: set`)
    const seen: string[][] = []
    const prepare = (commands: { folders: Set<string>; open: string[] }) => {
      commands.folders.clear()
      seen.push(commands.open)
    }
    await expect(turns('{command: b}', { act, prepare, options: { directory: 'pkg' as RepoPath } })).rejects.toThrow(
      `interleaved.base-ref: the base, ${OLD}, has no folder pkg, where the commands run`,
    )
    expect(seen).toEqual([[]])
    await expect(turns('{command: b, base-directory: ../x}', { act })).rejects.toThrow(
      'interleaved.base-directory: there is no folder ../x',
    )
    await expect(turns('{command: b, base-directory: .}', { act })).rejects.toThrow('. is the head itself')
  })
})
