import { append } from '../../gate/append.js'
import { decodedTexts } from '../decode/decoded-texts.js'
import { newlinesIn } from '../gitleaks/fragments.js'
import type { UserRuleMatcher } from '../gitleaks/rules.js'
import type { Detector, FileDetector, Match, Text } from '../model.js'
import type { SearchOptions } from '../search/job.js'
import { type Automaton, automatonOf, nextKeywords } from './automaton.js'
import { withoutOverlaps } from './overlaps.js'

/** What a text may hold at the most: a file made of nothing but keywords is no reason to run out of memory. */
const MOST = 10_000

/** All ways there are to find secrets. */
export interface Ways {
  detectors: readonly Detector[]
  files: readonly FileDetector[]
  /** The user's own rules; null where there are none. */
  user: UserRuleMatcher | null
  /** How many times over what stands encoded is decoded. */
  decode: number
  /** As in `Text`. */
  today: number
}

/** A text before the scanner says which day it is. */
export type SearchedText = Omit<Text, 'today'>

let last: { options: string; scanner: Promise<Scanner> } | undefined

/** The scanner for what the user asks for; one is made for many jobs. */
export function scannerFor(options: SearchOptions): Promise<Scanner> {
  const key = JSON.stringify(options)
  if (last?.options !== key) last = { options: key, scanner: scannerOf(options) }
  return last.scanner
}

async function scannerOf({ today, decode, user }: SearchOptions): Promise<Scanner> {
  const { detectors, fileDetectors } = await import('../rules/all.js')
  const own = user === null || user.own
  return new Scanner({
    detectors: own ? detectors : [],
    files: own ? fileDetectors : [],
    user: user === null ? null : await (await import('../gitleaks/rules.js')).compileUserRules(user),
    decode,
    today,
  })
}

/** Finds secrets in texts. */
export class Scanner {
  private readonly keywords: readonly string[]
  private readonly detectors: readonly (readonly Detector[])[]
  private readonly automaton: Automaton

  constructor(private readonly ways: Ways) {
    const byKeyword = new Map<string, Detector[]>()
    for (const detector of ways.detectors) {
      for (const keyword of detector.keywords) append(byKeyword, keyword, detector)
    }
    this.keywords = [...byKeyword.keys()]
    this.detectors = [...byKeyword.values()]
    this.automaton = automatonOf(this.keywords)
  }

  /** What a text holds, by its places; of what is found twice at one place only the match that tells most. */
  scan(read: SearchedText): Match[] {
    const text: Text = { ...read, today: this.ways.today }
    const readers = this.ways.files.filter(reader => reader.reads(text.path))
    return this.matches(
      text,
      readers.flatMap(reader => reader.detect(text)),
    )
  }

  /** The same for a part of a file that is not read as a whole. */
  scanPart(read: SearchedText): Match[] {
    return this.matches({ ...read, today: this.ways.today }, [])
  }

  /** Whether a file of the path is read as a whole: a part of it says nothing. */
  readsWhole(path: string): boolean {
    return this.ways.files.some(reader => reader.reads(path))
  }

  /** What is found beside what readers of files have. */
  private matches(text: Text, own: Match[]): Match[] {
    const { user, decode } = this.ways
    const users: Match[] = user === null ? [] : [...user.named(text), ...user.detect(text)]
    this.search(text, own)
    for (const { content, origin, encodings } of decodedTexts(text.content, decode)) {
      const decoded: Text = { ...text, kind: 'text', content }
      const how = `${encodings.join(' in ')} decoded`
      const place = (match: Match): Match => ({
        ...match,
        ...origin,
        decoded: true,
        reason: `${match.reason} (${how})`,
      })
      const inside: Match[] = []
      this.search(decoded, inside)
      own.push(...inside.map(place))
      if (user === null) continue
      const startLine = 1 + newlinesIn(text.content, 0, origin.start)
      users.push(...user.detect(decoded).map(match => ({ ...place(match), startLine })))
    }
    if (users.length === 0) return withoutOverlaps(own)
    // Whoever writes a rule of his own knows better what it is.
    const others = own.filter(each => !users.some(({ start, end }) => start < each.end && each.start < end))
    return [...users, ...withoutOverlaps(others)].sort((a, b) => a.start - b.start)
  }

  private search(text: Text, matches: Match[]): void {
    if (this.keywords.length === 0) return
    const place = { at: 0, state: 0 }
    let keywords = nextKeywords(this.automaton, text.content, place)
    for (; keywords !== null && matches.length < MOST; keywords = nextKeywords(this.automaton, text.content, place)) {
      for (const keyword of keywords) {
        const word = this.keywords[keyword] as string
        for (const detector of this.detectors[keyword] as readonly Detector[]) {
          for (const match of detector.detect(text, place.at - word.length, word)) matches.push(match)
        }
      }
    }
  }
}
