// The life of a form: what it started from, what is typed, saving, errors at their field, and what happens when
// somebody else saved first.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contract/contacts.ts'
import { api } from '../../../api/client.ts'
import { hasCode } from '../../../api/errors.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useHere } from '../../../app/session/here.tsx'
import { useUndo } from '../../../app/undo/use-undo.ts'
import { draftOf, emptyDraft, hasName, isDirty, patchOf, type Draft } from './draft.ts'
import { drafts, type KeptDraft, type PhotoChange } from './draft-store.ts'
import { wrongIn } from '../../fields/custom-draft.ts'
import { customPlace, placeIssues, rowPlace, type Issue, type Place } from './field-errors.ts'
import { settleDates } from './settle-dates.ts'
import { threeWay, type Conflict } from './three-way.ts'

interface FormInput {
  /** Null for a new customer. */
  readonly contact: Contact | null
  readonly onSaved: (id: number) => void
}

interface Saved {
  readonly id: number
  readonly name: string
  readonly command: number | null
}

/** Thrown to stop a save that the form itself finds wanting; the places say why. */
class NotReady extends Error {}

export function useContactForm({ contact, onSaved }: FormInput) {
  const words = useWords()
  const formats = useFormats()
  const { user } = useHere()
  const { did } = useUndo()
  const queryClient = useQueryClient()
  const owner = contact?.id ?? 'new'
  const [form, setForm] = useState<KeptDraft>(() => drafts.find(user.id, owner) ?? start(contact, formats.partialDate))
  const [issues, setIssues] = useState<ReadonlyMap<Place, Issue>>(new Map())
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([])

  const put = (next: KeptDraft) => {
    setForm(next)
    if (isDirty(next.base, next.draft) || next.photo.is !== 'kept')
      drafts.keep(user.id, owner, { ...next, begun: true })
    else drafts.drop(user.id, owner)
  }
  const change = (part: Partial<Draft>) => put({ ...form, draft: { ...form.draft, ...part } })

  const savePhoto = async (id: number, photo: PhotoChange) => {
    if (photo.is === 'kept') return
    const { command } = await api.contacts.setPhoto({ id, photo: photo.is === 'new' ? photo.file : null })
    did(command, false)
  }

  const send = async (now: KeptDraft): Promise<Saved> => {
    const patch = patchOf(now.base, now.draft)
    const name = nameOf(now.draft)
    if (contact === null) {
      const { id, command } = await api.contacts.create(patch)
      await savePhoto(id, now.photo)
      return { id, name, command }
    }
    const version = now.version === null ? {} : { version: now.version }
    const command =
      Object.keys(patch).length === 0 ? null : (await api.contacts.save({ id: contact.id, patch, ...version })).command
    await savePhoto(contact.id, now.photo)
    return { id: contact.id, name, command }
  }

  /** Reads what the other person saved; null when something has to be chosen first. */
  const reconcile = async (now: KeptDraft): Promise<KeptDraft | null> => {
    if (contact === null) return null
    const fresh = await queryClient.query({
      ...q.contacts.get.queryOptions({ input: { id: contact.id } }),
      staleTime: 0,
    })
    const theirs = draftOf(fresh, formats.partialDate)
    const merged = threeWay(now.base, now.draft, theirs)
    const next = { ...now, base: theirs, draft: merged.draft, version: fresh.version }
    put(next)
    setConflicts(merged.conflicts)
    return merged.conflicts.length === 0 ? next : null
  }

  const save = useMutation({
    mutationFn: async (): Promise<Saved> => {
      setIssues(new Map())
      setConflicts([])
      const { draft, odd } = await settleDates(
        form.draft,
        async (date) => (await api.contacts.check({ date })).date?.date ?? null,
      )
      const found = missing(draft, odd)
      if (found.size > 0) {
        setIssues(found)
        throw new NotReady()
      }
      const now = { ...form, draft }
      try {
        return await send(now)
      } catch (error) {
        if (!hasCode(error, 'CHANGED_MEANWHILE')) throw error
        const next = await reconcile(now)
        if (next === null) throw new NotReady()
        return await send(next)
      }
    },
    meta: {
      done: (answer) => {
        const { name } = answer as Saved // the answer of this very mutation
        return words(contact === null ? 'contacts.profile.created' : 'contacts.profile.saved', { name })
      },
    },
    onSuccess: ({ id }) => {
      drafts.drop(user.id, owner)
      onSaved(id)
    },
    onError: (error) => {
      if (hasCode(error, 'BAD_INPUT')) setIssues(placeIssues(error.data.issues, form.draft))
    },
  })

  return {
    form,
    change,
    put,
    issues,
    conflicts,
    save,
    /** An error that belongs to no field and needs words of its own. */
    failure: save.error instanceof NotReady || hasCode(save.error, 'BAD_INPUT') ? null : save.error,
    /** Forgets what was typed. */
    afresh: () => {
      drafts.drop(user.id, owner)
      setForm(start(contact, formats.partialDate))
      setIssues(new Map())
      setConflicts([])
    },
  }
}

function start(contact: Contact | null, showDate: (date: string) => string): KeptDraft {
  const base = contact === null ? emptyDraft() : draftOf(contact, showDate)
  return { base, draft: base, version: contact?.version ?? null, photo: { is: 'kept' }, begun: false }
}

function nameOf({ kind, given, family, nickname }: Draft): string {
  return (kind === 'company' ? family : `${given} ${family}`).trim() || nickname
}

function missing(draft: Draft, odd: readonly string[]): ReadonlyMap<Place, Issue> {
  const found = new Map<Place, Issue>()
  if (!hasName(draft)) found.set(draft.kind === 'company' ? 'family' : 'given', { path: 'given', rule: 'no_name' })
  for (const key of odd) {
    const place = key === draft.birthday.key ? 'birthday' : rowPlace('occasions', key, 'typed')
    found.set(place, { path: place, rule: 'not_a_date' })
  }
  for (const [id, rule] of wrongIn(draft.custom)) found.set(customPlace(id), { path: `custom.${id}`, rule })
  return found
}
