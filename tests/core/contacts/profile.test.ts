// Making, reading and changing people: what is kept, what is refused, what comes back after undo.
import { describe, expect, test } from 'vitest'
import { setPhoto, photoOf, photoType } from '../../../src/main/core/areas/contacts/photo.ts'
import { createContacts } from '../../../src/main/core/areas/contacts/create.ts'
import { saveContact } from '../../../src/main/core/areas/contacts/save.ts'
import { restoreContacts } from '../../../src/main/core/areas/contacts/trash.ts'
import type { ContactPatch } from '../../../src/shared/contract/contacts.ts'
import { refusal, shopBook } from './shop-book.ts'

const ANNA = {
  given: 'Anna',
  family: 'Łęcka',
  nickname: 'Ania',
  say: 'WENTS-ka',
  source: 'Flyer',
  preferredChannel: 'sms',
  language: 'pl',
  note: 'Pays in coins.\nLikes rye.',
  gender: 'f',
  age: 41,
  familyStatus: 'married',
  householdIncome: 'middle',
  businessIncome: '',
  interests: 'baking',
  phones: [
    { typed: '0171 2345678', label: 'mobile' },
    { typed: 'ext. 12', label: 'work' },
  ],
  emails: [{ address: 'Anna@Example.com', label: 'home' }],
  addresses: [
    { label: 'home', street: 'Ring 1', postcode: '10115', city: 'Berlin', region: '', country: 'DE' },
    { label: 'work', street: 'Gasse 2', postcode: '', city: 'Potsdam', region: '', country: 'DE' },
  ],
  occasions: [
    { kind: 'birthday', label: '', date: '1984-02-29' },
    { kind: 'wedding', label: '', date: '2010' },
  ],
  preferences: [{ kind: 'allergy', words: 'hazelnuts' }],
  tags: ['VIP', 'Rye club', 'vip'],
} satisfies ContactPatch

test('everything said of a person is read back, with what follows from it', () => {
  using shop = shopBook()
  const id = shop.make(ANNA)
  expect(shop.get(id)).toMatchObject({
    name: 'Anna Łęcka',
    initials: 'AŁ',
    number: expect.stringMatching(/^[A-Z]+-1001$/) as string,
    ...ANNA,
    businessIncome: null,
    tags: ['Rye club', 'VIP'],
    phones: [
      { e164: '+491712345678', shown: '0171 2345678', canText: true },
      { e164: null, shown: 'ext. 12', canText: false },
    ],
    occasions: [
      { date: '1984-02-29', years: 42 },
      { date: '2010', next: null, years: null },
    ],
    hasPhoto: false,
    referrals: 0,
  })
})

