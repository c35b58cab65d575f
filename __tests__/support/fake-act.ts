import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from './folder.js'

/** How a program called `act` was started. */
export interface Started {
  args: string[]
  env: Record<string, string>
}

/** A program called `act`, which tells how it was started and then does what a test says. */
export class FakeAct {
  private constructor(readonly folder: string) {}

  /** `script` is what it does, in JavaScript. Remove its `folder` at the end. */
  static async install(script: string): Promise<FakeAct> {
    const folder = await temporaryFolder()
    const told = `const told = { args: process.argv.slice(2), env: process.env }`
    const tell = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'started.json'))}, JSON.stringify(told))`
    await writeFile(join(folder, 'act'), `#!${process.execPath}\n${told}\n${tell}\n${script}\n`)
    await chmod(join(folder, 'act'), 0o755)
    return new FakeAct(folder)
  }

  async started(): Promise<Started> {
    return JSON.parse(await readFile(join(this.folder, 'started.json'), 'utf8'))
  }
}
