import { describe, expect, it } from '@jest/globals'
import { environmentOf } from '../../../../../src/validate/airflow/environment/environment.js'
import { versionOfImage } from '../../../../../src/validate/airflow/environment/images.js'
import { isManifest } from '../../../../../src/validate/airflow/environment/manifests.js'

describe('images', () => {
  it.each<[string, '2' | '3' | null]>([
    ['FROM apache/airflow:2.11.0-python3.11', '2'],
    ['FROM apache/airflow:slim-3.1.0', '3'],
    ['    image: ${AIRFLOW_IMAGE_NAME:-apache/airflow:2.10.2}', '2'],
    ['ARG AIRFLOW_VERSION="2.9.3"\nFROM apache/airflow:${AIRFLOW_VERSION}', '2'],
    ['FROM quay.io/astronomer/astro-runtime:12.1.0', '2'],
    ['FROM astrocrpublic.azurecr.io/runtime:3.0-4', '3'],
    ['FROM apache/airflow:latest', null],
    ['FROM apache/airflow:2.9.0 AS old\nFROM apache/airflow:3.0.0', null],
    ['FROM python:3.11', null],
  ])('%s', (text, version) => {
    expect(versionOfImage(text)).toBe(version)
  })

  it('tell the version where nothing else does, and nothing of packages', () => {
    expect(
      ['Dockerfile', 'docker/worker.Dockerfile', 'docker-compose.yml', 'compose.override.yaml'].every(isManifest),
    ).toBe(true)
    const image = { path: 'Dockerfile', text: 'FROM apache/airflow:2.11.0\n' }
    const environment = environmentOf([image], () => false)
    expect(environment.airflow).toBe('2')
    expect(environment.provides('warehouse')).toBe('unknown-requirements')
    const other = { path: 'requirements.txt', text: 'apache-airflow==3.1.0\n' }
    expect(environmentOf([image, other], () => false).airflow).toBeNull()
  })
})

describe('what Airflow brings', () => {
  const provided = (version: string) =>
    environmentOf([{ path: 'requirements.txt', text: `apache-airflow==${version}\n` }], () => false).provides(
      'airflow.providers.standard.operators.bash',
    )

  it('is another set of packages in each version', () => {
    expect(provided('3.1.0')).toBe('requirements')
    expect(provided('2.11.0')).toBeNull()
  })
})
