import { describe, expect, it } from '@jest/globals'
import { hasPackage, packageIn } from '../../../src/coverage/packages.js'

describe('the package of a source', () => {
  it.each([
    ['Java', 'package com.example.app;\nclass A {}', 'com.example.app'],
    ['Java after a licence', '/* package not.this; */\n// package nor.this\npackage com.x;', 'com.x'],
    ['Java with notes', '@NonNull("package no.no") package com . x ;', 'com.x'],
    ['Kotlin', '@file:JvmName("A // B")\n\npackage com.example.`in`\n\nimport x.y', 'com.example.in'],
    ['Kotlin with CRLF', '\r\npackage com.x\r\nimport y', 'com.x'],
    ['Kotlin of the default package', 'import x.y\nfun main() {}', ''],
    ['Scala', 'package com.example\npackage app\n\nimport x', 'com.example.app'],
    ['Scala with braces', 'package com.example {\n  package app {\n', 'com.example.app'],
    ['a package object of Scala', 'package com\npackage object app {', 'com.app'],
    ['Groovy', '#!/usr/bin/env groovy\npackage com.x\n', 'com.x'],
    ['letters of the world', 'package com.größe.データ;', 'com.größe.データ'],
    ['nothing', '', ''],
    ['a comment without an end', '/* package com.x;', ''],
    ['a name like it', 'class packaged { void subpackage x; }', ''],
  ])('is read from %s', (_, text, expected) => {
    expect(packageIn(text)).toBe(expected)
  })

  it.each([
    ['/*'.repeat(32_768)],
    ['"\\'.repeat(32_768)],
    ['package '.repeat(8192)],
    [`package a${'.a'.repeat(32_000)}`],
    [`package a${' '.repeat(64_000)}`],
    ['package a\n'.repeat(6500)],
  ])('is read at once from hostile text', text => {
    expect(packageIn(text).length).toBeLessThanOrEqual(64_001)
  })

  it('is a matter of some languages', () => {
    const names = ['A.java', 'a/B.kt', 'c.kts', 'D.scala', 'e.groovy', 'f.ts', 'java', 'G.javax', 'h.go']
    expect(names.filter(hasPackage)).toEqual(names.slice(0, 5))
  })
})
