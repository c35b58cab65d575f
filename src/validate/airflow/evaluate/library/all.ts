import type { Value } from '../value.js'
import { CALENDAR } from './calendar.js'
import { COLLECTIONS, COLLECTIONS_ABC } from './collections.js'
import { CONTEXTLIB } from './contextlib.js'
import { COPY } from './copy.js'
import { DATACLASSES } from './dataclasses.js'
import { DATETIME, DATEUTIL, PENDULUM, ZONES } from './dates.js'
import { ENUM } from './enum.js'
import { FUNCTOOLS } from './functools.js'
import { GRAPHLIB } from './graphlib.js'
import { ITERTOOLS } from './itertools.js'
import { JSON_MODULE } from './json.js'
import { MATH } from './math.js'
import { OPERATOR } from './operator.js'
import { OS, OS_PATH } from './os.js'
import { PACKAGING_VERSION } from './packaging.js'
import { PATHLIB } from './pathlib.js'
import { QUIET } from './quiet.js'
import { HEAPQ, RANDOM } from './random.js'
import { RE } from './re.js'
import { STRING, TEXTWRAP } from './text.js'
import { ABC, TYPES_MODULE, TYPING } from './typing.js'

type Members = ReadonlyMap<string, Value>

const MODULES: ReadonlyMap<string, Members> = new Map([
  ['abc', ABC],
  ['calendar', CALENDAR],
  ['collections', COLLECTIONS],
  ['collections.abc', COLLECTIONS_ABC],
  ['contextlib', CONTEXTLIB],
  ['copy', COPY],
  ['dataclasses', DATACLASSES],
  ['enum', ENUM],
  ['functools', FUNCTOOLS],
  ['graphlib', GRAPHLIB],
  ['heapq', HEAPQ],
  ['itertools', ITERTOOLS],
  ['json', JSON_MODULE],
  ['math', MATH],
  ['operator', OPERATOR],
  ['os', OS],
  ['os.path', OS_PATH],
  ['packaging', new Map()],
  ['packaging.version', PACKAGING_VERSION],
  ['pathlib', PATHLIB],
  ['random', RANDOM],
  ['re', RE],
  ['string', STRING],
  ['textwrap', TEXTWRAP],
  ['types', TYPES_MODULE],
  ['typing', TYPING],
  ['typing_extensions', TYPING],
  ...DATETIME,
  ...PENDULUM,
  ...DATEUTIL,
  ...ZONES,
  ...QUIET,
])

/** What is known of a module of Python's library, or of one that is as well known; null where nothing is. */
export function libraryModule(name: string): Members | null {
  return MODULES.get(name) ?? null
}
