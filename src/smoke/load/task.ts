import type { Task, Thread } from '../../gate/ports.js'
import type { Circumstances } from '../expect/evaluate.js'
import { Masks } from '../suite/masks.js'
import { resolveTemplate } from '../suite/templates.js'
import { Engine } from './engine.js'
import { Expected } from './expected.js'
import type { LoadJob, LoadOutput, LoadRefused } from './job.js'

/** Puts a load on targets, in a thread that does nothing else. */
export const loadTask: Task = async (job: LoadJob, _ports, thread: Thread) => {
  const masks = new Masks()
  for (const secret of job.secrets) masks.add(secret)
  const circumstances: Circumstances = {
    resolve: template => resolveTemplate(template, job.variables),
    mask: text => masks.text(text),
    now: job.date,
  }
  const expected: Expected[] = []
  for (const { expect } of job.requests) expected.push(await Expected.of(expect, circumstances))
  const pacer = await thread.traffic.pacer()
  try {
    const engine = new Engine(job, expected, pacer, thread)
    const refused = await connected(engine, job, thread)
    const output: LoadOutput | LoadRefused = refused === null ? await engine.run() : { refused }
    return { output, buffers: [] }
  } finally {
    pacer.close()
  }
}

/** Gives each lane its pool; returns the words for why that cannot be. */
async function connected(engine: Engine, job: LoadJob, { traffic }: Thread): Promise<string | null> {
  for (const [index, lane] of engine.lanes.entries()) {
    const { requests, tls } = job.targets[index] as LoadJob['targets'][number]
    try {
      const ended = lane.answered.bind(lane)
      lane.attach(await traffic.pool({ requests, slots: job.connections, tls, ended }))
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  return null
}
