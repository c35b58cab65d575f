import type { Text } from '../model.js'

/** What a value's file and line say of it. */
export interface Setting {
  /** A line that no person wrote, or a file that others maintain: names are short there, and values many. */
  isMinified: boolean
  /** A test, an example, a manual, a translation: passwords that somebody thought of are seldom real there. */
  isAside: boolean
  /** A file that explains what is beside it, such as a README. */
  isProse: boolean
}

const ASIDE =
  /(?:^|[/._-])(?:tests?|specs?|__tests__|__mocks__|mocks?|fixtures?|testdata|testing|testutils?|examples?|samples?|demos?|docs?|documentation|tutorials?|stubs?|fakes?|e2e|locales?|i18n|l10n|lang|langs|translations?|messages|cassettes|snapshots?|__snapshots__)(?:[/._-]|$)|\.(?:mdx|po|pot|strings|arb|xliff|xlf|snap)$/i
/** What people write for each other beside their programs: real passwords stand there, and such as nobody uses. */
const PROSE = /\.(?:md|markdown|rst|adoc)$/i
const TEST_CLASS = /[a-z](?:Tests?|Spec|IT)\.\w{1,6}$/
const OF_OTHERS = /(?:^|\/)(?:node_modules|vendor|third_party|bower_components|site-packages|dist)\/|[.-]min\.\w{1,4}$/i
/** Longer lines are written by programs. */
const LONGEST_LINE = 600

let last = { path: '', isAside: false, isProse: false, isOfOthers: false }

export function settingOf({ path, content, kind }: Omit<Text, 'today'>, at: number): Setting {
  if (last.path !== path)
    last = {
      path,
      isAside: ASIDE.test(path) || TEST_CLASS.test(path),
      isProse: PROSE.test(path),
      isOfOthers: OF_OTHERS.test(path),
    }
  const isMinified = last.isOfOthers || kind === 'lockfile' || isLong(content, at)
  return { isMinified, isAside: last.isAside, isProse: last.isProse }
}

/** Looks no further than it has to: a line may be the whole of a text of megabytes. */
function isLong(content: string, at: number): boolean {
  const before = content.slice(Math.max(0, at - LONGEST_LINE), at)
  const after = content.slice(at, at + LONGEST_LINE)
  const [start, end] = [before.lastIndexOf('\n'), after.indexOf('\n')]
  return before.length - 1 - start + (end < 0 ? after.length : end) >= LONGEST_LINE
}
