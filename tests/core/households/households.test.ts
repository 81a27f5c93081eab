// Households through the contract: one address for all, moving in and out, cards, and files.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf, startWithBook, type TestCore, type TestWindow } from '../../support/core.ts'

let core: TestCore & { readonly owner: TestWindow }
let api: TestWindow['api']
beforeAll(async () => {
  core = await startWithBook()
  api = core.owner.api
})
afterAll(() => core.dispose())

const LINDEN = { street: 'Lindenstraße 5', postcode: '10969', city: 'Berlin', region: '', country: 'DE' } as const
const CANAL = { street: 'Am Kanal 12', postcode: '14467', city: 'Potsdam', region: '', country: 'DE' } as const

const person = async (given: string, family: string, address?: typeof LINDEN | typeof CANAL): Promise<number> =>
  (
    await api.contacts.create({
      given,
      family,
      ...(address && { addresses: [{ label: 'home', ...address }] }),
    })
  ).id
const home = async (contactId: number) => (await api.households.ofContact({ contactId })).household
const cityOf = async (id: number) =>
  (await api.contacts.list({ limit: 500 })).rows.find((row) => row.id === id)?.city ?? null
const undo = (answer: { readonly command: number | null }) => api.history.undo({ command: answer.command ?? 0 })

test('[A18] the shared address of a household is edited once, and people are linked as family, by work and by who brought whom', async () => {
  const ada = await person('Ada', 'Berg', LINDEN)
  const ben = await person('Ben', 'Berg', { ...LINDEN, street: 'Lindenstr. 5' } as unknown as typeof LINDEN)
  const cleo = await person('Cleo', 'Dahl')
  const { id } = await api.households.create({ contactIds: [ada, ben, cleo], name: 'The Berg family' })
  expect(await home(cleo)).toMatchObject({ name: 'The Berg family', address: LINDEN })
  expect((await home(ada))?.members.map(({ name }) => name)).toEqual(['Ada Berg', 'Ben Berg', 'Cleo Dahl'])
  // Said once: their own copies are gone, and nobody is found by an old one.
  expect((await api.contacts.get({ id: ben })).addresses).toEqual([])

  const saved = await api.households.save({ id, address: CANAL })
  expect(saved.members).toBe(3)
  for (const one of [ada, ben, cleo]) {
    expect((await home(one))?.address).toEqual(CANAL)
    expect(await cityOf(one)).toBe('Potsdam')
  }
  expect((await api.contacts.search({ text: 'kanal' })).map(({ name, matched }) => [name, matched])).toEqual(
    expect.arrayContaining([
      ['Ada Berg', 'address'],
      ['Ben Berg', 'address'],
      ['Cleo Dahl', 'address'],
    ]),
  )
  expect((await api.contacts.list({ filter: { city: 'potsdam', has: ['address'] } })).total).toBe(3)
  await undo(saved)
  expect(await cityOf(cleo)).toBe('Berlin')
  expect(await api.contacts.search({ text: 'kanal' })).toEqual([])

  const firm = await api.contacts.create({ kind: 'company', family: 'Berg Joinery' })
  await api.contacts.save({
    id: ada,
    patch: {
      links: [
        { kind: 'works-for', otherId: firm.id, words: '' },
        { kind: 'child', otherId: ben, words: '' },
        { kind: 'referred-by', otherId: cleo, words: '' },
      ],
    },
  })
  const seen = async (one: number) =>
    (await api.contacts.get({ id: one })).links.map(({ kind, otherName, incoming }) => [kind, otherName, incoming])
  expect(await seen(firm.id)).toEqual([['works-for', 'Ada Berg', true]])
  expect(await seen(ben)).toEqual([['child', 'Ada Berg', true]])
  expect((await api.contacts.get({ id: cleo })).referrals).toBe(1)
})

test('name and address are proposed from the people, and whoever lives elsewhere is said', async () => {
  const [eva, finn, gina] = [
    await person('Eva', 'Fuchs', CANAL),
    await person('Finn', 'Fuchs', LINDEN),
    await person('Gina', 'Groß', LINDEN),
  ]
  const proposed = await api.households.propose({ contactIds: [eva, finn, gina] })
  expect(proposed).toEqual({ families: ['Fuchs', 'Groß'], address: LINDEN, elsewhere: [] })
  const { id } = await api.households.create({ contactIds: [eva, finn, gina] })
  expect(await api.households.get({ id })).toMatchObject({ name: 'Fuchs & Groß', address: LINDEN, note: null })
  expect((await api.households.propose({ contactIds: [gina] })).elsewhere).toEqual([
    { contactId: gina, id, name: 'Fuchs & Groß' },
  ])
  // What is not the shared address stays their own.
  expect((await api.contacts.get({ id: eva })).addresses).toMatchObject([CANAL])
  expect(await cityOf(eva)).toBe('Berlin')
})