describe('saving', () => {
  test('only what is named is changed', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    shop.save({ id, patch: { nickname: null, source: 'Friend' } })
    expect(shop.get(id)).toMatchObject({
      ...ANNA,
      nickname: null,
      source: 'Friend',
      businessIncome: null,
      tags: ['Rye club', 'VIP'],
    })
  })

  test('what is the same changes nothing and makes no entry', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const { phones, emails, addresses, occasions, preferences, tags, age } = shop.get(id)
    const plain = phones.map(({ id: row, typed, label }) => ({ id: row, typed, label }))
    const days = occasions.map(({ id: row, kind, label, date }) => ({ id: row, kind, label, date }))
    expect(
      shop.save({ id, patch: { ...ANNA, age, phones: plain, emails, addresses, occasions: days, preferences, tags } }),
    ).toBeNull()
  })

  test('rows of a list are kept by id: changed, moved, added and removed', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const [mobile, work] = shop.get(id).phones
    shop.save({
      id,
      patch: {
        phones: [
          { typed: '030 901820', label: 'home' },
          { id: work?.id, typed: 'ext. 13', label: 'work' },
        ],
      },
    })
    const after = shop.get(id).phones
    expect(after.map((phone) => phone.typed)).toEqual(['030 901820', 'ext. 13'])
    expect(after[1]?.id).toBe(work?.id)
    expect(after.map((phone) => phone.id)).not.toContain(mobile?.id)
    shop.save({
      id,
      patch: { phones: after.toReversed().map(({ id: row, typed, label }) => ({ id: row, typed, label })) },
    })
    expect(shop.get(id).phones.map((phone) => phone.typed)).toEqual(['ext. 13', '030 901820'])
  })

  test('a number keeps the country in which it was typed when the shop moves', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const [mobile] = shop.get(id).phones
    const abroad = { ...shop.context.settings, country: 'FR' }
    const rows = [
      { id: mobile?.id, typed: '0171 2345678', label: 'home' as const },
      { typed: '06 12 34 56 78', label: 'mobile' as const },
    ]
    shop.command((context) => saveContact({ ...context, settings: abroad }, { id, patch: { phones: rows } }))
    expect(shop.get(id).phones.map((phone) => phone.e164)).toEqual(['+491712345678', '+33612345678'])
  })

  test('an age grows with the years and is not taken for a change when sent back', () => {
    using shop = shopBook()
    const id = shop.make({ family: 'Berg', age: 40 })
    shop.book.turn(3 * 366 * 86_400_000)
    expect(shop.get(id).age).toBe(43)
    expect(shop.save({ id, patch: { age: 43 } })).toBeNull()
    shop.save({ id, patch: { age: 30 } })
    expect(shop.get(id).age).toBe(30)
    shop.save({ id, patch: { age: null } })
    expect(shop.get(id).age).toBeNull()
  })

  test('somebody gone or unknown is not found', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    shop.trash(id)
    expect(refusal(() => shop.get(id))?.code).toBe('NOT_FOUND')
    expect(refusal(() => shop.save({ id, patch: { given: 'B' } }))?.code).toBe('NOT_FOUND')
  })
})

describe('two people at two screens', () => {
  test('different fields and lists do not disturb each other', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const { version } = shop.get(id)
    shop.save({ id, version, patch: { source: 'Friend', tags: ['new'] } })
    shop.save({ id, version, patch: { given: 'Hanna', phones: [] } })
    expect(shop.get(id)).toMatchObject({ given: 'Hanna', source: 'Friend', phones: [], tags: ['new'] })
  })

  test('the same field, list or tags, changed meanwhile, are refused and nothing is written', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const { version } = shop.get(id)
    shop.save({ id, patch: { given: 'Hanna', emails: [], tags: [] } })
    const before = shop.get(id)
    for (const patch of [
      { given: 'Johanna', note: 'x' },
      { emails: [{ address: 'b@example.com', label: 'home' as const }] },
      { tags: ['other'] },
    ]) {
      expect(refusal(() => shop.save({ id, version, patch }))?.code).toBe('CHANGED_MEANWHILE')
    }
    expect(shop.get(id)).toEqual(before)
    // With what stands there now, or without a version, it is written.
    shop.save({ id, version: before.version, patch: { given: 'Johanna' } })
    expect(shop.get(id).given).toBe('Johanna')
  })

  test('saying what the other said already is no conflict', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const { version } = shop.get(id)
    shop.save({ id, patch: { given: 'Hanna' } })
    expect(shop.save({ id, version, patch: { given: 'Hanna' } })).toBeNull()
  })

  test('an undo is a change too', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const change = shop.save({ id, patch: { given: 'Hanna' } })
    const { version } = shop.get(id)
    shop.undo(change)
    expect(refusal(() => shop.save({ id, version, patch: { given: 'Johanna' } }))?.code).toBe('CHANGED_MEANWHILE')
  })

  test('a row that was removed meanwhile is a change, not a mistake', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const [mobile] = shop.get(id).phones
    shop.save({ id, patch: { phones: [] } })
    const stale = { phones: [{ id: mobile?.id, typed: '1234567', label: 'home' as const }] }
    expect(refusal(() => shop.save({ id, patch: stale }))?.code).toBe('CHANGED_MEANWHILE')
  })
})

