import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CampaignPlan } from '../../../../src/shared/contract/campaigns.ts'
import { TEMPLATE_OCCASIONS } from '../../../../src/shared/domain/messages/words.ts'
import { refusalOf, startWithBook } from '../../../support/core.ts'
import { planOf } from '../campaign-shop.ts'
import { wordsOf } from './words.ts'

let core: Awaited<ReturnType<typeof startWithBook>>
let ana: number
let nobody: number

beforeAll(async () => {
  core = await startWithBook()
  const { api } = core.owner
  ana = (
    await api.contacts.create({
      given: 'Ana <b>{{x}}',
      family: 'Novak',
      occasions: [{ kind: 'birthday', label: '', date: '1990-03-14' }],
    })
  ).id
  nobody = (await api.contacts.create({ given: '', family: '', phones: [{ typed: '020 7946 0000', label: 'mobile' }] }))
    .id
})

afterAll(() => core.dispose())

const api = () => core.owner.api

const preview = (
  plan: Partial<CampaignPlan>,
  contactId: number | null = ana,
  channel: 'email' | 'post' | 'phone' = 'email',
) => api().campaigns.preview({ plan: planOf(plan), contactId, channel })

it('a mail is previewed as one person would read it, its pictures inside', async () => {
  const { subject, html, text, missing } = await preview({
    words: wordsOf({ body: '<p>Dear {{ first_name }}, {{ age_turned }} on {{ occasion_day }}</p>' }),
    schedule: { when: 'yearly', occasion: 'birthday', offset: -2, at: 540 },
    coupon: { kind: 'personal', what: 'One bun', goodFor: 7, cost: 0 },
  })
  expect(subject).toBe('Hello Ana <b>{{x}}')
  expect(html).toContain('Dear Ana &lt;b&gt;{{x}}, 36 on Saturday')
  expect(html).toContain('src="data:image/png;base64,')
  expect(html).not.toContain('cid:')
  expect(text).toContain('Dear Ana <b>{{x}}, 36 on Saturday')
  // Two days before the 14th, and seven more.
  expect(text).toContain('Good until 19 March 2026')
  expect(missing).toEqual([])
})

it('the foot of a mail is shown where it advertises, and not where somebody waits for it', async () => {
  await api().sending.changeRules({ postalAddress: '1 High Street\nLondon' })
  const sold = await preview({})
  expect(sold.html).toContain('1 High Street<br>London')
  expect(sold.text).toContain(`-- \nCorner Bakery\n1 High Street\nLondon\n`)
  expect((await preview({ class: 'service', because: 'order' })).text).not.toContain('-- ')
  expect((await preview({}, ana, 'post')).html).not.toContain('High Street')
})

it('what has nothing to say is named, and what is said instead is shown', async () => {
  const words = wordsOf({ body: '<p>{{ first_name }} {{ last_name }} {{ favourite | default: "bun" }}</p>' })
  const { text, missing } = await preview({ words }, nobody)
  expect(text).toMatch(/^friend {2}bun\n\n-- \n./)
  expect(missing).toEqual(['last_name'])
  const ofNobody = await preview({ words, coupon: { kind: 'shared', what: 'One bun', goodFor: 7, cost: 0 } }, null)
  expect(ofNobody.missing).toEqual(['last_name'])
  expect(ofNobody.text).toContain('One bun')
  expect(ofNobody.text).toContain('Good until 17 March 2026')
})

it('a saved campaign is previewed on paper and on the phone', async () => {
  const words = wordsOf({ letter: '<p>{{ salutation }},</p>', script: 'Call {{ full_name }}' })
  const { id } = await api().campaigns.create(planOf({ words }))
  const letter = await api().campaigns.preview({ id, contactId: ana, channel: 'post' })
  expect(letter.html).toBe('<p>Dear Ana &lt;b&gt;{{x}},</p>')
  expect((await api().campaigns.preview({ id, contactId: ana, channel: 'phone' })).text).toBe('Call Ana <b>{{x}} Novak')
})

