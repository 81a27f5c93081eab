import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leadTo, snapshot, subscribe } from '../../../src/renderer/app/address.ts'

const page = { href: '', entries: [''], at: 0 }

/** What the browser does at once when somebody goes back; it tells of it later. */
function goBack(): void {
  page.at -= 1
  page.href = page.entries[page.at] ?? ''
}

beforeEach(() => {
  const start = 'http://shop.example/#/reports/slipping'
  Object.assign(page, { href: start, entries: [start], at: 0 })
  const events = new EventTarget()
  const put = (at: number, url: string) => {
    page.entries.splice(at, Number.POSITIVE_INFINITY, url)
    Object.assign(page, { at, href: url })
  }
  vi.stubGlobal('location', {
    get href() {
      return page.href
    },
    get hash() {
      return new URL(page.href).hash
    },
  })
  vi.stubGlobal('history', {
    pushState: (_state: unknown, _title: string, url: string) => put(page.at + 1, url),
    replaceState: (_state: unknown, _title: string, url: string) => put(page.at, url),
  })
  vi.stubGlobal('HashChangeEvent', Event)
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events))
  vi.stubGlobal('dispatchEvent', events.dispatchEvent.bind(events))
})
afterEach(() => vi.unstubAllGlobals())

test('a page that is being left neither sees the address that comes nor leads away from it', () => {
  const heard: string[] = []
  const leave = subscribe(() => heard.push(snapshot()))
  leadTo('/customers/7')
  expect(heard).toEqual(['/customers/7'])

  goBack()
  expect(snapshot()).toBe('/customers/7')
  leadTo('/customers/7', { replace: true })
  expect(page.href).toMatch(/#\/reports\/slipping$/)

  dispatchEvent(new Event('hashchange'))
  expect(heard).toEqual(['/customers/7', '/reports/slipping'])
  leave()
})

test('what is pressed leads on, and a new listener begins with the address that stands', () => {
  const leave = subscribe(() => undefined)
  leadTo('/customers')
  goBack()
  leadTo('/tasks')
  expect(snapshot()).toBe('/tasks')
  leadTo('/tasks/4', { replace: true })
  expect(snapshot()).toBe('/tasks/4')
  leave()

  page.href = 'http://shop.example/#lists'
  subscribe(() => undefined)()
  expect(snapshot()).toBe('/lists')
})
