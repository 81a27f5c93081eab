// Who may speak to the loopback server, decided from three headers alone.
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src/main/host/browser/guard.ts'

const port = 4711
const host = `127.0.0.1:${port}`
const origin = `http://${host}`

describe('the guard of the browser host', () => {
  it('lets its own page read and act', () => {
    expect(refusalOf({ kind: 'read', host, origin: undefined, port })).toBeNull()
    expect(refusalOf({ kind: 'read', host, origin, port })).toBeNull()
    expect(refusalOf({ kind: 'act', host, origin, port })).toBeNull()
  })

  it.each([undefined, '', 'localhost:4711', 'evil.example:4711', '127.0.0.1', '127.0.0.1:4712', '[::1]:4711'])(
    'refuses a page that reached it under the name %s (DNS rebinding)',
    (name) => {
      expect(refusalOf({ kind: 'read', host: name, origin: undefined, port })).toBe('foreign_host')
      expect(refusalOf({ kind: 'act', host: name, origin: `http://${name ?? ''}`, port })).toBe('foreign_host')
    },
  )

  it.each([
    'https://evil.example',
    'null',
    '',
    'http://127.0.0.1:4712',
    'https://127.0.0.1:4711',
    `${origin}.evil.example`,
  ])('refuses a page from %s', (other) => {
    expect(refusalOf({ kind: 'read', host, origin: other, port })).toBe('foreign_origin')
    expect(refusalOf({ kind: 'act', host, origin: other, port })).toBe('foreign_origin')
  })

  it('refuses to act for somebody who does not say where they come from', () => {
    expect(refusalOf({ kind: 'act', host, origin: undefined, port })).toBe('no_origin')
  })
})