describe('bad input', () => {
  const row = { label: 'home' as const }
  const address = { ...row, street: '', postcode: '', city: '', region: '' }
  test.each<[string, ContactPatch, string]>([
    ['nothing to call them by', { note: 'tall' }, 'family too_short'],
    ['a phone without digits', { phones: [{ ...row, typed: 'none' }] }, 'phones.0.typed not_a_phone'],
    [
      'a phone said twice',
      {
        phones: [
          { ...row, typed: '0171 2345678' },
          { ...row, typed: '+49171/2345678' },
        ],
      },
      'phones.1.typed twice',
    ],
    ['an e-mail that is none', { emails: [{ ...row, address: 'a@b' }] }, 'emails.0.address not_an_email'],
    [
      'an e-mail said twice',
      {
        emails: [
          { ...row, address: 'a@b.de' },
          { ...row, address: 'A@b.de' },
        ],
      },
      'emails.1.address twice',
    ],
    ['a country that is none', { addresses: [{ ...address, country: 'QQ' }] }, 'addresses.0.country unknown_country'],
    [
      'a day that does not exist',
      { occasions: [{ kind: 'birthday', label: '', date: '2023-02-29' }] },
      'occasions.0.date not_a_date',
    ],
    ['a language that is none', { language: 'x1' }, 'language unknown_language'],
    ['a colleague who is none', { lookedAfterBy: 12345 }, 'lookedAfterBy unknown'],
    ['a tag of nothing', { tags: ['  '] }, 'tags.0 too_short'],
    ['a link to nobody', { links: [{ kind: 'friend', otherId: 99, words: '' }] }, 'links.0.otherId unknown'],
    ['an id for a new row', { phones: [{ ...row, id: 7, typed: '0171 2345678' }] }, 'phones.0.id unknown'],
  ])('%s is refused, and nothing is made', (_, patch, rule) => {
    using shop = shopBook()
    const named = rule.startsWith('family') ? patch : { family: 'Berg', ...patch }
    expect(refusal(() => shop.make(named))).toEqual({ code: 'BAD_INPUT', rules: [rule] })
    expect(shop.listed()).toEqual([])
  })

  test('saving names its fields as the call does, and finds every mistake at once', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const patch = { emails: [{ ...row, address: 'x' }], phones: [{ ...row, typed: 'x' }], language: 'x1' }
    expect(refusal(() => shop.save({ id, patch }))?.rules).toEqual([
      'patch.language unknown_language',
      'patch.phones.0.typed not_a_phone',
      'patch.emails.0.address not_an_email',
    ])
  })

  test('a row of somebody else is refused, also one that hangs on another list', () => {
    using shop = shopBook()
    const [id, other] = [shop.make(ANNA), shop.make({ family: 'Berg', phones: [{ ...row, typed: '0172 1111111' }] })]
    const theirs = shop.get(other).phones[0]?.id
    const patch = {
      phones: [
        { ...row, typed: '0172 9999999' },
        { ...row, id: theirs, typed: '0172 2222222' },
      ],
    }
    expect(refusal(() => shop.save({ id, patch }))).toEqual({ code: 'BAD_INPUT', rules: ['patch.phones.1.id unknown'] })
    expect(shop.get(other).phones).toHaveLength(1)
  })

  test('one id in two rows is refused', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const mobile = shop.get(id).phones[0]?.id
    const patch = {
      phones: [
        { ...row, id: mobile, typed: '0171 1' },
        { ...row, id: mobile, typed: '0171 2' },
      ],
    }
    expect(refusal(() => shop.save({ id, patch }))?.rules).toEqual(['patch.phones.1.id twice'])
  })

  test('the last name, number and address cannot be taken away', () => {
    using shop = shopBook()
    const id = shop.make({ phones: [{ ...row, typed: '0171 2345678' }] })
    expect(shop.get(id).name).toBe('0171 2345678')
    expect(refusal(() => shop.save({ id, patch: { phones: [] } }))?.rules).toEqual(['patch.family too_short'])
    shop.save({ id, patch: { nickname: 'The tall one', phones: [] } })
    expect(shop.get(id).name).toBe('The tall one')
  })

  test('an odd address that came in earlier does not stand in the way of a new phone', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const email = shop.get(id).emails[0]
    shop.book.command('import', (tx) => tx.run('UPDATE email SET address = ? WHERE id = ?', 'odd', email?.id ?? 0))
    const patch = { emails: [{ ...row, id: email?.id, address: 'odd' }], phones: [{ ...row, typed: '0171 7654321' }] }
    shop.save({ id, patch })
    expect(shop.get(id).phones).toHaveLength(1)
  })

  test('of many people one mistake refuses all, and says whose it is', () => {
    using shop = shopBook()
    const people = [{ patch: { family: 'A' } }, { patch: { family: 'B', language: 'x1' } }]
    const refused = refusal(() => shop.command((context) => createContacts(context, people)))
    expect(refused?.rules).toEqual(['1.language unknown_language'])
    expect(shop.listed()).toEqual([])
  })
})

