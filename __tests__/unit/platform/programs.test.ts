import { describe, expect, it } from '@jest/globals'
import { machinePrograms } from '../../../src/platform/programs.js'

describe('programs of this machine', () => {
  it('are found by name on the path, and nowhere else', async () => {
    expect(await machinePrograms.has('node')).toBe(true)
    expect(await machinePrograms.has('no-such-program-of-ours')).toBe(false)
    expect(await machinePrograms.has('../../bin/node')).toBe(false)
  })

  it('get texts as files of a folder of their own', async () => {
    const script = 'for (const f of process.argv.slice(1)) process.stdout.write(f + require("fs").readFileSync(f))'
    expect(await machinePrograms.run('node', ['-e', script], ['a\n', 'b'])).toBe('0a\n1b')
  })

  it('may fail, as programs that find something do', async () => {
    expect(await machinePrograms.run('node', ['-e', 'console.log("found"); process.exit(1)'], [])).toBe('found\n')
    expect(await machinePrograms.run('no-such-program-of-ours', [], [])).toBeNull()
  })
})
