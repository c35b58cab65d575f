import { describe, expect, it } from '@jest/globals'
import { evaluated } from '../../../../support/python/evaluated.js'

const ENVIRONMENT = 'the environment variable X has no default here'
const UNKNOWN = "import os\nu = os.environ['X']\n"

/** What becomes of `value` after lines behind a `u` that is unknown. */
const following = (lines: string) => evaluated(UNKNOWN + lines)

describe('what is unknown', () => {
  it.each<[string, string]>([
    ["os.environ['X']", `?${ENVIRONMENT}`],
    ["os.getenv('X')", `?${ENVIRONMENT}`],
    ["os.getenv('X', 'dev')", "'dev'"],
    ["os.environ.get('X', 'dev').upper()", "'DEV'"],
    ["int(os.environ.get('N', '3')) + 1", '4'],
    ["'X' in os.environ", 'False'],
    ["os.environ.setdefault('X', 'a')", "'a'"],
    ['u.a.b[0](1)', `?${ENVIRONMENT}`],
    ["'a' + u", `?${ENVIRONMENT}`],
    ["f'{u}'", `?${ENVIRONMENT}`],
    ["'{}'.format(u)", `?${ENVIRONMENT}`],
    ['[u, 1]', `[?${ENVIRONMENT}, 1]`],
    ['len([u, u])', '2'],
    ["{'a': u, 'b': 1}['b']", '1'],
    ['u in [1]', `?${ENVIRONMENT}`],
    ['1 in [1, u]', 'True'],
    ['[x for x in u]', `?${ENVIRONMENT}`],
    ['[x for x in [1, 2] if u]', `?${ENVIRONMENT}`],
    ['False and u, True or u', '(False, True)'],
    ['u and False, u or True', `(?${ENVIRONMENT}, ?${ENVIRONMENT})`],
    ['1 if u else 1', '1'],
    ['1 if u else 2', `?${ENVIRONMENT}`],
    ['not u', `?${ENVIRONMENT}`],
    ['sorted([u, 1])', `?${ENVIRONMENT}`],
    ["dict(a=1, **u)['a']", '1'],
    ["{'a': 1, **u, 'b': 2}", `{'a': ?${ENVIRONMENT}, 'b': 2, ?${ENVIRONMENT}}`],
    ['(lambda a, b=1: (a, b))(*u)', `(?${ENVIRONMENT}, ?${ENVIRONMENT})`],
    ['random.choice([1])', '?it is random'],
    ['uuid.uuid4().hex', '?it is random'],
    ["requests.get('x').json()['a']", '?the network is asked'],
    ["open('f').read().split()", '?a file is read'],
    ["json.load(open('f'))", '?a file is read'],
    ["yaml.safe_load('a')", '?a file is read'],
    ["pathlib.Path('f').read_text()", '?a file is read'],
    ["eval('1')", '?code that is put together is run by eval()'],
    ["','.join({'a', 'b'})", '?the order of a set is not told'],
    ['csvlike.reader', '?module csvlike is not part of the repository'],
    ['statistics.mean([1])', '?the module statistics is not evaluated'],
    ['__name__', '?the module is named by what loads it'],
    ["'a' is 'a'", '?whether two equal values are one object is not told'],
    ['type(u)', `?${ENVIRONMENT}`],
    ['isinstance(u, str)', `?${ENVIRONMENT}`],
    ['sum([0.1, 0.2])', '?the sum depends on the version of Python'],
  ])('%s is %s', (expression, value) => {
    const imports = 'import random, uuid, requests, json, yaml, pathlib, csvlike, statistics\n'
    expect(following(`${imports}value = ${expression}`).values['value']).toBe(value)
  })
})

describe('what is opaque', () => {
  it.each<[string, string]>([
    ['datetime(2024, 1, YEAR - 2023)', '~datetime(2024, 1, 1)'],
    ['datetime(2024, 1, 1, tzinfo=timezone.utc)', '~datetime(2024, 1, 1, tzinfo=timezone.utc)'],
    ['datetime(2024, 1, 1) - timedelta(days=1)', '~datetime(2024, 1, 1) - timedelta(days=1)'],
    ['datetime.now()', '~datetime.now()'],
    ["pendulum.datetime(2024, 1, 1, tz='UTC')", "~pendulum.datetime(2024, 1, 1, tz='UTC')"],
    ["datetime.now().strftime('%Y')", "~datetime.now().strftime('%Y')"],
    ["f'{datetime.now()}'", '?the text of datetime.now() is not worked out'],
    ['datetime(2024, 1, 1) is None, datetime(2024, 1, 1) == None', '(False, False)'],
    ['isinstance(datetime(2024, 1, 1), datetime), isinstance(timedelta(1), datetime)', '(True, False)'],
    ['isinstance(datetime(2024, 1, 1), date)', 'True'],
    ['datetime(2024, 1, 1) < datetime.now()', '?the order of the values is not worked out'],
    ["logging.getLogger('a').info('x')", "~logging.getLogger('a').info('x')"],
  ])('%s is %s', (expression, value) => {
    const imports = 'from datetime import date, datetime, timedelta, timezone\nimport logging, pendulum\nYEAR = 2024\n'
    expect(evaluated(`${imports}value = ${expression}`).values['value']).toBe(value)
  })

  it('has the type that Python gives it', () => {
    const { values } = evaluated('from datetime import *\nt = type(datetime.now() - timedelta(1))\nn = t.__name__')
    expect(values).toMatchObject({ t: 'class datetime', n: "'datetime'" })
  })
})