describe('links', () => {
  test('stand on both profiles, count who brought whom, and wait while somebody is in the trash', () => {
    using shop = shopBook()
    const [firm, boss] = [shop.make({ kind: 'company', family: 'Mill' }), shop.make({ family: 'Boss' })]
    const links = [
      { kind: 'works-for' as const, otherId: firm, words: 'since 2020' },
      { kind: 'referred-by' as const, otherId: boss, words: '' },
    ]
    const id = shop.make({ family: 'Berg', links })
    expect(shop.get(id).links).toMatchObject([
      { otherName: 'Mill', incoming: false },
      { otherName: 'Boss', incoming: false },
    ])
    expect(shop.get(firm).links).toMatchObject([{ kind: 'works-for', otherName: 'Berg', incoming: true }])
    expect([shop.get(boss).referrals, shop.get(firm).referrals]).toEqual([1, 0])
    const away = shop.trash(firm)
    expect(shop.get(id).links).toHaveLength(1)
    // The form does not know of the hidden link, so sending the others back must not remove it.
    shop.save({
      id,
      patch: {
        links: shop
          .get(id)
          .links.map(({ id: row, kind, otherId, words }) => ({ id: row, kind, otherId, words: `${words}!` })),
      },
    })
    shop.undo(away)
    expect(shop.get(id).links.map((link) => link.words)).toEqual(['since 2020', '!'])
  })

  test('to oneself, of companies as family and from a company as employee are refused', () => {
    using shop = shopBook()
    const [id, firm] = [shop.make({ family: 'Berg' }), shop.make({ kind: 'company', family: 'Mill' })]
    const link = (kind: 'friend' | 'parent' | 'works-for', otherId: number) => ({
      links: [{ kind, otherId, words: '' }],
    })
    expect(refusal(() => shop.save({ id, patch: link('friend', id) }))?.rules).toEqual(['patch.links.0.otherId itself'])
    expect(refusal(() => shop.save({ id, patch: link('parent', firm) }))?.rules).toEqual([
      'patch.links.0.kind not_between_these',
    ])
    expect(refusal(() => shop.save({ id: firm, patch: link('works-for', id) }))?.rules).toEqual([
      'patch.links.0.kind not_between_these',
    ])
    const twice = { links: [...link('friend', firm).links, ...link('friend', firm).links] }
    expect(refusal(() => shop.save({ id, patch: twice }))?.rules).toContain('patch.links.1.otherId twice')
  })
})

test('tags are one however they are typed, and a new name is shown on everyone', () => {
  using shop = shopBook()
  const [anna, bert] = [
    shop.make({ family: 'A', tags: ['Früh  Aufsteher'] }),
    shop.make({ family: 'B', tags: ['fruh aufsteher', 'x'] }),
  ]
  expect(shop.get(bert).tags).toEqual(['Früh Aufsteher', 'x'])
  const [tag] = shop.book.db.pluck<number>(`SELECT id FROM tag WHERE key = 'fruh aufsteher'`)
  shop.book.command('tags.rename', (tx) => tx.run('UPDATE tag SET name = ? WHERE id = ?', 'Morgens', tag ?? 0))
  expect(shop.get(anna).tags).toEqual(['Morgens'])
  expect(shop.found('morg')).toEqual(['B', 'A'])
  expect(shop.found('aufsteher')).toEqual([])
})

