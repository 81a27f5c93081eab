// The about page lists what the program is really made of.
import { expect, test } from 'vitest'
import { gatherLicences } from '../../../scripts/licences.ts'

const licences = gatherLicences(new URL('../../..', import.meta.url).pathname)

test('every part of the program has a licence, and the faces theirs', () => {
  expect(licences.filter(({ licence }) => licence === '')).toEqual([])
  const faces = licences.filter(({ name }) => name.startsWith('@fontsource'))
  expect(faces.map(({ licence }) => licence)).toEqual(['OFL-1.1', 'OFL-1.1'])
  for (const face of faces) expect(face.text).toContain('SIL OPEN FONT LICENSE')
})

test('tools that only build or test are not in it', () => {
  const names = licences.map(({ name }) => name)
  expect(names).toContain('react')
  expect(names).not.toContain('vitest')
  expect(names).not.toContain('electron')
})
