import type { Invocation } from '../model.js'
import { FileRefused } from '../refusal.js'
import { arrayOf, fieldOf, measuredNumber, measuredNumbers, sampled, summarised } from './values.js'

/**
 * One invocation for each fork, which is a process of its own, with one sample for each iteration. The mode that samples
 * keeps a histogram for each iteration instead: its sample is the mean of that. @throws FileRefused
 */
export function forksOf(score: unknown): Invocation[] {
  const histograms = arrayOf(fieldOf(score, 'rawDataHistogram'))
  const forks = histograms === null ? arrayOf(fieldOf(score, 'rawData')) : histograms
  if (forks === null) return [summarised(measuredNumber(fieldOf(score, 'score'), 'score'))]
  const samples = forks.map(fork => (histograms === null ? valuesOf(fork) : meansOf(fork)))
  const measured = samples.filter(each => each.length > 0)
  if (measured.length === 0) throw new FileRefused('has no fork in which something was measured')
  return measured.map(sampled)
}

/** A profiler may have nothing to say of a fork. */
function valuesOf(fork: unknown): number[] {
  return arrayOf(fork)?.length === 0 ? [] : measuredNumbers(fork, 'rawData')
}

/** A short iteration may end before anything was sampled in it. */
function meansOf(fork: unknown): number[] {
  return (arrayOf(fork) ?? []).flatMap(histogram => {
    let [sum, count] = [0, 0]
    for (const bin of arrayOf(histogram) ?? []) {
      const times = measuredNumber(fieldOf(bin, '1'), 'how often a time was sampled')
      sum += measuredNumber(fieldOf(bin, '0'), 'rawDataHistogram') * times
      count += times
    }
    return count === 0 ? [] : [measuredNumber(sum / count, 'the mean of rawDataHistogram')]
  })
}