it('words that cannot be read are refused with their line and column', async () => {
  const refusal = await refusalOf(preview({ words: wordsOf({ body: '<p>Hello</p><p>dear {{ x }}</p>' }) }))
  expect(refusal).toEqual({
    code: 'BAD_INPUT',
    data: { issues: [{ path: 'words.body', rule: 'unknown_placeholder', line: 2, column: 6 }] },
  })
  expect((await refusalOf(preview({}, 4_294_999_999))).code).toBe('NOT_FOUND')
})

it("the shop's own fields are placeholders, by their name and with their values as they read", async () => {
  const size = await api().fields.define({ subject: 'contacts', name: 'Shoe size', type: 'number' })
  const paid = await api().fields.define({ subject: 'contacts', name: 'Größe', type: 'money' })
  await api().contacts.save({ id: ana, patch: { custom: { [String(size.id)]: 42.5, [String(paid.id)]: 1_250 } } })
  const listed = await api().campaigns.placeholders({})
  expect(listed.filter(({ name }) => name.startsWith('own.'))).toEqual([
    { name: 'own.shoe_size', label: 'Shoe size', type: 'number', fallback: null },
    { name: 'own.grosse', label: 'Größe', type: 'money', fallback: null },
  ])
  expect(listed.find(({ name }) => name === 'first_name')).toEqual({
    name: 'first_name',
    label: null,
    type: 'text',
    fallback: 'friend',
  })
  const { text } = await preview({ words: wordsOf({ body: '<p>{{ own.shoe_size }} {{ own.grosse }}</p>' }) })
  expect(text).toMatch(/^42\.5 £12\.50\n/)
  await api().fields.archive({ id: size.id, archived: true })
  expect((await api().campaigns.placeholders({})).some(({ name }) => name === 'own.shoe_size')).toBe(false)
  // A text that names it still says what is known.
  expect((await preview({ words: wordsOf({ body: '<p>x{{ own.shoe_size }}</p>' }) })).text).toMatch(/^x42\.5\n/)
})

it('ten templates come with the program, and each can be sent to anybody as it is', async () => {
  const templates = await api().campaigns.templates({})
  expect(templates.map(({ template }) => template)).toEqual([...TEMPLATE_OCCASIONS])
  for (const { words, occasion } of templates) {
    for (const channel of ['email', 'post', 'phone'] as const) {
      const schedule = { when: 'yearly', occasion: 'birthday', offset: 0, at: 540 } as const
      for (const person of [ana, ...(occasion === 'anniversary' ? [] : [nobody])]) {
        const { subject, text, missing } = await preview({ words, schedule }, person, channel)
        expect(missing, `${occasion} ${channel}`).toEqual([])
        expect(text.length, `${occasion} ${channel}`).toBeGreaterThan(60)
        expect(`${subject}${text}`.replaceAll('{{x}}', ''), `${occasion} ${channel}`).not.toMatch(
          /[{}]|undefined| ,| \./,
        )
      }
    }
  }
})

it('a template of the shop is kept clean, changed, put aside, and undone', async () => {
  const words = wordsOf({ body: '<p onclick="x()">Hello <script>y</script><b>{{ first_name }}</b></p>' })
  const { id, command } = await api().campaigns.saveTemplate({ name: 'Ours', occasion: 'event', words })
  const own = async () => (await api().campaigns.templates({})).find(({ template }) => template === id)
  expect(await own()).toMatchObject({ name: 'Ours', words: { body: '<p>Hello <strong>{{ first_name }}</strong></p>' } })
  await api().campaigns.saveTemplate({ id, name: 'Ours too', occasion: 'offer', words })
  expect(await own()).toMatchObject({ name: 'Ours too', occasion: 'offer' })
  expect(
    (
      await refusalOf(
        api().campaigns.saveTemplate({ name: 'Bad', occasion: 'offer', words: wordsOf({ script: '{{ x }}' }) }),
      )
    ).code,
  ).toBe('BAD_INPUT')
  expect((await refusalOf(api().campaigns.archiveTemplate({ id: 4_294_999_999, archived: true }))).code).toBe(
    'NOT_FOUND',
  )
  await api().campaigns.archiveTemplate({ id, archived: true })
  expect(await own()).toBeUndefined()
  await api().campaigns.archiveTemplate({ id, archived: false })
  expect(command).toBeTypeOf('number')
})
