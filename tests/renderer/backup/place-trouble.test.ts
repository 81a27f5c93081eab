// Why a folder was refused, under its field.
import { expect, test } from 'vitest'
import { placeTrouble } from '../../../src/renderer/areas/backup/place-trouble.ts'

const rule = (name: string) => ({ code: 'BAD_INPUT', data: { issues: [{ path: 'path', rule: name }] } }) as const

test('what was typed wrong and what is wrong with the folder are told apart; anything else is no matter of the field', () => {
  expect(placeTrouble(rule('not_a_path'))).toBe('settings.place.bad-path')
  expect(placeTrouble(rule('own_folder'))).toBe('settings.place.own-folder')
  expect(placeTrouble(rule('too_long'))).toBeNull()
  expect(placeTrouble({ code: 'FOLDER_GONE', data: {} })).toBe('settings.place.no-folder')
  expect(placeTrouble({ code: 'FOLDER_READ_ONLY', data: {} })).toBe('settings.place.no-writing')
  expect(placeTrouble({ code: 'DISK_FULL', data: {} })).toBe('settings.place.no-room')
  expect(placeTrouble({ code: 'INTERNAL', data: {} })).toBeNull()
})