test('somebody moves out and keeps the address, takes another, or none; the others stay, and undo brings them back', async () => {
  const people = [await person('Hal', 'Ito'), await person('Ida', 'Ito'), await person('Jan', 'Ito')]
  const [hal = 0, ida = 0, jan = 0] = people
  const { id } = await api.households.create({ contactIds: people, address: LINDEN })
  const kept = await api.households.leave({ contactIds: [hal] })
  expect([await home(hal), (await api.contacts.get({ id: hal })).addresses[0]]).toMatchObject([null, LINDEN])
  await api.households.leave({ contactIds: [ida], address: CANAL })
  expect((await api.contacts.get({ id: ida })).addresses).toMatchObject([{ label: 'home', ...CANAL }])
  const none = await api.households.leave({ contactIds: [jan], keepAddress: false })
  expect([none.count, await cityOf(jan)]).toEqual([1, null])
  expect((await api.households.leave({ contactIds: [jan] })).count).toBe(0)
  expect((await api.households.list({ text: 'ito' })).rows).toEqual([])
  await undo(none)
  await undo(kept)
  expect((await api.households.get({ id })).members.map(({ name }) => name)).toEqual(['Hal Ito', 'Jan Ito'])
  expect((await api.contacts.get({ id: hal })).addresses).toEqual([])
  expect((await api.households.list({ text: 'lindenstr ito' })).rows).toMatchObject([{ id, name: 'Ito', count: 2 }])
})

test('whoever joins another household leaves the first, and undo of the joining puts them back', async () => {
  const [kai, lea, max] = [await person('Kai', 'Lund'), await person('Lea', 'Moss'), await person('Max', 'Moss')]
  const first = await api.households.create({ contactIds: [kai, lea], address: LINDEN })
  const second = await api.households.create({ contactIds: [max], address: CANAL })
  const joined = await api.households.join({ id: second.id, contactIds: [lea, lea, max] })
  expect(joined.count).toBe(1)
  expect((await home(lea))?.id).toBe(second.id)
  expect((await home(kai))?.members.map(({ name }) => name)).toEqual(['Kai Lund'])
  await undo(joined)
  expect((await home(lea))?.id).toBe(first.id)
})

test('a dissolved household leaves everybody their address, stands in the trash, and comes back with who is still free', async () => {
  const [nia, ole, pia] = [await person('Nia', 'Onn'), await person('Ole', 'Onn'), await person('Pia', 'Onn')]
  const { id } = await api.households.create({ contactIds: [nia, ole, pia], name: 'The Onns', address: LINDEN })
  await api.households.dissolve({ id })
  expect(await home(nia)).toBeNull()
  expect((await api.contacts.get({ id: nia })).addresses).toMatchObject([LINDEN])
  expect((await refusalOf(api.households.join({ id, contactIds: [nia] }))).code).toBe('NOT_FOUND')
  const other = await api.households.create({ contactIds: [pia], address: CANAL })
  const trash = await api.history.trash({})
  expect(trash.rows).toMatchObject([{ what: 'household', id, name: 'The Onns' }])
  await api.history.bringBack({ rows: [{ what: 'household', id }] })
  expect((await home(nia))?.members.map(({ name }) => name)).toEqual(['Nia Onn', 'Ole Onn'])
  expect((await home(pia))?.id).toBe(other.id)
  // The copies of the time between go with the next edit: one address, edited once.
  await api.households.save({ id, address: CANAL })
  expect((await api.contacts.get({ id: nia })).addresses).toEqual([])
  const { rows } = await api.history.list({ about: { what: 'household', id } })
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['households.save', 'history.bringBack', 'households.dissolve', 'households.create']),
  )
})

test('a member in the trash is not counted, and is back when brought back; undoing the making leaves nothing behind', async () => {
  const [quin, rob] = [await person('Quin', 'Rasch', LINDEN), await person('Rob', 'Rasch', LINDEN)]
  const made = await api.households.create({ contactIds: [quin, rob] })
  await api.contacts.trash({ ids: [rob] })
  expect((await api.households.get({ id: made.id })).members).toHaveLength(1)
  await api.contacts.restore({ ids: [rob] })
  expect((await api.households.get({ id: made.id })).members).toHaveLength(2)
  expect(await cityOf(rob)).toBe('Berlin')
  const lone = await api.households.create({ contactIds: [await person('Sam', 'Solo', LINDEN)] })
  await undo(lone)
  expect((await refusalOf(api.households.get({ id: lone.id }))).code).toBe('NOT_FOUND')
  expect((await api.history.trash({})).rows.filter(({ what }) => what === 'household')).toEqual([])
})

