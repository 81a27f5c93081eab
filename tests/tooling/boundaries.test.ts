// The boundaries bite: a small tree in fixtures/boundaries breaks each rule once, and keeps each rule beside it.
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, it } from 'vitest'
import configuration from '../../.dependency-cruiser.ts'

const baseDir = join(import.meta.dirname, 'fixtures', 'boundaries')

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'no-cycles': ['src/main/core/cycle-a.ts'],
  resolvable: ['src/main/core/nowhere.ts'],
  'shared-knows-nobody': ['src/shared/knows-core.ts'],
  'shared-is-portable': ['src/shared/knows-node.ts'],
  'core-knows-no-host': ['src/main/core/knows-host.ts'],
  'gateways-are-wired-in-one-place': ['src/main/core/knows-gateway.ts'],
  'gateways-know-only-their-interface': ['src/main/gateways/email/knows-core.ts'],
  'renderer-knows-only-shared': ['src/renderer/knows-core.ts'],
  'renderer-has-no-node': ['src/renderer/knows-node.ts'],
  'renderer-takes-types-of-the-contract': ['src/renderer/knows-schemas.ts'],
  'preload-is-thin': ['src/preload/knows-core.ts'],
  'electron-stays-in-its-host': ['src/main/host/browser/knows-electron.ts'],
  'hosts-do-not-know-each-other': ['src/main/host/electron/knows-browser.ts'],
  'database-stays-in-the-core': ['src/main/host/browser/knows-database.ts'],
  'areas-meet-at-the-service': ['src/main/core/areas/visits/knows-queries.ts'],
  'orpc-stays-in-its-places': ['src/main/core/knows-orpc.ts'],
  'program-needs-no-tools': ['src/main/core/knows-tool.ts'],
  'program-knows-no-tests': ['src/main/core/knows-tests.ts'],
}

it('finds exactly the files that break a boundary, and every boundary is tried', async () => {
  const { exclude: _, ...options } = configuration.options ?? {}
  const { output } = await cruise(['src'], {
    ...options,
    baseDir,
    tsConfig: { fileName: join(import.meta.dirname, '../../tsconfig.json') },
    validate: true,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
  })
  const found: Record<string, string[]> = {}
  for (const { rule, from } of (output as ICruiseResult).summary.violations) {
    const files = (found[rule.name] ??= [])
    if (!files.includes(from)) files.push(from)
  }
  for (const files of Object.values(found)) files.sort()
  expect(found).toEqual(EXPECTED)
  expect(Object.keys(EXPECTED).sort()).toEqual((configuration.forbidden ?? []).map((rule) => rule.name).sort())
})
