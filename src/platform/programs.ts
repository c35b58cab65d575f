import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import type { Programs } from '../gate/ports.js'
import { succeeds } from './processes.js'

const MINUTE = 60_000
/** Windows finds programs by these endings. */
const ENDINGS = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']

/** The programs on this machine's path. */
export const machinePrograms: Programs = {
  async has(name) {
    if (!/^[\w.+-]+$/.test(name)) return false
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
    for (const folder of folders) {
      for (const ending of ENDINGS) if (await isProgram(join(folder, name + ending))) return true
    }
    return false
  },

  async run(name, args, texts) {
    const folder = await mkdtemp(join(tmpdir(), 'pipeline-actions-'))
    try {
      await Promise.all(texts.map((text, index) => writeFile(join(folder, String(index)), text)))
      const pieces: Uint8Array[] = []
      let started = false
      const onOutput = (piece: Uint8Array) => {
        started = true
        pieces.push(piece)
      }
      const files = texts.map((_, index) => String(index))
      const succeeded = await succeeds(name, [...args, ...files], folder, { onOutput, timeout: MINUTE })
      return succeeded || started ? Buffer.concat(pieces).toString() : null
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
