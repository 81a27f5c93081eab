// The English catalogue, joined from one file per area. Every other language has the same keys.
import { app } from './en/app.ts'
import { book } from './en/book.ts'
import { contacts } from './en/contacts.ts'
import { errors } from './en/errors.ts'
import { history } from './en/history.ts'
import { host } from './en/host.ts'
import { settings } from './en/settings.ts'
import { today } from './en/today.ts'

export const PARTS = { app, book, contacts, errors, history, host, settings, today } as const

export const english = { ...app, ...book, ...contacts, ...errors, ...history, ...host, ...settings, ...today } as const

export type Catalogue = typeof english
export type WordKey = keyof Catalogue