test('who seems to live with somebody is suggested, with the reason; a house of flats suggests only the family', async () => {
  const at = { ...CANAL, street: 'Hafenweg 3', postcode: '20457' } as unknown as typeof LINDEN
  const tom = await person('Tom', 'Uhl', at)
  const una = await person('Una', 'Uhl', { ...at, street: 'hafenweg  3' } as unknown as typeof LINDEN)
  const vic = await person('Vic', 'West', at)
  await person('Else', 'Where', { ...at, street: 'Hafenweg 33' } as unknown as typeof LINDEN)
  const names = async (contactId: number) =>
    (await api.households.ofContact({ contactId })).suggestions.map(({ name, why }) => [name, why])
  expect(await names(tom)).toEqual([
    ['Una Uhl', 'address-and-name'],
    ['Vic West', 'address'],
  ])
  const { id } = await api.households.create({ contactIds: [tom, una] })
  expect(await names(tom)).toEqual([['Vic West', 'address']])
  expect((await api.households.ofContact({ contactId: vic })).suggestions[0]?.household?.id).toBe(id)
  for (const given of ['A', 'B', 'C', 'D']) await person(given, 'Tenant', at)
  expect(await names(vic)).toEqual([])
  expect((await api.households.ofContact({ contactId: vic, suggest: false })).suggestions).toEqual([])
})

test('who seems to live together is found through the whole book, and is gone from there once they do', async () => {
  const at = { ...CANAL, street: 'Fundgasse 7', postcode: '99084' } as unknown as typeof LINDEN
  const people = [await person('Uta', 'Fund', at), await person('Udo', 'Fund', at), await person('Ute', 'Other', at)]
  await person('uta', 'Fundt', at)
  await api.contacts.create({ kind: 'company', family: 'Fund Ltd', addresses: [{ label: 'home', ...at }] })
  const here = async () =>
    (await api.households.found({ limit: 100 })).rows.filter(({ street }) => street === 'Fundgasse 7')
  expect(await here()).toMatchObject([
    {
      people: [{ name: 'Uta Fund' }, { name: 'Udo Fund' }],
      families: ['Fund'],
      why: 'address-and-name',
      household: null,
    },
  ])
  const made = await api.households.create({ contactIds: people.slice(0, 2) })
  expect(await here()).toEqual([])
  const late = await person('Uwe', 'FUND', { ...at, street: 'Fundgasse  7' } as unknown as typeof LINDEN)
  const [joins] = (await api.households.found({ limit: 100 })).rows.filter(({ people: some }) =>
    some.some(({ id }) => id === late),
  )
  expect(joins).toMatchObject({ household: { id: made.id, name: 'Fund' }, families: ['Fund'] })
  await api.households.join({ id: made.id, contactIds: [late] })
  expect((await api.households.found({ limit: 1 })).rows.length).toBeLessThanOrEqual(1)
})

test('three hundred people of one name at one address are no household, and nobody waits for them', async () => {
  const at = { ...CANAL, street: 'Nirgendwo 1', postcode: '01067' } as unknown as typeof LINDEN
  const rows = Array.from({ length: 300 }, (_, n) => `P${String(n)},Same,Nirgendwo 1,01067,Dresden`)
  const file = new File([['given name,family name,street,postcode,city', ...rows].join('\n')], 'many.csv')
  expect((await api.exchange.import({ kind: 'contacts', file })).created).toBe(300)
  const one = await person('Ann', 'Same', at)
  expect((await api.households.ofContact({ contactId: one })).suggestions).toHaveLength(8)
  const found = await api.households.found({ limit: 100 })
  expect(found.rows.filter(({ street }) => street === 'Nirgendwo 1')).toEqual([])
})

