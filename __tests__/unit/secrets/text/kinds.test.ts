import { describe, expect, it } from '@jest/globals'
import { EXTENSIONS, NAMES } from '../../../../src/secrets/text/kind-names.js'
import { type FileKind, kindOf } from '../../../../src/secrets/text/kinds.js'
import { traitsOf } from '../../../../src/secrets/text/traits.js'

describe('the kind of a file', () => {
  it.each<[string, FileKind]>([
    ['src/app.py', 'python'],
    ['a/b.test.TSX', 'javascript'],
    ['Main.java', 'java'],
    ['build.gradle.kts', 'kotlin'],
    ['Jenkinsfile', 'groovy'],
    ['ci/Jenkinsfile.release', 'groovy'],
    ['Dockerfile', 'dockerfile'],
    ['docker/Dockerfile.prod', 'dockerfile'],
    ['web.dockerfile', 'dockerfile'],
    ['.env', 'env'],
    ['.env.production', 'env'],
    ['.env.acme.local', 'env'],
    ['config/api.env.staging', 'env'],
    ['prod.env', 'env'],
    ['.envrc', 'env'],
    ['src/env.ts', 'javascript'],
    ['env.d.ts', 'javascript'],
    ['go.sum', 'lockfile'],
    ['package-lock.json', 'lockfile'],
    ['Cargo.lock', 'lockfile'],
    ['pnpm-lock.yaml', 'lockfile'],
    ['package.json', 'json'],
    ['infra/prod.auto.tfvars', 'terraform'],
    ['terraform.tfstate', 'json'],
    ['terraform.tfstate.backup', 'json'],
    ['main.tf', 'terraform'],
    ['analysis.ipynb', 'notebook'],
    ['values.yaml', 'yaml'],
    ['config.yml.j2', 'yaml'],
    ['settings.py.example', 'python'],
    ['database.yml.erb', 'yaml'],
    ['appsettings.Development.json', 'json'],
    ['application-dev.properties', 'properties'],
    ['my.cnf', 'ini'],
    ['.npmrc', 'ini'],
    ['id_rsa', 'pem'],
    ['server.key', 'pem'],
    ['Makefile.am', 'makefile'],
    ['Makefile.PL', 'perl'],
    ['query.sql', 'sql'],
    ['deploy.ps1', 'powershell'],
    ['run.cmd', 'batch'],
    ['web.config', 'xml'],
    ['fix.patch', 'diff'],
    ['notes', 'text'],
    ['a.unknown', 'text'],
    ['', 'text'],
    ['.', 'text'],
    ['trailing/', 'text'],
  ])('of %j is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind)
  })

  it.each<[string, string, FileKind]>([
    ['bin/tool', '#!/usr/bin/env python3\nimport os', 'python'],
    ['bin/tool', '#!/usr/bin/env -S node --no-warnings\n', 'javascript'],
    ['bin/tool', '#!/usr/bin/env -S FOO=1 deno run\n', 'javascript'],
    ['bin/tool', '#! /bin/bash -e\r\n', 'shell'],
    ['bin/tool', '#!/usr/bin/perl5.30 -w\n', 'perl'],
    ['bin/tool', '#!', 'text'],
    ['bin/tool', '#!/opt/unheard/of\n', 'text'],
    ['config', '{\n  "a": 1', 'json'],
    ['page', '<!DOCTYPE html>', 'html'],
    ['deploy', '-----BEGIN CERTIFICATE-----', 'pem'],
    ['app.config', '\n<?xml version="1.0"?><configuration>', 'xml'],
    ['site.conf', '<?xml version="1.0"?>', 'xml'],
    ['site.conf', 'a = b', 'ini'],
    ['app.py', '#!/bin/bash', 'python'],
  ])('of %j that begins with %j is %s', (path, beginning, kind) => {
    expect(kindOf(path, beginning)).toBe(kind)
  })

  it('does not hang on long names, and stops at a few endings', () => {
    expect(kindOf(`${'a/'.repeat(50_000)}x${'.bak'.repeat(50_000)}`)).toBe('text')
    expect(kindOf('x.py.bak.orig.old')).toBe('python')
  })

  it('has traits, whatever it is', () => {
    for (const kind of new Set([...EXTENSIONS.values(), ...NAMES.values()])) {
      expect(traitsOf(kind).comments.length).toBeGreaterThan(0)
      expect(traitsOf(kind).quotes).toContain('"')
    }
    expect([traitsOf('env').bareValues, traitsOf('java').bareValues]).toEqual([true, false])
  })

  it('is looked up by names that can be names', () => {
    for (const ending of EXTENSIONS.keys()) expect(ending).toMatch(/^[^.A-Z\s]+$/)
    for (const name of NAMES.keys()) expect(name).toMatch(/^[^A-Z\s/]+$/)
  })
})
