// Three groups of tests run by vitest: `unit` (shared, core, renderer logic, tooling: real books in temporary folders),
// `hosts` (real processes, sockets and ports) and `servers` (mail servers: stubs and a real Postfix). Long runs live in
// tests/proof and have a project of their own, which only `npm run proof` asks for.
import { defineConfig } from 'vitest/config'

const setup = ['tests/support/no-leftovers.ts']

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
