import { describe, expect, it } from '@jest/globals'
import type { HostObject } from '../../../../../src/validate/airflow/evaluate/value.js'
import { evaluated } from '../../../../support/python/evaluated.js'

const host = (name: string, members: Record<string, HostObject> = {}): HostObject => ({
  kind: 'host',
  describe: () => name,
  get: member => members[member],
})

const MISSING = 'module company is not part of the repository'

describe('imports', () => {
  it('evaluate modules of the repository once', () => {
    const files = {
      'dags/lib/__init__.py': 'LOG = []',
      'dags/lib/a.py': 'from . import LOG\nfrom .b import B\nLOG.append("a")\ndef f(x): return x + B',
      'dags/lib/b.py': 'import lib\nlib.LOG.append("b")\nB = 10',
      'dags/common.py': 'X = 1',
    }
    const text =
      'import lib.a, common as c\nfrom lib.a import f as g\nfrom lib import b, LOG\nfrom common import *\nv = g(5), lib.a.B, b.B, c.X, X'
    const { values, modules, left, errors } = evaluated(text, { files })
    expect(values).toMatchObject({ v: '(15, 10, 10, 1, 1)', LOG: "['b', 'a']" })
    expect(modules).toEqual(['dags/lib/__init__.py', 'dags/lib/a.py', 'dags/lib/b.py', 'dags/common.py'])
    expect([...left, ...errors]).toEqual([])
  })

  it('find modules in folders without __init__.py', () => {
    const files = { 'dags/lib/sub/a.py': 'A = 1' }
    const { values } = evaluated('from lib.sub import a\nimport lib.sub.a\nv = a.A, lib.sub.a.A', { files })
    expect(values['v']).toBe('(1, 1)')
  })

  it('survive circles', () => {
    const files = { 'dags/a.py': 'X = 1\nimport b\nY = b.Z', 'dags/b.py': 'import a\nZ = a.X + 1' }
    expect(evaluated('import a\nv = a.Y', { files }).values['v']).toBe('2')
  })

  it('take hosts before all else', () => {
    const hosts = { airflow: host('airflow', { DAG: host('DAG') }), 'airflow.utils.x': host('x') }
    const { values } = evaluated('from airflow import DAG, nope\nimport airflow.utils.x as x', { hosts })
    expect(values).toEqual({ DAG: 'DAG', nope: "?airflow has nothing known that is named 'nope'", x: 'x' })
  })

  it('of what is nowhere give the unknown, and say where it is called', () => {
    const { values, left, errors } = evaluated(
      'from company.ops import make\nimport company\na = make(1)\nb = company.x',
    )
    expect(values).toMatchObject({ a: '?module company.ops is not part of the repository', b: `?${MISSING}` })
    expect(left).toEqual(['3:5 what the call does is not known: module company.ops is not part of the repository'])
    expect(errors).toEqual([])
  })

  it('of all of what is nowhere make every name possible', () => {
    const { values, left, errors } = evaluated('from company import *\na = whatever')
    expect(values['a']).toBe(`?${MISSING}`)
    expect(left).toEqual([`1:1 what is imported is not known: ${MISSING}`])
    expect(errors).toEqual([])
  })

  it('under try take the handler where the module is known not to be', () => {
    const hosts = { airflow: host('airflow'), 'airflow.decorators': host('decorators', { dag: host('old dag') }) }
    const text =
      'try:\n  from airflow.sdk import dag\n  new = True\nexcept ImportError:\n  from airflow.decorators import dag\n  new = False'
    expect(evaluated(text, { hosts }).values).toEqual({ dag: 'old dag', new: 'False' })
    const both = { ...hosts, 'airflow.sdk': host('sdk', { dag: host('new dag') }) }
    expect(evaluated(text, { hosts: both }).values).toEqual({ dag: 'new dag', new: 'True' })
  })

  it.each<[boolean | null, string]>([
    [true, 'True'],
    [false, 'False'],
    [null, '?an exception may be raised'],
  ])('under try of a package that is installed: %s', (installed, value) => {
    const text = 'try:\n  import pyarrow_like\n  has = True\nexcept ImportError:\n  has = False'
    expect(evaluated(text, { installed: () => installed }).values['has']).toBe(value)
  })

  it('of names that a module of the repository lacks are errors', () => {
    const files = { 'dags/common.py': 'X = 1', 'dags/broken.py': 'a = (\n', 'dags/fails.py': '\nnope' }
    expect(evaluated('from common import X, Y', { files }).errors).toEqual([
      "1:23 ImportError: cannot import name 'Y' from 'common'",
    ])
    expect(evaluated('import common\ncommon.Y', { files }).errors).toEqual([
      "2:1 AttributeError: module 'common' has no attribute 'Y'",
    ])
    expect(evaluated('import fails', { files }).errors).toEqual([
      "dags/fails.py:2:1 NameError: name 'nope' is not defined",
    ])
    expect(evaluated('import broken', { files }).errors).toEqual([
      expect.stringMatching(/^dags\/broken\.py:1:5 SyntaxError: /),
    ])
  })
})

describe('what a package of the repository has not', () => {
  it('is nowhere', () => {
    const files = { 'dags/lib/__init__.py': '', 'dags/lib/a.py': 'A = 1' }
    const text = `def get():
    try:
        from lib.b import X
    except ModuleNotFoundError:
        X = 'none'
    try:
        from .lib import nothing
    except ImportError:
        return X, 'nothing'
v = get()`
    expect(evaluated(text, { files })).toMatchObject({ values: { v: "('none', 'nothing')" }, left: [] })
  })
})

describe('the version of a package', () => {
  it.each([
    ['Version("2.11.2") >= Version("2.9")', 'True'],
    ['parse("3.3.2").major, parse("3.3.2").base_version', "(3, '3.3.2')"],
    ['Version("2.0") == Version("2.0.0a1")', '?the version is not worked out'],
    ['Version("2.10") < Version("2.9")', 'False'],
  ])('%s is %s', (expression, expected) => {
    const { values } = evaluated(`from packaging.version import Version, parse\nv = ${expression}`)
    expect(values['v']).toBe(expected)
  })
})
