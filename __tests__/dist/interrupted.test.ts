import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { project, readResult, Workspace } from './run.js'

let workspace: Workspace
beforeAll(() => {
  workspace = new Workspace()
})
afterAll(() => workspace.remove())

describe('a load that is interrupted', () => {
  it('tells what it has measured, and is no pass', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      // One for the check, and enough of the load.
      if (asked === 20) child.kill('SIGINT')
      response.end('fine')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const args = ['smoke-test', '--url', url, '--load', 'rate=100/s duration=10m', '--report-file', 'result.json']
    const child = spawn(process.execPath, [join(project, 'dist/cli/index.js'), ...args], { cwd: workspace.root })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (output += piece))
    const [status, signal] = await once(child, 'close')
    server.close()
    expect({ status, signal }).toEqual({ status: 1, signal: null })
    expect(output).toContain('it was ended before its time')
    const { verdict, details } = readResult(join(workspace.root, 'result.json'))
    expect(verdict).toBe('inconclusive')
    expect(details.load.aborted.threshold).toBeNull()
    expect(details.load.targets[0].sent).toBeGreaterThanOrEqual(15)
  })
})
