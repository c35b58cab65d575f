import type { Ports } from '../gate/ports.js'
import { type Checked, checkFiles, type FilesToCheck } from './check.js'

/** So many files are checked in the time that it takes another thread to start and to get as quick as this one. */
const FEW = 250

/**
 * Checks files on all processors where that is quicker; the answer is in the order of the files. Each thread takes the next file
 * when it is done with one, because the others start later than this one.
 */
export async function checkAll(work: Omit<FilesToCheck, 'taken'>, ports: Ports): Promise<Checked> {
  const others = work.files.length < FEW ? 0 : Math.min(ports.workers.width - 1, Math.ceil(work.files.length / FEW))
  const shared: FilesToCheck = { ...work, taken: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) }
  const running = Array.from({ length: others }, () => ports.workers.run('validate/check', shared) as Promise<Checked>)
  const done = await Promise.all([checkFiles(shared, ports), ...running])
  return {
    files: done.flatMap(({ files }) => files).sort((a, b) => a.index - b.index),
    noShellcheck: done.find(({ noShellcheck }) => noShellcheck !== null)?.noShellcheck ?? null,
  }
}
