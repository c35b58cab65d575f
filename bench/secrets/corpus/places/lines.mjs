/** A template literal with a line per alternative: functions of the names, each of which gives one of the lines. */
export function lines(strings, ...holes) {
  const alternatives = [[]]
  for (const [at, text] of strings.entries()) {
    const [first, ...rest] = text.split('\n')
    alternatives.at(-1).push(first)
    for (const line of rest) alternatives.push([line.trimStart()])
    if (at < holes.length) alternatives.at(-1).push(holes[at])
  }
  return alternatives
    .filter(parts => parts.some(part => typeof part === 'function' || part.trim()))
    .map(parts => names => parts.map(part => (typeof part === 'function' ? part(names) : part)).join(''))
}