describe('undo', () => {
  test('of a new person takes them out of lists and search, redo brings them back', () => {
    using shop = shopBook()
    shop.make({ family: 'Other', tags: ['VIP'] })
    const { command } = shop.command((context) => createContacts(context, [{ patch: ANNA }]))
    const undone = shop.undo(command)
    expect([shop.listed(), shop.found('anna'), shop.found('5678'), shop.found('hazel')]).toEqual([
      ['Other'],
      [],
      [],
      [],
    ])
    shop.redo(undone)
    expect([shop.listed(), shop.found('anna'), shop.found('5678'), shop.found('hazel')]).toEqual([
      ['Anna Łęcka', 'Other'],
      ['Anna Łęcka'],
      ['Anna Łęcka'],
      ['Anna Łęcka'],
    ])
  })

  test('of a change restores profile, list and search exactly', () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const before = shop.get(id)
    const change = shop.save({
      id,
      patch: {
        given: 'Berta',
        nickname: null,
        phones: [{ typed: '030 901820', label: 'home' }],
        emails: [],
        tags: ['none'],
        note: null,
        addresses: [],
        occasions: [],
      },
    })
    expect(shop.found('anna')).toEqual([])
    expect(shop.found('1820')).toEqual(['Berta Łęcka'])
    shop.undo(change)
    const { version, changedAt, ...after } = shop.get(id)
    expect(after).toEqual((({ version: _v, changedAt: _c, ...rest }) => rest)(before))
    expect(version).toBeGreaterThan(before.version)
    expect(changedAt).toBeGreaterThan(before.changedAt)
    expect([shop.found('anna'), shop.found('1820'), shop.found('5678')]).toEqual([['Anna Łęcka'], [], ['Anna Łęcka']])
    expect(shop.listed({ tags: ['vip'] })).toEqual(['Anna Łęcka'])
  })

  test('the trash is undone, or emptied person by person', () => {
    using shop = shopBook()
    const [anna, bert] = [shop.make(ANNA), shop.make({ family: 'Bert' })]
    const away = shop.trash(anna, bert, anna)
    expect(shop.listed()).toEqual([])
    expect(shop.command(({ db }) => restoreContacts(db, [bert, 4711])).value).toBe(1)
    expect([shop.listed(), shop.found('bert')]).toEqual([['Bert'], ['Bert']])
    expect(refusal(() => shop.undo(away))?.code).toBe('UNDO_BLOCKED')
    expect(shop.command(({ db }) => restoreContacts(db, [anna, bert])).value).toBe(1)
    expect(shop.get(anna).phones).toHaveLength(2)
    expect(shop.found('5678')).toEqual(['Anna Łęcka'])
  })
})

describe('photo', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
  const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 9)
  const webp = Uint8Array.from('RIFF\0\0\0\0WEBPVP8 ', (letter) => letter.charCodeAt(0))

  test('is kept, replaced and taken away, each undoable', async () => {
    using shop = shopBook()
    const id = shop.make(ANNA)
    const bytes = async () => new Uint8Array((await photoOf(shop.context.db, id)?.arrayBuffer()) ?? [])
    shop.command(({ db }) => setPhoto(db, id, png))
    expect(shop.get(id).hasPhoto).toBe(true)
    expect(shop.listed({ has: ['photo'] })).toEqual(['Anna Łęcka'])
    const { command } = shop.command(({ db }) => setPhoto(db, id, jpeg))
    expect(await bytes()).toEqual(jpeg)
    shop.undo(command)
    expect(await bytes()).toEqual(png)
    expect(photoOf(shop.context.db, id)?.type).toBe('image/png')
    shop.command(({ db }) => setPhoto(db, id, null))
    expect([photoOf(shop.context.db, id), shop.get(id).hasPhoto]).toEqual([null, false])
  })

  test('is told by its bytes and not by its name', () => {
    expect([png, jpeg, webp].map(photoType)).toEqual(['image/png', 'image/jpeg', 'image/webp'])
    using shop = shopBook()
    const id = shop.make(ANNA)
    const svg = new TextEncoder().encode('<svg onload="alert(1)">')
    for (const bytes of [svg, new Uint8Array(), png.subarray(0, 4)]) {
      expect(refusal(() => shop.command(({ db }) => setPhoto(db, id, bytes)))?.rules).toEqual(['photo not_a_picture'])
    }
    expect(refusal(() => shop.command(({ db }) => setPhoto(db, 99, png)))?.code).toBe('NOT_FOUND')
  })
})
