// A field as history tells of it: by its own name, and its values as they read.
import type { OwnField } from '../../area.ts'
import type { ReadDb } from '../../database/handle.ts'
import { findField } from './read.ts'

/** Null when there is no such field. */
export function toldField(db: ReadDb, id: number): OwnField | null {
  const field = findField(db, id)
  if (field === undefined) return null
  const { name, type, options } = field
  const chooses = type === 'list' || type === 'multi-list'
  return {
    name,
    type,
    say(stored) {
      if (typeof stored !== 'string' && typeof stored !== 'number') return null
      return chooses ? (options.find((option) => option.id === stored)?.words ?? null) : stored
    },
  }
}
