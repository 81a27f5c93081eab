// A machine with nothing to open a window: `npm start` never fails because something graphical is missing, it says so
// and prints the link.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { endProcess, plainEnvironment, ROOT } from '../../support/e2e-process.ts'

interface Start {
  readonly child: ChildProcess
  readonly said: readonly string[]
  readonly link: string
}

/** Starts on a machine with an empty PATH and no display, and waits for the link. */
async function startBare(base: string): Promise<Start> {
  const {
    DISPLAY: _x,
    WAYLAND_DISPLAY: _wayland,
    ...env
  } = plainEnvironment({
    PATH: '',
    HOME: base,
    XDG_DATA_HOME: join(base, 'local'),
  })
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs'), '--data', join(base, 'book')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const link = await new Promise<string>((resolve, reject) => {
    const read = (line: string): void => {
      said.push(line)
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0]
      if (found !== undefined) resolve(found)
    }
    createInterface({ input: child.stdout }).on('line', read)
    createInterface({ input: child.stderr }).on('line', read)
    child.once('exit', (code) => {
      reject(new Error(`ended with ${String(code)}:\n${said.join('\n')}`))
    })
  })
  return { child, said, link }
}

test('without a browser and a display the start prints the link', async ({ page }) => {
  const base = mkdtempSync(join(tmpdir(), 'regulars-bare-'))
  const start = await startBare(base)
  try {
    const printed = start.said.join('\n')
    expect(printed, 'a sentence goes with the link').toMatch(/[a-z]+ [a-z]+ [a-z]+/i)
    expect(printed, 'nothing technical is printed').not.toMatch(/Error|at .*\.(?:js|ts):\d+/)

    await page.goto(start.link)
    await expect(page.getByRole('heading').first()).toBeVisible()
  } finally {
    await endProcess(start.child)
    rmSync(base, { recursive: true, force: true })
  }
})
