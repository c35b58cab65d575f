import type { LoadNews } from './job.js'

/** Milliseconds from one line to the next, for a load of that many: at least ten seconds, and no more than 60 lines. */
export function pauseOf(duration: number): number {
  return Math.max(10_000, Math.ceil(duration / 60_000) * 1000)
}

/** How it goes, for the log: `load 0:20 of 5:00: 200/s, p50 1.2 ms, p95 3.4 ms, no errors`. */
export function progressLine({ elapsed, targets }: LoadNews, duration: number): string {
  const parts = targets.map(({ name, rate, p50, p95, failed }) => {
    const latency = p50 === null || p95 === null ? 'no answer' : `p50 ${shown(p50)}, p95 ${shown(p95)}`
    const errors = failed === 0 ? 'no errors' : `${failed} ${failed === 1 ? 'error' : 'errors'}`
    return `${targets.length > 1 ? `${name} ` : ''}${rateShown(rate)}/s, ${latency}, ${errors}`
  })
  const over = elapsed > duration ? `${minutes(duration)}, waiting for the last answers` : minutes(duration)
  return `load ${minutes(Math.min(elapsed, duration))} of ${over}: ${parts.join('; ')}`
}

/** `1.2 ms`: three digits, which short ones need too. */
function shown(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Number(milliseconds.toPrecision(3))} ms`
    : `${Number((milliseconds / 1000).toPrecision(3))} s`
}

function rateShown(rate: number): string {
  return String(rate < 10 ? Number(rate.toPrecision(2)) : Math.round(rate))
}

/** `5:00`, or `1:02:03` beyond an hour. */
function minutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600]
  const two = (number: number) => String(number).padStart(2, '0')
  const end = two(rest % 60)
  return hours === 0 ? `${Math.floor(rest / 60)}:${end}` : `${hours}:${two(Math.floor(rest / 60))}:${end}`
}
