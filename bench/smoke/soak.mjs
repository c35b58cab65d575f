// Whether the memory of a long load stays flat: 200 requests a second on nginx by the command line as it is built.
//
//   node bench/smoke/soak.mjs [--minutes N] [--grows-at-most RATIO] [--sources]
//
// The resident memory after the first minute is compared in windows: the median of each with that of the first.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { engine } from './engine.mjs'
import { nginx } from './nginx.mjs'
import { median, ours } from './tools.mjs'

const RATE = 200
const WARM = 60_000
const EVERY = 1000

const options = {
  minutes: { type: 'string', default: '2' },
  'grows-at-most': { type: 'string', default: 'Infinity' },
  sources: { type: 'boolean', default: false },
}
const { values } = parseArgs({ options })
const minutes = Number(values.minutes)
// Four windows at least, and none shorter than what evens out the collector's coming and going.
const window = Math.max(15_000, ((minutes * 60_000 - WARM) / 4) | 0)

const server = await nginx()
const load = `rate=${RATE}/s duration=${minutes}m`
const compiled = values.sources ? await engine() : null
const start = performance.now()
const samples = []
let timer
const sample = pid => {
  timer = setInterval(() => samples.push({ at: performance.now() - start, rss: rssOf(pid) }), EVERY)
}
if (compiled !== null) sample(process.pid)
const measured = await (compiled === null
  ? ours(server.url, load, child => sample(child.pid))
  : compiled.measured(server.url, load))
clearInterval(timer)
server.close()
compiled?.close()

const windows = []
for (const { at, rss } of samples) {
  if (at < WARM || Number.isNaN(rss)) continue
  const index = Math.floor((at - WARM) / window)
  windows[index] ??= []
  windows[index].push(rss)
}
// What is left over at the end is no window.
const medians = windows.filter(each => each.length >= (0.5 * window) / EVERY).map(median)
if (medians.length < 2) throw new Error('it was too short: two windows of 15 s after the first minute are needed')
const growth = Math.max(...medians) / medians[0] - 1
const shown = medians.map(each => (each / 1024).toFixed(1)).join(', ')
console.log(`${minutes} min at ${measured.rate.toFixed(1)} answers a second, P99 ${measured.p99.toFixed(2)} ms`)
console.log(`resident memory after the first minute, in windows of ${window / 1000} s: ${shown} MB`)
const most = Number(values['grows-at-most'])
const verdict = growth > most ? `, above the budget of ${100 * most}%` : ''
console.log(`it grew by ${(100 * growth).toFixed(1)}%${verdict}`)
if (verdict) process.exitCode = 1

/** KiB; not a number once the process has ended. */
function rssOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}
