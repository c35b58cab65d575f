/** Finds which of some keywords stand in a text; the text and they are in lower case. */
export function keywordFinder(keywords: Iterable<string>): (text: string) => ReadonlySet<string> {
  const all = [...new Set(keywords)].filter(keyword => keyword !== '')
  if (all.length === 0) return () => new Set()
  // At one place only one alternative is found, so the longest comes first and tells of those that it holds.
  const longestFirst = all.sort((a, b) => b.length - a.length)
  const holds = new Map(longestFirst.map(word => [word, longestFirst.filter(other => word.includes(other))]))
  const any = new RegExp(longestFirst.map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g')
  return text => {
    const found = new Set<string>()
    any.lastIndex = 0
    for (let match = any.exec(text); match !== null && found.size < all.length; match = any.exec(text)) {
      if (!found.has(match[0])) for (const word of holds.get(match[0]) ?? []) found.add(word)
      // The next one may begin inside of this one.
      any.lastIndex = match.index + 1
    }
    return found
  }
}
