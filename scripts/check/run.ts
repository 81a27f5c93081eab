// `npm run check`: everything a change must pass before it is committed. Every step runs, even after one failed, and
// the output of each is shown whole; at the end a table says what took how long and what failed.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { binOf, ROOT, runNode, type Ended } from '../run-node.ts'

interface Step {
  readonly name: string
  readonly run: () => Promise<Ended>
}

const script = (...path: readonly string[]): string => join(ROOT, 'scripts', ...path)

const STEPS: readonly Step[] = [
  { name: 'format', run: () => runNode(binOf('prettier'), ['--check', '--log-level=warn', '.']) },
  { name: 'lint', run: () => runNode(binOf('eslint'), ['.', '--max-warnings=0']) },
  { name: 'house', run: () => runNode(script('check', 'house.ts'), []) },
  { name: 'types', run: () => runNode(binOf('ts7', 'tsc'), ['-p', '.']) },
  {
    name: 'boundaries',
    run: () => runNode(binOf('dependency-cruiser', 'depcruise'), ['--config', '.dependency-cruiser.ts', 'src']),
  },
  { name: 'unused', run: () => runNode(binOf('knip'), []) },
  { name: 'build', run: () => runNode(script('build.mjs'), []) },
  { name: 'tests', run: () => runNode(script('test.mjs'), ['--built']) },
]

const { values: options } = parseArgs({
  options: {
    /** Steps to leave out, by name. */
    without: { type: 'string', multiple: true, default: [] },
    /** Steps to run; all unless named. */
    only: { type: 'string', multiple: true, default: STEPS.map(({ name }) => name) },
  },
})

const unknown = [...options.only, ...options.without].filter((name) => !STEPS.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`check: no step is called ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const done: { readonly name: string; readonly seconds: number; readonly ok: boolean }[] = []
for (const { name, run } of STEPS) {
  if (!options.only.includes(name) || options.without.includes(name)) continue
  console.log(`check: ${name}`)
  const { code, seconds } = await run()
  done.push({ name, seconds, ok: code === 0 })
}

console.log('\nstep          seconds')
for (const { name, seconds, ok } of done) {
  console.log(`${name.padEnd(12)} ${seconds.toFixed(1).padStart(8)}  ${ok ? 'ok' : 'FAILED'}`)
}
const failed = done.filter(({ ok }) => !ok).map(({ name }) => name)
console.log(failed.length === 0 ? 'check: all is well' : `check: failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