test('one card per household and one for each person without, of these people or of a list', async () => {
  const tag = 'cards'
  const make = async (given: string, family: string, own: boolean) =>
    (
      await api.contacts.create({
        given,
        family,
        tags: [tag],
        addresses: own ? [{ label: 'work', ...CANAL }] : [],
      })
    ).id
  const [xan, yve, zoe] = [
    await make('Xan', 'Young', true),
    await make('Yve', 'Young', true),
    await make('Zoe', 'Adler', true),
  ]
  const { id } = await api.households.create({ contactIds: [xan, yve], name: 'The Young family', address: LINDEN })
  const query = { filter: { tags: [tag] } }
  const cards = await api.households.cards({ query })
  expect(cards).toMatchObject({
    total: 2,
    people: 3,
    rows: [
      { household: null, name: 'Zoe Adler', address: CANAL, members: [{ id: zoe }] },
      { household: id, name: 'The Young family', address: LINDEN, members: [{ id: xan }, { id: yve }] },
    ],
  })
  expect((await api.households.cards({ ids: [yve, zoe], from: 1, limit: 1 })).rows).toMatchObject([
    { name: 'Zoe Adler' },
  ])
  expect((await refusalOf(api.households.cards({ ids: [yve], query }))).code).toBe('BAD_INPUT')

  const { file, rows } = await api.exchange.export({ what: 'contacts', query, perHousehold: true, open: true })
  expect(rows).toBe(2)
  const [heading, ...lines] = (await file.text()).replace('\uFEFF', '').trim().split('\r\n')
  expect(heading).toBe('name,street,postcode,city,region,country,people,members,household')
  expect(lines).toEqual([
    'Zoe Adler,Am Kanal 12,14467,Potsdam,,DE,1,Zoe Adler,no',
    'The Young family,Lindenstraße 5,10969,Berlin,,DE,2,Xan Young; Yve Young,yes',
  ])
  const each = await api.exchange.export({ what: 'contacts', query, open: true })
  expect([each.rows, (await each.file.text()).includes('Lindenstraße 5')]).toEqual([3, true])
})

test('a file that says the shared address again adds nothing, whoever of them it is about', async () => {
  const people = [await person('Ivo', 'Kern', LINDEN), await person('Jana', 'Kern')]
  for (const [at, id] of people.entries()) {
    const emails = [{ address: `kern${String(at)}@example.org`, label: 'home' as const }]
    await api.contacts.save({ id, patch: { emails } })
  }
  await api.households.create({ contactIds: people })
  const read = (street: string) => {
    const rows = people.map((_, at) => `kern${String(at)}@example.org,${street},10969,Berlin`)
    const file = new File([['email,street,postcode,city', ...rows].join('\n')], 'kern.csv')
    return api.exchange.import({ kind: 'contacts', file, mapping: { matchBy: ['email'] } })
  }
  expect(await read('Lindenstraße 5')).toMatchObject({ rows: 2, created: 0, updated: 0 })
  for (const id of people) expect((await api.contacts.get({ id })).addresses).toEqual([])
  expect(await read('Hofgasse 1')).toMatchObject({ created: 0, updated: 2 })
  expect((await home(people[0] ?? 0))?.address).toEqual(LINDEN)
})

test('what does not fit is refused, and nothing is lost', async () => {
  const abe = await person('Abe', 'Zorn', LINDEN)
  const firm = (await api.contacts.create({ kind: 'company', family: 'Zorn Ltd' })).id
  expect(await refusalOf(api.households.create({ contactIds: [abe, firm] }))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'contactIds.1', rule: 'not_a_person' }] },
  })
  const nowhere = { ...LINDEN, country: 'QX' }
  expect(await refusalOf(api.households.create({ contactIds: [abe], address: nowhere }))).toMatchObject({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'address.country', rule: 'unknown_country' }] },
  })
  expect((await refusalOf(api.households.create({ contactIds: [abe, 999_999] }))).code).toBe('NOT_FOUND')
  expect((await api.contacts.get({ id: abe })).addresses).toHaveLength(1)
  const { id } = await api.households.create({ contactIds: [abe] })
  const { version } = await api.households.get({ id })
  await api.households.save({ id, address: CANAL, version })
  expect((await refusalOf(api.households.save({ id, address: LINDEN, version }))).code).toBe('CHANGED_MEANWHILE')
  await api.households.save({ id, note: 'Ring twice', version })
  expect(await api.households.get({ id })).toMatchObject({ address: CANAL, note: 'Ring twice' })
  await api.households.save({ id, address: null })
  expect((await api.households.get({ id })).address).toBeNull()
  expect(await cityOf(abe)).toBeNull()
})

test('consent and permission to write are of the person alone; only where a letter would go comes from the household', async () => {
  const [cas, dot] = [await person('Cas', 'Dorn'), await person('Dot', 'Dorn')]
  await api.consent.give({ contactId: cas, channels: ['post'], how: 'at the counter', words: 'By post, yes.' })
  await api.households.create({ contactIds: [cas, dot], address: LINDEN })
  const post = async (contactId: number) => {
    const said = await api.consent.state({ contactId })
    const one = said.channels.find(({ channel, purpose }) => channel === 'post' && purpose === 'marketing')
    return [one?.state, one?.mayWrite, one?.addresses.length]
  }
  expect([await post(cas), await post(dot)]).toEqual([
    ['given', true, 1],
    ['unknown', false, 1],
  ])
})
