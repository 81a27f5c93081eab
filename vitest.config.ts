// Three groups of tests run by vitest: `unit` (shared, core, renderer logic, tooling: real books in temporary folders),
// `hosts` (real processes, sockets and ports) and `servers` (mail servers: stubs and a real Postfix). Long runs live in
// tests/proof and have a project of their own, which only `npm run proof` asks for.
import { existsSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { defineConfig } from 'vitest/config'

const setup = ['tests/support/no-leftovers.ts']

const GIBIBYTE = 2 ** 30
const IN_MEMORY = '/dev/shm'

/**
 * Where the books of tests lie: in memory, on a system that has such a folder with room to spare. Every commit waits for the
 * disk, and thousands of short books waiting for one took as long as the tests themselves. No test cuts the power.
 */
function temporaryFolders(): Readonly<Record<string, string>> {
  if (process.env['TMPDIR'] !== undefined || !existsSync(IN_MEMORY)) return {}
  const { bavail, bsize } = statfsSync(IN_MEMORY)
  return bavail * bsize >= 4 * GIBIBYTE && freemem() >= 8 * GIBIBYTE ? { TMPDIR: IN_MEMORY } : {}
}

export default defineConfig({
  test: {
    pool: 'forks',
    // More workers than processors only makes timings noisy.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A test that was left focused would hide all others.
    allowOnly: false,
    setupFiles: setup,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{shared,core,renderer,tooling,conformance}/**/*.test.{ts,tsx}'],
          // Nothing in the program is a singleton, so files may share a process; loading all modules anew for each of
          // some hundred files took more than half of the time.
          isolate: false,
          env: temporaryFolders(),
        },
      },
      {
        extends: true,
        test: { name: 'hosts', include: ['tests/hosts/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'servers', include: ['tests/servers/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 240_000 },
      },
      {
        extends: true,
        test: { name: 'proof', include: ['tests/proof/**/*.proof.ts'], testTimeout: 3_600_000, hookTimeout: 600_000 },
      },
    ],
  },
})
