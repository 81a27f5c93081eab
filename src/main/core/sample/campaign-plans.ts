// What the sample bakery told its people in the last years, and what it has in mind; written as Rosa would have.
import type { CampaignPlan } from '../../../shared/contract/campaigns.ts'

const NOBODY_LEFT_OUT: CampaignPlan['audience'] = {
  everyone: false,
  segments: [],
  lists: [],
  people: [],
  exceptSegments: [],
  exceptLists: [],
}
const WORDS: CampaignPlan['words'] = {
  subject: '',
  subjectB: '',
  preview: '',
  body: '',
  button: { label: '', href: '' },
  letter: '',
  script: '',
}
const PLAN = {
  note: '',
  class: 'marketing',
  because: '',
  channels: ['email'],
  audience: { ...NOBODY_LEFT_OUT, everyone: true },
  holdOut: 0,
  schedule: { when: 'now' },
  catchUp: 'late',
  coupon: null,
  window: 14,
  costFixed: 0,
  costPer: 0,
  budget: null,
} as const satisfies Partial<CampaignPlan>

const DEAR = '{{ first_name | default: "friend" }}'

export const BIRTHDAYS: CampaignPlan = {
  ...PLAN,
  name: 'Birthday greeting',
  note: 'A pastry on the house, any day of the two weeks after.',
  schedule: { when: 'yearly', occasion: 'birthday', offset: 0, at: 540 },
  coupon: { kind: 'personal', what: 'A pastry on the house', goodFor: 14, cost: 110 },
  words: {
    ...WORDS,
    subject: `Happy birthday, ${DEAR}!`,
    preview: 'A pastry is waiting for you.',
    body: `<p>Happy birthday, ${DEAR}!</p><p>We hope the day is a good one. Come by in the next two weeks: a pastry of your choice is on the house.</p><p>{{ coupon }}</p><p>Rosa and all of us at the bakery</p>`,
  },
}

export const SLIPPING: CampaignPlan = {
  ...PLAN,
  name: 'Your loaf is waiting',
  note: 'For those who had not been in for ten days or more.',
  holdOut: 20,
  window: 14,
  costFixed: 4_000,
  budget: 10_000,
  coupon: { kind: 'personal', what: 'A small loaf free with any purchase', goodFor: 14, cost: 180 },
  words: {
    ...WORDS,
    subject: `${DEAR}, your loaf is waiting`,
    preview: 'The next one is on us.',
    body: `<p>Dear ${DEAR},</p><p>We have not seen you for a while, and we noticed. The next small loaf is on us when you come by.</p><p>{{ coupon }}</p><p>Rosa</p>`,
  },
}

export const POSTCARD: CampaignPlan = {
  ...PLAN,
  name: 'We miss you (postcard)',
  note: 'Two hundred cards printed at the corner shop, written by hand by Wren.',
  channels: ['post'],
  holdOut: 25,
  window: 21,
  costFixed: 18_000,
  costPer: 95,
  budget: 25_000,
  coupon: { kind: 'shared', what: 'Coffee and a cookie', goodFor: 21, cost: 160 },
  words: {
    ...WORDS,
    subject: 'We miss you',
    letter: `<p>Dear ${DEAR},</p><p>It has been a while! Bring this card, and coffee and a cookie are on us.</p><p>Rosa</p>`,
  },
}

export const NEW_RYE: CampaignPlan = {
  ...PLAN,
  name: 'New: the dark rye',
  note: 'Two subjects, to see which is read.',
  window: 14,
  words: {
    ...WORDS,
    subject: 'The dark rye is here',
    subjectB: `${DEAR}, try this one with butter`,
    preview: 'Baked overnight, ready at eight.',
    body: `<p>Dear ${DEAR},</p><p>The dark rye you asked for is on the shelf from eight in the morning. It keeps for a week, and is best on the second day.</p><p>See you soon, Rosa</p>`,
  },
}

export const CLASS: CampaignPlan = {
  ...PLAN,
  name: 'Bread class for beginners',
  note: 'Held up until the baker says which Saturday it is.',
  window: 30,
  words: {
    ...WORDS,
    subject: 'Bake your first loaf with us',
    preview: 'A Saturday morning, eight places.',
    body: `<p>Dear ${DEAR},</p><p>On a Saturday morning we bake the first loaf together: eight places, coffee included. Answer this mail if you would like one.</p><p>Rosa</p>`,
  },
}

export const CALLS: CampaignPlan = {
  ...PLAN,
  name: 'Stollen: who wants one again?',
  note: 'Calls in the quiet hour after lunch.',
  channels: ['phone'],
  window: 30,
  costPer: 60,
  words: {
    ...WORDS,
    subject: 'Stollen',
    script: `Hello ${DEAR}, this is Rosa’s Bakery. We are writing down the stollen orders, and yours was a good one last year: shall we put one aside for you?`,
  },
}

export const DRAFT: CampaignPlan = {
  ...PLAN,
  name: 'Valentine hearts',
  note: 'Ask Tomás for a picture first.',
  channels: ['email', 'post'],
  holdOut: 15,
  words: {
    ...WORDS,
    subject: 'Hearts, while they last',
    body: `<p>Dear ${DEAR},</p><p>The red hearts come out of the oven on Friday.</p>`,
  },
}
