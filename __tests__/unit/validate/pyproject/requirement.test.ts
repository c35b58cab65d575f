import { describe, expect, it } from '@jest/globals'
import { faultOfRequirement, faultOfSpecifiers } from '../../../../src/validate/pyproject/requirement/requirement.js'
import { isVersion } from '../../../../src/validate/pyproject/requirement/version.js'

describe('requirements', () => {
  it.each([
    'a',
    'A.b-c_d',
    'requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"',
    'name@http://foo.com ; os_name=="a"',
    'pip @ git+https://github.com/pypa/pip@main#egg=pip',
    'name(>=1,<2)',
    'name>=1,',
    'name[]',
    'name~=1.0.0rc1',
    'name===anything+at.all',
    'name==1!2.0.post1.dev3+local.1',
    "name; (extra == 'a' or extra == 'b') and platform_machine not in 'x86'",
    "name ; 'linux' in sys_platform",
    ' name ',
  ])('%j can be read', text => {
    expect(faultOfRequirement(text)).toBeNull()
  })

  it.each<[string, number, string]>([
    ['', 0, 'begins with the name'],
    ['-e .', 0, 'begins with the name'],
    ['fastapi ^0.110', 8, '`^` is no operator'],
    ['fastapi 0.110', 8, 'an operator must stand before `0.110`, such as `>=0.110`'],
    ['fastapi=0.110', 7, '`=` is no operator'],
    ['fastapi ~1.2', 8, '`~` is no operator'],
    ['fastapi>=', 8, 'a version must follow >='],
    ['fastapi>=1.x', 9, '`1.x` is no version'],
    ['fastapi>=1.*', 9, '`.*` only stands behind `==` and `!=`'],
    ['fastapi~=1', 9, '`~=` needs a version with a point'],
    ['fastapi[a', 8, 'the `]` behind the extras is missing'],
    ['fastapi[a b]', 10, 'the `]` behind the extras is missing'],
    ['fastapi>=1; python_versoin < "3"', 12, 'did you mean `python_version`?'],
    ['fastapi>=1; python_version < 3', 29, 'a variable such as'],
    ['fastapi>=1; python_version', 25, 'a comparison such as'],
    ['fastapi>=1; (os_name == "a"', 26, 'a `)` is missing'],
    ['fastapi>=1 <2', 11, 'is not expected here'],
    ['fastapi @', 8, 'an address must follow'],
  ])('%j cannot', (text, index, message) => {
    expect(faultOfRequirement(text)).toEqual({ index, message: expect.stringContaining(message) })
  })

  it('ends in time on hostile ones', () => {
    expect(faultOfRequirement('a'.repeat(1_000_000))).not.toBeNull()
    expect(faultOfRequirement(`a; ${'('.repeat(5_000)}`)?.message).toContain('too deep')
    expect(isVersion('1'.repeat(100_000))).toBe(false)
  })
})

describe('comparisons', () => {
  it.each(['>=3.10', '>=3.9,<4', '~=3.10', '!=3.9.*, >=3.8', ''])('%j can be read', text => {
    expect(faultOfSpecifiers(text)).toBeNull()
  })

  it.each(['3.10', '^3.10', '>=3.10 <4', '>=3.x', '=>3.10', 'python>=3.10'])('%j cannot', text => {
    expect(faultOfSpecifiers(text)).not.toBeNull()
  })
})
