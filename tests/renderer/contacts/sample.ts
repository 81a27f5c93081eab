// A customer as the core answers it, to start drafts and pages from.
import type { Contact } from '../../../src/shared/contract/contacts.ts'

export function sampleContact(parts: Partial<Contact> = {}): Contact {
  return {
    id: 4_294_967_297,
    number: '1042',
    name: 'Mirela Ionescu-Brandt',
    initials: 'MI',
    kind: 'person',
    given: 'Mirela',
    family: 'Ionescu-Brandt',
    nickname: null,
    say: 'mee-REH-lah',
    source: null,
    preferredChannel: 'sms',
    language: null,
    lookedAfterBy: null,
    note: null,
    gender: null,
    age: null,
    familyStatus: null,
    householdIncome: null,
    businessIncome: null,
    interests: null,
    phones: [
      { id: 11, typed: '555 018 0142', label: 'mobile', e164: '+15550180142', shown: '(555) 018-0142', canText: true },
    ],
    emails: [{ id: 21, address: 'mirela.ib@post.example', label: 'home' }],
    addresses: [],
    occasions: [{ id: 31, kind: 'birthday', label: '', date: '1986-03-17', next: 20_529, years: 40 }],
    preferences: [{ id: 41, kind: 'allergy', words: 'almonds' }],
    links: [
      { id: 51, kind: 'partner', otherId: 9, otherName: 'Jonas Brandt', words: '', incoming: false },
      { id: 52, kind: 'referred-by', otherId: 10, otherName: 'Ana Šarić', words: '', incoming: true },
    ],
    numbers: [],
    custom: {},
    tags: ['rye'],
    hasPhoto: false,
    lookedAfterByName: null,
    referrals: 1,
    madeAt: 1_620_000_000_000,
    changedAt: 1_620_000_000_000,
    version: 7,
    ...parts,
  }
}
