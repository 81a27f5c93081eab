// The SQL of users, sign-ins, PINs and own choices.
import type { Role } from '../../../../shared/roles.ts'
import type { ReadDb, WriteDb } from '../../database/handle.ts'

export interface UserRow {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly archived: 0 | 1
  /** The key slot of this user's password on this PC. */
  readonly slot: string | null
  readonly hasPin: 0 | 1
  readonly triesLeft: number | null
}

const ROWS = `SELECT u.id, u.name, u.role, u.archived, s.slot, p.user_id IS NOT NULL AS hasPin, p.tries_left AS triesLeft
  FROM user u LEFT JOIN sign_in s ON s.user_id = u.id LEFT JOIN pin p ON p.user_id = u.id`

export const allUsers = (db: ReadDb) => db.all<UserRow>(`${ROWS} ORDER BY u.archived, u.id`)
export const userById = (db: ReadDb, id: number) => db.get<UserRow>(`${ROWS} WHERE u.id = ?`, id)
export const userBySlot = (db: ReadDb, slot: string) => db.get<UserRow>(`${ROWS} WHERE s.slot = ?`, slot)

export function insertUser(db: WriteDb, name: string, role: Role): number {
  const id = db.newId('user')
  db.run('INSERT INTO user (id, name, role) VALUES (?, ?, ?)', id, name, role)
  return id
}

export function updateUser(db: WriteDb, { id, name, role }: Pick<UserRow, 'id' | 'name' | 'role'>): void {
  db.run('UPDATE user SET name = ?, role = ? WHERE id = ?', name, role, id)
}

export function updateArchived(db: WriteDb, id: number, archived: boolean): void {
  db.run('UPDATE user SET archived = ? WHERE id = ?', Number(archived), id)
}

export function writeSignIn(db: WriteDb, userId: number, slot: string): void {
  const sql =
    'INSERT INTO sign_in (user_id, slot) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET slot = excluded.slot'
  db.run(sql, userId, slot)
}

/** Without a password there is no PIN either. */
export function deleteSignIn(db: WriteDb, userId: number): void {
  db.run('DELETE FROM sign_in WHERE user_id = ?', userId)
  deletePin(db, userId)
}

export interface PinRow {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly triesLeft: number
}

export const pinOf = (db: ReadDb, userId: number) =>
  db.get<PinRow>('SELECT salt, hash, tries_left AS triesLeft FROM pin WHERE user_id = ?', userId)

export function writePin(db: WriteDb, userId: number, { salt, hash, triesLeft }: PinRow): void {
  deletePin(db, userId)
  db.run('INSERT INTO pin (user_id, salt, hash, tries_left) VALUES (?, ?, ?, ?)', userId, salt, hash, triesLeft)
}

export function deletePin(db: WriteDb, userId: number): void {
  db.run('DELETE FROM pin WHERE user_id = ?', userId)
}

export function writeTriesLeft(db: WriteDb, userId: number, triesLeft: number): void {
  db.run('UPDATE pin SET tries_left = ? WHERE user_id = ?', triesLeft, userId)
}

export const preferencesOf = (db: ReadDb, userId: number) =>
  db.all<{ key: string; value: string }>('SELECT key, value FROM preference WHERE user_id = ? ORDER BY key', userId)

export function writePreference(
  db: WriteDb,
  userId: number,
  { key, value }: { key: string; value: string | null },
): void {
  db.run('DELETE FROM preference WHERE user_id = ? AND key = ?', userId, key)
  if (value !== null) db.run('INSERT INTO preference (user_id, key, value) VALUES (?, ?, ?)', userId, key, value)
}
