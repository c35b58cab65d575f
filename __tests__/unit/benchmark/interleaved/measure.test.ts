import { expect, it } from '@jest/globals'
import { benchmarkGate } from '../../../../src/benchmark/gate.js'
import { judge } from '../../../support/judge.js'
import { MemoryClock, MemoryFiles, memoryPorts } from '../../../support/memory.js'
import { MemoryCommands } from '../../../support/memory-commands.js'

const plan = '{base: old, head: new, max-pairs: 5, warmup: 0}'

async function notes(inputs: Record<string, string>): Promise<string[]> {
  const [clock, files] = [new MemoryClock(), new MemoryFiles()]
  const commands = new MemoryCommands(clock, files, () => ({ duration: 10 }))
  const { findings } = await judge(
    benchmarkGate,
    { interleaved: plan, ...inputs },
    memoryPorts({ clock, files, commands }),
  )
  return findings.filter(({ rule }) => rule === 'benchmark/interleaved').map(({ message }) => message)
}

it('says that files are not read where both sides are measured here', async () => {
  expect(await notes({})).toEqual([])
  expect(await notes({ files: 'bench.json' })).toEqual(['`files` is not read: `interleaved` measures both sides here.'])
  expect(await notes({ files: 'bench.json', 'baseline-files': 'base.json' })).toEqual([
    '`files` and `baseline-files` are not read: `interleaved` measures both sides here.',
  ])
})
